import { plotLeft, plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import { createRuler } from '../paint/ruler'
import { RulerEngraving } from '../precision/RulerEngraving'
import type { ViewInput } from '../view'
import { costs, modelOf, roadFacts } from './facts'
import { PairPicture } from './PairPicture'
import { TurnStrip } from './TurnStrip'
import { mapWords, plain, shareText, signed } from './words'

const RIM = 24
const RULER = 40
const STRIP = 96

/** The pair, its map in numbers, and the turn over distance, for a file. */
export function roadFigure(input: ViewInput, size: { width: number; height: number }): string {
  const { palette, view } = input
  const width = size.width - 2 * RIM
  const wide = { ...input, phone: false, ruler: createRuler(input.view.ruler, plotWidth(width, false)) }
  const facts = roadFacts(view.road)
  const side = Math.max(200, Math.min(width * 0.42, size.height - 2 * RIM - STRIP - RULER - 24))
  const { whole } = facts
  const lines = [
    view.road.second ? `Two ${view.road.kind} adapters` : view.road.kind,
    `z₁ = ${plain(whole[0])} h₁ ${signed(whole[1])} h₂`,
    `z₂ = ${plain(whole[2])} h₁ ${signed(whole[3])} h₂`,
    '',
    `Trained numbers of ${modelOf(view.road).name}:`,
    ...costs(view.road).map(
      ({ kind, parameters, share }) =>
        `${kind}  ${parameters.toLocaleString('en').replaceAll(',', '\u202f')}, ${shareText(share)}`,
    ),
  ]
  return figureSvg({
    width: size.width,
    height: side + STRIP + RULER + 2 * RIM + 24,
    palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <PairPicture facts={facts} palette={palette} size={side} />
        {lines.map((line, at) => (
          <text
            key={at}
            x={side + 32}
            y={24 + at * 22}
            fontSize={at === 0 ? 16 : 14}
            fontWeight={at === 0 ? 600 : 400}
            fill={palette.ink}
          >
            {line}
          </text>
        ))}
        <desc>{mapWords(facts)}</desc>
        <TurnStrip input={wide} facts={facts} top={side + 24} height={STRIP - 8} cursor={false} />
        <RulerEngraving ruler={wide.ruler} left={plotLeft(false)} top={side + STRIP + 24} palette={palette} />
      </g>
    ),
  })
}
