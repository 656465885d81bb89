import { figureSvg } from '../paint/figure'
import type { Frame, ViewInput } from '../view'
import { BoundsLegend, LEGEND_HEIGHT } from './BoundsLegend'
import { BoundsPicture } from './BoundsPicture'
import { paintMap } from './paintMap'
import { boundsPlace } from './place'
import { answered } from './request'
import { publishedRows } from './rows'
import { boundsSentences } from './words'

const RIM = 16
/** px that the map has for itself where no panel stands beside it */
const ASIDE = 200

/** The map with its marks, the cells embedded as an image. */
export function boundsFigure(input: ViewInput, frame: Frame, size: { width: number; height: number }): string {
  const wide = { ...input, phone: false }
  const place = boundsPlace(wide, Math.max(900, size.width + ASIDE), size.height)
  const { left, top, width, height, outer } = place
  const names = input.b ? `A ${input.a.name}, solid; B ${input.b.name}, dashed` : input.a.name
  return figureSvg({
    width: outer.width + 2 * RIM,
    height: outer.height + 56 + 2 * RIM,
    palette: input.palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <image x={left} y={top} width={width} height={height} preserveAspectRatio="none" href={cells(wide, frame)} />
        <BoundsPicture input={wide} frame={frame} place={place} delta={null} />
        <g transform={`translate(${left} ${outer.height - LEGEND_HEIGHT.rows})`}>
          <BoundsLegend palette={input.palette} published={publishedRows(input.a.setup.geometry.rotaryDim).length > 0} rows />
        </g>
        <text y={outer.height + 16} fontSize={13} fill={input.palette.ink}>
          {names}
        </text>
        {boundsSentences(input, frame).map((sentence, k) => (
          <text key={sentence} y={outer.height + 34 + 17 * k} fontSize={12} fill={input.palette.ink2}>
            {sentence}
          </text>
        ))}
      </g>
    ),
  })
}

function cells(input: ViewInput, frame: Frame): string | undefined {
  const known = answered(frame, input)
  if (!known || typeof document === 'undefined') return undefined
  const canvas = document.createElement('canvas')
  paintMap(canvas, known.result.mean, known.job.bases.length, input.palette)
  return canvas.toDataURL('image/png')
}
