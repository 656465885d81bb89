import { figureSvg } from '../paint/figure'
import { LayerPaths } from '../paint/LayerPaths'
import { pairOnRuler } from '../ruler/pairCursor'
import { RULER_HEIGHT, RulerScale } from '../ruler/RulerScale'
import type { Frame, View, ViewInput } from '../view'
import { CursorDots } from './CursorDots'
import { decayCaption } from './caption'
import { DecayAxes, DecayMarks, DecayReadouts } from './DecayMarks'
import { DecayPrimary } from './DecayPrimary'
import { tallMarks } from './decayLabels'
import { decayLayers } from './decayLayers'
import { decayTable } from './decayTable'
import { envelopeRequest } from './envelope'
import { partingOf } from './facts'
import { readingOf } from './laneReading'
import { AT_REST, decayPicture } from './picture'
import { TurnLanes } from './TurnLane'

/** px around the figure, and from the lanes to the ruler */
const MARGIN = 16
const ABOVE_RULER = 14

export const decayView: View = {
  id: 'decay',
  name: 'Decay',
  lanes: true,
  tool: 'lens',
  mapped: true,
  imaginary: true,
  request: envelopeRequest,
  caption: decayCaption,
  table: decayTable,
  svg: (input, frame, size) =>
    figureSvg({ ...size, palette: input.palette, children: <DecayFigure input={input} frame={frame} {...size} /> }),
  Primary: DecayPrimary,
}

/** The lanes over their ruler, as on the bench. */
export function DecayFigure({ input, frame, width, height }: { input: ViewInput; frame: Frame; width: number; height: number }) {
  const lanes = height - 2 * MARGIN - ABOVE_RULER - RULER_HEIGHT
  const picture = decayPicture(input, frame.shown, { width: width - 2 * MARGIN, height: lanes }, AT_REST)
  const { ruler, plot } = picture
  const { palette, phone, cursor } = input
  const x = pairOnRuler(input) ? Number.NaN : ruler.x(cursor.delta)
  const tall = picture.lanes.find(({ box }) => box.tall)
  const hairs = [tall?.a, tall?.b].flatMap(side => (side && tall ? (readingOf(side, tall.box.lane, input).delta ?? []) : []))
  return (
    <g transform={`translate(${MARGIN} ${MARGIN})`}>
      <g transform={`translate(${plot.left} 0)`}>
        <LayerPaths layers={decayLayers(picture)} />
      </g>
      {x >= 0 && x <= ruler.width && (
        <line x1={plot.left + x} x2={plot.left + x} y2={plot.bottom + ABOVE_RULER} stroke={palette.ink} />
      )}
      <TurnLanes picture={picture} />
      <DecayAxes picture={picture} />
      <DecayMarks picture={picture} marks={tallMarks(picture, hairs)} />
      <CursorDots picture={picture} />
      {!phone && <DecayReadouts picture={picture} parting={partingOf(input.a, input.b, picture.chosen)} />}
      <g transform={`translate(${plot.left} ${plot.bottom + ABOVE_RULER})`}>
        <RulerScale ruler={ruler} palette={palette} phone={phone} tags={[]} />
      </g>
    </g>
  )
}
