import type { ReactNode } from 'react'
import type { ViewInput } from '../view'
import { DecayChart } from './DecayChart'
import { EliteChart } from './EliteChart'
import type { HeadFacts } from './facts'
import { NormsChart } from './NormsChart'
import type { VectorsPlace } from './place'
import type { ScoreColours } from './scoreCells'

interface VectorsPictureProps {
  input: ViewInput
  facts: HeadFacts
  other: HeadFacts | null
  colours: ScoreColours
  place: VectorsPlace
  /** what stands in the squares, where they are no canvases */
  cells?: ReactNode
}

/** Norms, RoPElite, decay and the frame of the scores. */
export function VectorsPicture({ input, facts, other, colours, place, cells }: VectorsPictureProps) {
  const { palette } = input
  const [first] = place.scores
  const end =
    Math.max(...place.scores.map(box => box.left + box.width), place.elite.left + place.elite.width) - (first?.left ?? 0)
  // a narrow square has no room beside its title: then the legend stands below
  const below = end < 204
  const legend = below ? Math.max(16, Math.min(72, Math.floor(end) - 64)) : 72
  return (
    <>
      <NormsChart input={input} facts={facts} box={place.norms} />
      <EliteChart input={input} facts={facts} box={place.elite} />
      <DecayChart input={input} facts={facts} other={other} box={place.decay} />
      {cells}
      {first && (
        <g transform={`translate(${first.left} ${first.top})`} fontSize={12} fill={palette.ink3}>
          <text y={-26} fontSize={13} fontWeight={600} fill={palette.ink}>
            Scores
          </text>
          <text y={-10}>{`${colours.hint}, first ${facts.scored} tokens`}</text>
          <g transform={below ? `translate(0 ${first.height + 66})` : undefined}>
            {Array.from({ length: legend }, (_, x) => (
              <rect key={x} x={end - legend - 32 + x} y={-34} width={1.2} height={8} fill={colours.legend(x / (legend - 1))} />
            ))}
            <text x={end - legend - 38} y={-26} textAnchor="end">
              {colours.ends[0]}
            </text>
            <text x={end - 26} y={-26}>
              {colours.ends[1]}
            </text>
          </g>
        </g>
      )}
      {place.scores.map((box, i) => (
        <g key={i} fontSize={12} fill={palette.ink3}>
          <rect x={box.left} y={box.top} width={box.width} height={box.height} fill="none" stroke={palette.line} />
          <text x={box.left + box.width - 6} y={box.top + 16} textAnchor="end" fill={palette.ink2}>
            {(i ? input.b : input.a)?.name}
          </text>
          <text x={box.left} y={box.top + box.height + 18}>
            key 0
          </text>
          <text x={box.left + box.width} y={box.top + box.height + 18} textAnchor="end">
            {facts.scored - 1}
          </text>
        </g>
      ))}
    </>
  )
}
