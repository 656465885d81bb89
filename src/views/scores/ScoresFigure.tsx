import { figureSvg } from '../paint/figure'
import type { Frame, ViewInput } from '../view'
import { Legend } from './Legend'
import { paintMatrix } from './MatrixCanvas'
import { MatrixMarks } from './MatrixMarks'
import { maskLegend, masksOf } from './mask'
import { ordered } from './ordered'
import type { Panel, ScoresPicture } from './picture'
import { scoresPicture } from './picture'
import { ASIDE, BAR, placeMatrices } from './place'

const RIM = 16
/** pixels of an embedded matrix per px */
const FINE = 2

/** The matrices with their legend, the cells embedded as an image. */
export function scoresFigure(raw: ViewInput, frame: Frame, size: { width: number; height: number }): string {
  const input = ordered(raw)
  const { phone } = input
  const place = placeMatrices(input, { width: size.width - (phone ? 0 : 2 * RIM), height: size.height + BAR })
  const picture = scoresPicture(input, frame, place)
  const height = place.height + 2 * RIM + (phone ? 90 : 0)
  const legendAt = phone ? [place.margin, place.height + 8] : [place.aside, 8]
  const { colours } = picture
  return figureSvg({
    width: size.width,
    height,
    palette: input.palette,
    children: (
      <g transform={`translate(${phone ? 0 : RIM} ${RIM})`}>
        {picture.panels.map(panel => (
          <g key={panel.what}>
            <Cells picture={picture} panel={panel} />
            <MatrixMarks picture={picture} panel={panel} cursor={input.cursor.pinned} />
          </g>
        ))}
        {colours && (
          <g transform={`translate(${legendAt.join(' ')})`}>
            <Legend
              colours={colours}
              palette={input.palette}
              width={phone ? place.side : ASIDE}
              masked={maskLegend(masksOf(input), picture.panels[0]?.what === 'difference')}
            />
          </g>
        )}
      </g>
    ),
  })
}

function Cells({ picture, panel }: { picture: ScoresPicture; panel: Panel }) {
  const { place } = picture
  if (!panel.cells || typeof document === 'undefined') return null
  const canvas = document.createElement('canvas')
  paintMatrix(canvas, picture, panel, place.side * FINE)
  return (
    <image
      x={panel.left}
      y={place.top}
      width={place.side}
      height={place.side}
      href={canvas.toDataURL('image/png')}
      imageRendering="pixelated"
    />
  )
}
