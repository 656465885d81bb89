import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { plotLeft } from '../paint/bench'
import type { ViewProps } from '../view'
import { AllocationPicture } from './AllocationPicture'
import styles from './allocation.module.css'
import { Fans } from './BandsDetail'
import { ChannelsDetail, mapFoot } from './ChannelsDetail'
import type { CellBox } from './cells'
import { cellAt } from './cells'
import { DetailFoot } from './DetailFoot'
import { DetailSwitch } from './DetailSwitch'
import { detailOf, detailSize } from './detail'
import { useWavelengths } from './lane'
import { MoveBar, MoveHint } from './MoveBar'
import { Mover } from './Mover'
import { movesOf, roundWavelength } from './moves'
import type { Tool } from './PaintBar'
import { brushesOf, PaintBar } from './PaintBar'
import { Painter } from './Painter'
import { PaintGrid } from './PaintGrid'
import { sayPair } from './pairKeys'
import { primaryPlace } from './primaryPlace'
import { useRow } from './rows'
import { SelectionBox } from './SelectionBox'

/** px of the tools and the gap under them */
const BAR = 34 + 12
/** px of what is said under them while pairs are moved */
const HINT = 16 + 12

/** The allocation at large, to be painted and moved; on the narrow page as a grid of cells that a finger can hit. */
export function AllocationPrimary({ input, act, width, height }: ViewProps) {
  const [wanted, setTool] = useState<Tool>('t')
  const [anchor, setAnchor] = useState<number | null>(null)
  const { a: sideA, b: sideB, cursor, palette, phone, scene, view } = input
  const brushes = useMemo(() => brushesOf(sideA.setup, scene.segments), [sideA.setup, scene.segments])
  const tool = wanted === 'move' || brushes.includes(wanted) ? wanted : (brushes[0] ?? 'n')
  const ruler = useWavelengths(input)
  const detail = useMemo(() => detailOf({ a: sideA, b: sideB, view, scene }), [sideA, sideB, view, scene])
  const size = detailSize(detail, width, phone)
  const place = primaryPlace(
    height - BAR - (tool === 'move' ? HINT : 0) - (detail.kind === 'channels' ? mapFoot(detail.sides.length, phone) : 0),
    sideB !== null,
    size,
  )
  const a = useRow(input, sideA, ruler, place.rows.a.height)
  const b = useRow(input, sideB ?? sideA, ruler, place.rows.b.height)
  const left = plotLeft(false)
  const { y: top, height: tall } = place.rows.a
  const moves = movesOf(sideA, act)
  const shared = { pairs: a.pairs.length, said: sayPair(a.pairs[cursor.pair]), cursor, act }
  const over = (pick: (x: number, y: number) => number | null, children: ReactNode, boxes: readonly CellBox[] | null) =>
    tool === 'move' ? (
      <Mover {...shared} moves={moves} pick={pick} place={boxes ? onRuler(boxes, ruler, left) : undefined}>
        {children}
      </Mover>
    ) : (
      <Painter {...shared} brush={tool} brushes={brushes} anchor={anchor} onAnchor={setAnchor} pick={pick}>
        {children}
      </Painter>
    )
  const pickOnRuler = (x: number, y: number) => {
    const inside = y >= top - 4 && y <= top + tall + 4 && x >= left && x <= left + ruler.width
    return inside ? cellAt(a.boxes, x - left, y - top) : null
  }
  return (
    <div className={styles.primary} style={{ width, minHeight: height }}>
      <PaintBar
        brushes={brushes}
        tool={tool}
        onTool={setTool}
        painted={scene.a.allocation.variant === 'custom'}
        mover={<MoveBar input={input} moves={moves} />}
      >
        <DetailSwitch shown={detail.kind} act={act} />
      </PaintBar>
      {tool === 'move' && <MoveHint input={input} />}
      {phone ? (
        <PaintGrid input={input} row={a} width={width} anchor={anchor} over={(pick, grid) => over(pick, grid, null)} />
      ) : (
        over(
          pickOnRuler,
          <svg className={styles.picture} width={width} height={place.height} aria-hidden="true">
            <AllocationPicture input={input} a={a} b={sideB && b} ruler={ruler} place={place} detail={detail} />
            {anchor !== null && tool !== 'move' && (
              <g transform={`translate(${left} ${top})`}>
                <SelectionBox boxes={a.boxes} from={anchor} to={cursor.pair} height={tall} palette={palette} />
              </g>
            )}
          </svg>,
          a.boxes,
        )
      )}
      {detail.kind === 'channels' ? (
        <ChannelsDetail input={input} sides={detail.sides} act={act} width={width} />
      ) : (
        <svg className={styles.tables} width={width} height={size.foot + (phone ? size.fans : 0)}>
          {phone && detail.kind === 'bands' && (
            <g transform={`translate(${plotLeft(true)} 0)`}>
              <Fans scalings={detail.scalings} ruler={ruler} pair={cursor.pair} phone palette={palette} />
            </g>
          )}
          <g transform={`translate(0 ${phone ? size.fans : 0})`}>
            <DetailFoot input={input} detail={detail} width={width} />
          </g>
        </svg>
      )}
    </div>
  )
}

/** Where cells stand on the ruler, and what wavelength is under a px of the view. */
function onRuler(boxes: readonly CellBox[], ruler: ReturnType<typeof useWavelengths>, left: number) {
  return {
    middle: (pair: number) => {
      const box = boxes[pair]
      return box ? left + box.x + box.width / 2 : 0
    },
    wavelength: (x: number) => roundWavelength(Math.max(ruler.view.from, ruler.at(Math.min(ruler.width, x - left)))),
  }
}
