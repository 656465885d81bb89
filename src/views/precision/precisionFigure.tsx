import { plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import { createRuler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { startCurves, workOn } from './curves'
import { modelsOf } from './model'
import { PrecisionPicture } from './PrecisionPicture'
import { precisionPlace } from './place'
import { RulerEngraving } from './RulerEngraving'
import { pathWords } from './words'

const RIM = 24
/** px for the ruler and for the names of the path and the sides */
const FOOT = 66

/** The picture for a file, with its ruler and the path in words. */
export function precisionFigure(input: ViewInput, size: { width: number; height: number }): string {
  const width = size.width - 2 * RIM
  const wide = { ...input, phone: false, ruler: createRuler(input.view.ruler, plotWidth(width, false)) }
  const place = precisionPlace(wide, size.height - 2 * RIM - FOOT)
  const models = modelsOf(wide)
  const curves = models.map(model => startCurves(model, wide.ruler, Math.min(input.cursor.pair, model.invFreq.length - 1)))
  workOn(curves)
  const [a, b] = models
  return figureSvg({
    width: size.width,
    height: place.height + 2 * RIM + FOOT,
    palette: input.palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <PrecisionPicture input={wide} curves={curves} place={place} cursor={false} />
        <RulerEngraving ruler={wide.ruler} left={place.left} top={place.height} palette={input.palette} />
        <text y={place.height + 60} fontSize={13} fill={input.palette.ink}>
          {`${b ? `A ${a?.side.name}, solid; B ${b.side.name}, dashed and hollow` : a?.side.name}. ${a ? pathWords(a) : ''}.`}
        </text>
      </g>
    ),
  })
}
