import { plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import { createRuler } from '../paint/ruler'
import { RulerEngraving } from '../precision/RulerEngraving'
import type { ViewInput } from '../view'
import { BaselinesPicture } from './BaselinesPicture'
import { modelOf } from './model'
import { baselinesPlace } from './place'

const RIM = 24
/** px for the ruler and for the names of the sides */
const FOOT = 66

/** The picture for a file, with its ruler. */
export function baselinesFigure(input: ViewInput, size: { width: number; height: number }): string {
  const width = size.width - 2 * RIM
  const wide = { ...input, phone: false, ruler: createRuler(input.view.ruler, plotWidth(width, false)) }
  const place = baselinesPlace(wide, size.height - 2 * RIM - FOOT)
  const { a, b } = input
  return figureSvg({
    width: size.width,
    height: place.height + 2 * RIM + FOOT,
    palette: input.palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <BaselinesPicture input={wide} model={modelOf(wide)} place={place} cursor={false} />
        <RulerEngraving ruler={wide.ruler} left={place.left} top={place.height} palette={input.palette} />
        <text y={place.height + 60} fontSize={13} fill={input.palette.ink}>
          {b ? `A ${a.name}, solid; B ${b.name}, dashed.` : `A ${a.name}.`}
        </text>
      </g>
    ),
  })
}
