import type { ReactNode } from 'react'
import { valueScale } from '../paint/valueScale'
import { ChartFrame } from '../vectors/ChartFrame'
import type { ScoreColours } from '../vectors/scoreCells'
import type { ViewInput } from '../view'
import { CostStrip } from './CostStrip'
import type { PathFacts } from './facts'
import { chosen } from './facts'
import { LanesChart } from './LanesChart'
import type { PathPlace } from './place'
import { RowChart } from './RowChart'

interface PathPictureProps {
  input: ViewInput
  facts: PathFacts
  colours: ScoreColours
  place: PathPlace
  /** the matrix as rectangles, for a file */
  cells?: ReactNode
  /** false in a file, which has no cursor */
  cursor: boolean
}

export function PathPicture({ input, facts, colours, place, cells, cursor }: PathPictureProps) {
  const { palette } = input
  const { query, key } = chosen(input, facts.tokens)
  const cell = place.matrix.width / facts.tokens
  const last = facts.tokens - 1
  return (
    <>
      {cells}
      <ChartFrame
        palette={palette}
        box={place.matrix}
        title={input.view.scores.form === 'mean' ? 'Logits' : 'Attention'}
        hint={`queries down, keys across, ${colours.ends[0]} to ${colours.ends[1]}`}
        foot={['key 0', `key ${last}`]}
      >
        <text x={-8} y={12} fontSize={12} textAnchor="end" fill={palette.ink3}>
          0
        </text>
        <text x={-8} y={place.matrix.height} fontSize={12} textAnchor="end" fill={palette.ink3}>
          {last}
        </text>
        <g transform={`translate(${place.matrix.width - 96} -34)`}>
          {Array.from({ length: 24 }, (_, k) => (
            <rect key={k} x={k * 4} width={4.2} height={8} fill={colours.legend(k / 23)} />
          ))}
        </g>
        <rect y={query * cell} width={(query + 1) * cell} height={cell} fill="none" stroke={palette.ink} strokeWidth={0.75} />
        <rect x={key * cell} y={query * cell} width={cell} height={cell} fill="none" stroke={palette.ink} strokeWidth={2} />
      </ChartFrame>
      <LanesChart {...{ facts, query, palette }} chosenKey={key} scale={valueScale(palette, -1, 1)} box={place.lanes} />
      <RowChart {...{ input, facts, query }} chosenKey={key} box={place.row} />
      <CostStrip input={input} box={place.cost} cursor={cursor} />
    </>
  )
}
