import { figureSvg } from '../paint/figure'
import type { ViewInput } from '../view'
import { LoopsPicture } from './LoopsPicture'
import { loopsPlace } from './place'
import { loopsCaption } from './words'

const RIM = 24
/** px for the names of the sides */
const NAMES = 20

/** The picture for a file; where A has no clip, the sentence that says so. */
export function loopsFigure(input: ViewInput, size: { width: number; height: number }): string {
  const wide = { ...input, phone: false }
  const place = loopsPlace(wide, size.width - 2 * RIM, size.height - 2 * RIM - NAMES)
  return figureSvg({
    width: size.width,
    height: place ? place.height + NAMES + 2 * RIM : 120,
    palette: input.palette,
    children: place ? (
      <g transform={`translate(${RIM} ${RIM})`}>
        <LoopsPicture input={wide} place={place} delta={null} />
        <text y={place.height + NAMES} fontSize={13} fill={input.palette.ink}>
          {place.b ? `A ${input.a.name}, solid; B ${input.b?.name}, dashed and hollow` : input.a.name}
        </text>
      </g>
    ) : (
      <text x={RIM} y={RIM + 16} fontSize={16} fill={input.palette.ink}>
        {loopsCaption(input).a}
      </text>
    ),
  })
}
