import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { contentFactor } from '../../core/field'
import { formatValue } from '../paint/format'
import { SOFTWARE } from '../paint/layer'
import parts from '../paint/parts.module.css'
import { usePixelRatio } from '../paint/usePixelRatio'
import type { ViewInput, ViewProps } from '../view'
import { EmptyField } from './EmptyField'
import { FieldBar } from './FieldBar'
import { columnParts, FieldColumn } from './FieldColumn'
import { FieldProfiles } from './FieldProfiles'
import styles from './field.module.css'
import type { Aim } from './gestures'
import { cellAfterKey, keyChange, queryChange, useTileGestures } from './gestures'
import { MeasureList } from './MeasureList'
import { measuresOf } from './measures'
import { PlanePrimary } from './PlanePrimary'
import type { FieldModel, FieldPicture, Page } from './picture'
import { fieldModel, fieldPicture, fitPage, placeModel } from './picture'
import { capacity, FOOT, SIDE } from './placeField'
import { planeOf } from './plane'
import { readKey } from './readout'
import { sidesOf } from './scores'
import type { Subject } from './subject'
import { placeWords, subjectOf, tokenAt } from './subject'
import { TileMarks } from './TileMarks'
import { paintTiles } from './tilePaint'

/** The score of every key of a grid, frame by frame, as one query sees it; agents on their plane. */
export function FieldPrimary(props: ViewProps) {
  const { input, frame, act, width, height } = props
  if (contentFactor(input.scene.content) === 0) return <EmptyField why="content" act={act} height={height} />
  if (planeOf(input)) return <PlanePrimary {...props} />
  const model = fieldModel(input, frame)
  if (!model) return <EmptyField why="grid" act={act} height={height} />
  return <GridField now={input} model={model} act={act} width={width} height={height} phone={input.phone} />
}

interface GridProps extends Pick<ViewProps, 'act' | 'width' | 'height'> {
  /** what the picture is to show; the model may still be of an older cursor */
  now: ViewInput
  model: FieldModel
  phone: boolean
}

