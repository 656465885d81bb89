import { figureSvg } from '../paint/figure'
import type { ViewInput } from '../view'
import { LoopsPicture } from './LoopsPicture'
import { loopsPlace } from './place'
import { loopsCaption } from './words'

const RIM = 24

/** The picture for a file; where A has no clip, the sentence that says so. */
export function loopsFigure(input: ViewInput, size: { width: number; height: number }): string {
  const wide = { ...input, phone: false }
  const place = loopsPlace(wide, size.width - 2 * RIM, size.height - 2 * RIM)
  return figureSvg({
    width: size.width,
    height: place ? place.height + 2 * RIM : 120,
    palette: input.palette,
    children: place ? (
      <g transform={`translate(${RIM} ${RIM})`}>
        <LoopsPicture input={wide} place={place} delta={null} />
      </g>
    ) : (
      <text x={RIM} y={RIM + 16} fontSize={16} fill={input.palette.ink}>
        {loopsCaption(input).a}
      </text>
    ),
  })
}
