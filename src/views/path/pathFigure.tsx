import { plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import { createRuler } from '../paint/ruler'
import { RulerEngraving } from '../precision/RulerEngraving'
import { ScoresCells } from '../vectors/ScoresChart'
import { scoreColours } from '../vectors/scoreCells'
import type { ViewInput } from '../view'
import { cellsOf, pathFacts } from './facts'
import { PathPicture } from './PathPicture'
import { pathPlace } from './place'

const RIM = 24
const RULER = 34

/** The charts for a file, with the ruler under the cost. */
export function pathFigure(input: ViewInput, size: { width: number; height: number }): string {
  const { palette } = input
  const width = size.width - 2 * RIM
  const wide = { ...input, phone: false, ruler: createRuler(input.view.ruler, plotWidth(width, false)) }
  const facts = pathFacts(wide)
  const { form } = wide.view.scores
  const cells = cellsOf(facts, form)
  const colours = scoreColours(palette, form, [cells])
  const place = pathPlace(wide, width, size.height - 2 * RIM - RULER)
  return figureSvg({
    width: size.width,
    height: place.height + RULER + 2 * RIM,
    palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <PathPicture
          {...{ input: wide, facts, colours, place }}
          cells={<ScoresCells cells={cells} colours={colours} box={place.matrix} />}
          cursor={false}
        />
        <RulerEngraving ruler={wide.ruler} left={place.cost.left} top={place.cost.top + place.cost.height} palette={palette} />
      </g>
    ),
  })
}