function GridField({ now, model, act, width, height, phone }: GridProps) {
  const { input, subject, grid, rows, scale, step, sides } = model
  const { palette } = input
  const [aim, setAim] = useState<Aim>(() => (matchMedia('(pointer: coarse)').matches ? 'key' : 'query'))
  const place = useMemo(
    () => placeModel(model, { width, height }, phone),
    [grid.frames, grid.rows, grid.cols, rows.length, width, height, phone],
  )
  const [page, setPage] = usePage(subject, grid.frames, capacity(place))
  const scores = rows.map(row => row.scores)
  const picture = useMemo(
    () => fieldPicture(model, place, page),
    [...scores, subject.query, subject.key, place, page, palette, scale.from, scale.to, scale.signed, step, rows.length],
  )
  const painted = useMemo(
    () => ({ tiles: picture.tiles, style: picture.style }),
    [...scores, place, page, palette, scale.from, scale.to, scale.signed],
  )
  const gestures = useTileGestures({ ...picture, ...model }, now, act, aim)
  const column = { model, place, width: phone ? width : SIDE.width }
  const columnHeight = columnParts(column).height
  const drawn = phone ? place.height : Math.max(place.height, columnHeight)
  const measures = useMemo(() => measuresOf(model), [...sides.flatMap(own => [own.side, own.scores]), subject.query, input.scene])
  const readings = sidesOf(input).flatMap(side => readKey(side, input.scene, subject.query, subject.key) ?? [])
  const aimed = aim === 'query' && subject.from ? subject.query : subject.key
  const values = readings.map(({ side, score }) => `${side.letter} ${formatValue(score)}`)
  return (
    <div className={parts.cover} style={{ width, minHeight: height }}>
      <div className={styles.place} style={{ height: drawn }}>
        <TileCanvas {...painted} left={place.left} width={place.width} height={place.height} />
        <svg width={width} height={drawn} aria-hidden="true">
          <g transform={`translate(${place.left} 0)`}>
            <TileMarks picture={{ ...picture, ...model }} phone={phone} />
            <FieldProfiles model={model} place={place} />
          </g>
          {!phone && (
            <g transform={`translate(${width - SIDE.width} 0)`}>
              <FieldColumn {...column} />
            </g>
          )}
        </svg>
        <div
          className={styles.tiles}
          style={{
            left: place.left,
            width: place.width,
            height: place.profiles.kind === 'below' ? place.profiles.top - 30 : place.height,
          }}
          role="slider"
          tabIndex={0}
          aria-label={aim === 'query' ? 'Query token' : 'Key token'}
          aria-valuemin={0}
          aria-valuemax={grid.frames * grid.rows * grid.cols - 1}
          aria-valuenow={Math.max(0, aimed - grid.first)}
          aria-valuetext={[placeWords(input.scene.segments, aimed), ...(aim === 'key' ? values : [])].join(', ')}
          onKeyDown={event => {
            const { from, at, query, ...last } = subjectOf(now.scene, now.cursor) ?? subject
            const own = aim === 'query' && from
            const next = event.altKey || event.ctrlKey || event.metaKey ? null : cellAfterKey(event, own || at, last.grid)
            if (!next) return
            event.preventDefault()
            const token = tokenAt(last.grid, next)
            act.setCursor(own ? queryChange({ input: now, subject: last }, token) : keyChange(now, query, token, true))
          }}
          {...gestures}
        />
      </div>
      <div
        className={styles.foot}
        style={{ minHeight: phone ? undefined : FOOT.desk - 6, paddingLeft: input.b && !phone ? 0 : place.left }}
      >
        <FieldBar picture={{ ...picture, ...model }} now={now} aim={aim} onAim={setAim} page={page} onPage={setPage} act={act} />
        <MeasureList measures={measures} letters={sides.map(({ side }) => side.letter)} />
      </div>
      {phone && (
        <svg className={styles.column} width={width} height={columnHeight} aria-hidden="true">
          <FieldColumn {...column} />
        </svg>
      )}
    </div>
  )
}

/** The page on screen; it follows query and key when they leave it. */
function usePage({ from, at }: Subject, frames: number, shown: number): [Page, (page: Page) => void] {
  const [page, setPage] = useState<Page>({ first: Math.max(0, (from?.frame ?? frames - 1) - shown + 1), stride: 1 })
  const wanted = `${from?.frame} ${at.frame}`
  const [followed, setFollowed] = useState(wanted)
  if (followed !== wanted) {
    setFollowed(wanted)
    const [oldQuery] = followed.split(' ')
    const moved = String(from?.frame) === oldQuery ? at.frame : (from?.frame ?? at.frame)
    const { first, stride } = fitPage(page, frames, shown)
    const last = first + (shown - 1) * stride
    if (moved < first) setPage({ first: moved, stride })
    if (moved > last) setPage({ first: moved - (shown - 1) * stride, stride })
  }
  return [page, setPage]
}

function TileCanvas({
  tiles,
  style,
  left,
  width,
  height,
}: Pick<FieldPicture, 'tiles' | 'style'> & { left: number; width: number; height: number }) {
  const ref = useRef<HTMLCanvasElement>(null)
  const pixelRatio = usePixelRatio()
  const pixels = { width: Math.round((width + 2) * pixelRatio), height: Math.round((height + 2) * pixelRatio) }
  useLayoutEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d', SOFTWARE)
    if (!canvas || !context) return
    if (canvas.width !== pixels.width) canvas.width = pixels.width
    if (canvas.height !== pixels.height) canvas.height = pixels.height
    paintTiles(context, tiles, style, pixelRatio)
  }, [tiles, style, pixels.width, pixels.height, pixelRatio])
  return <canvas ref={ref} aria-hidden="true" className={styles.canvas} style={{ left, width: width + 2, height: height + 2 }} />
}
