import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Run } from '../../core/runs'
import type { Segment } from '../../core/scene'
import { gridOf } from '../../core/tokens'
import { axisText } from '../paint/axisWords'
import parts from '../paint/parts.module.css'
import type { Side, ViewProps } from '../view'
import { FrameTile } from './FrameTile'
import { factsOf } from './facts'
import { allFrames, frameAxis, frameName, idsOf, rangesOf, timeDistance } from './frameAt'
import { IdList, IdTip } from './IdTip'
import style from './layout.module.css'
import { layTile, tokenUnder } from './tile'
import { frameSeconds, idText, secondsText } from './words'

const PICKS_HEIGHT = 46
const TITLE = 40

/** One frame of A and B, patch by patch, and a row of frames to choose from. */
export function TilesPanel({ input, act, width, height }: Pick<ViewProps, 'input' | 'act' | 'width' | 'height'>) {
  const { a, b, scene, palette } = input
  const { segments } = scene
  const [wanted, setWanted] = useState(0)
  const frames = allFrames(factsOf(a, segments))
  const chosen = Math.min(wanted, frames.length - 1)
  if (chosen < 0)
    return (
      <p className={parts.message}>
        {segments.some(part => part.kind === 'agents')
          ? 'Agents have no patches; Strips and Plane show where they stand.'
          : 'This prompt has no image or video. Add one under Sequence to see its patches.'}
      </p>
    )

  const choose = (at: number) => {
    setWanted(at)
    act.setCursor({ delta: timeDistance(a, factsOf(a, segments), frames[at] as Run), pinned: true })
  }
  const distance = timeDistance(a, factsOf(a, segments), frames[chosen] as Run)
  const sides = b ? [a, b] : [a]
  const beside = width >= 760 && sides.length === 2
  const room = beside ? (width - 24) / 2 : width
  const tall = height - PICKS_HEIGHT - TITLE
  return (
    <>
      <FramePicks frames={frames} chosen={chosen} segments={segments} most={width < 600 ? 4 : 14} onChoose={choose}>
        {frames.length === 1
          ? `the only ${segments.some(part => part.kind === 'video') ? 'frame' : 'image'} of this prompt`
          : input.cursor.pinned && input.cursor.delta === distance
            ? `Δ = ${idText(distance)}: from the first frame to this one on ${axisText(frameAxis(a))} in ${a.letter}`
            : 'choosing a frame sets Δ to its distance from the first'}
      </FramePicks>
      <div className={style.pair}>
        {sides.map(side => {
          const run = allFrames(factsOf(side, segments))[chosen]
          return run ? (
            <SideTile
              key={side.letter}
              {...{ side, run, segments, palette }}
              width={room}
              height={beside ? tall : Math.max(tall, Math.min(300, 46 * gridOf(segments[run.segment] as Segment).rows))}
            />
          ) : null
        })}
      </div>
    </>
  )
}

interface PicksProps {
  frames: readonly Run[]
  chosen: number
  segments: readonly Segment[]
  most: number
  onChoose: (at: number) => void
  children: ReactNode
}

function FramePicks({ frames, chosen, segments, most, onChoose, children }: PicksProps) {
  const shown = Math.min(most, frames.length)
  const from = Math.max(0, Math.min(frames.length - shown, chosen - Math.floor(shown / 2)))
  const pick = (at: number) => {
    const { segment, frame } = frames[at] as Run
    const grid = segments[segment]
    return (
      <button
        key={at}
        type="button"
        className={`${parts.raised} ${parts.press} ${style.frame}`}
        aria-pressed={at === chosen}
        onClick={() => onChoose(at)}
      >
        {idText(at + 1)}
        <span>{grid?.kind === 'video' ? secondsText(frameSeconds(grid, frame)) : 'image'}</span>
      </button>
    )
  }
  return (
    <div className={style.frames} role="group" aria-label="Frame">
      {from > 0 && pick(0)}
      {from > 1 && '…'}
      {Array.from({ length: shown }, (_, k) => pick(from + k))}
      {from + shown < frames.length - 1 && '…'}
      {from + shown < frames.length && pick(frames.length - 1)}
      <p aria-live="polite">{children}</p>
    </div>
  )
}

interface SideProps {
  side: Side
  run: Run
  segments: readonly Segment[]
  palette: ViewProps['input']['palette']
  width: number
  height: number
}

function SideTile({ side, run, segments, palette, width, height }: SideProps) {
  const [pointed, setMarked] = useState<number | null>(null)
  const marked = pointed !== null && pointed >= run.start && pointed < run.start + run.count ? pointed : null
  const grid = gridOf(segments[run.segment] as Segment)
  const tile = layTile(side.spec, run, grid, width, height)
  const [row, col] = marked === null ? [0, 0] : [side.spec.tokens.row[marked] as number, side.spec.tokens.col[marked] as number]
  return (
    <div className={style.place} style={{ width }} onPointerLeave={() => setMarked(null)}>
      <svg
        width={width}
        height={TITLE + height}
        role="img"
        aria-label={`${side.letter} ${side.name}, ${frameName(run, segments)}`}
      >
        <text y={12} fontSize={13} fill={palette.ink2}>
          <tspan fontWeight={600} fill={palette.ink}>
            {side.letter}
          </tspan>{' '}
          {side.name}, {frameName(run, segments)}
        </text>
        <text y={29} fontSize={12}>
          {rangesOf(side, run).map(({ axis, text }, k) => (
            <tspan key={axis} dx={k ? 12 : 0} fill={palette.axisInk[axis]}>
              {axisText(axis)} {text}
            </tspan>
          ))}
        </text>
        <g
          transform={`translate(0 ${TITLE})`}
          onPointerMove={event => {
            const box = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect()
            setMarked(tokenUnder(tile, event.clientX - box.left, event.clientY - box.top - TITLE))
          }}
        >
          <FrameTile side={side} tile={tile} palette={palette} marked={marked} />
        </g>
      </svg>
      {marked !== null && (
        <IdTip x={(col + 1) * tile.cell.width} y={TITLE + tile.rim + row * tile.cell.height} width={width}>
          <strong>
            row {row + 1}, column {col + 1}
          </strong>
          <p>token {idText(marked)}</p>
          <IdList columns={[{ letter: side.letter, ids: idsOf(side, marked) }]} palette={palette} />
        </IdTip>
      )}
    </div>
  )
}
