import { figureSvg } from '../paint/figure'
import type { ViewInput } from '../view'
import { headFacts, misfit } from './facts'
import { headOf } from './head'
import { vectorsPlace } from './place'
import { ScoresCells } from './ScoresChart'
import { scoreCells, scoreColours } from './scoreCells'
import { VectorsPicture } from './VectorsPicture'
import { cacheWords, headName, madeWords, vectorsCaption } from './words'

const RIM = 24

/** The four charts for a file; without a head, the sentence that says so. */
export function vectorsFigure(input: ViewInput, size: { width: number; height: number }): string {
  const { a, b, palette } = input
  const loaded = headOf(input)
  if (!loaded || misfit(loaded, a))
    return figureSvg({
      width: size.width,
      height: 120,
      palette,
      children: (
        <text x={RIM} y={RIM + 16} fontSize={16} fill={palette.ink}>
          {vectorsCaption(input).lead}
        </text>
      ),
    })
  const facts = headFacts(loaded, a)
  const other = b && !misfit(loaded, b) ? headFacts(loaded, b) : null
  const wide = { ...input, phone: false }
  const place = vectorsPlace({ ...wide, b: other && b }, size.width - 2 * RIM, size.height - 2 * RIM - 40)
  const sides = other ? [facts, other] : [facts]
  const { form } = input.view.scores
  const cells = sides.map(side => scoreCells(side, 48, form))
  const colours = scoreColours(palette, form, cells)
  return figureSvg({
    width: size.width,
    height: place.height + 2 * RIM + 20,
    palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <VectorsPicture
          {...{ input, facts, other, colours, place }}
          cells={cells.map((each, i) => {
            const box = place.scores[i]
            return box && <ScoresCells key={i} cells={each} colours={colours} box={box} />
          })}
        />
        <text y={place.height + 16} fontSize={12} fill={palette.ink2}>
          {`q and k: ${loaded.madeUp ? `made up, ${madeWords(facts)}` : `loaded from ${headName(facts)}`}; ${cacheWords(facts, input.view.elite)}`}
        </text>
      </g>
    ),
  })
}
