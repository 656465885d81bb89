import { viewColumns } from '../../core/columns'
import { contentColumns } from '../../core/loadedHead'
import type { Ruler } from '../paint/ruler'
import type { HeadFacts } from './facts'
import { REACHED } from './facts'

/** px of a column of the decay */
const COLUMN = 2

export interface DecayLines {
  /** px of the middle of every column that holds a distance, from the ruler's left */
  x: Float64Array
  /** mean logit of every such column */
  mean: Float64Array
  /** least and most of every column up to REACHED, NaN beyond */
  low: Float64Array
  high: Float64Array
  /** mean logit of the tokens as they stand, NaN beyond them */
  stand: Float64Array
}

/** The decay of a head on the columns of a ruler. */
export function decayLines(facts: HeadFacts, { view, width, left }: Pick<Ruler, 'view' | 'width' | 'left'>): DecayLines {
  const columns = Math.max(1, Math.floor((width - left) / COLUMN))
  const edges = viewColumns(view, columns)
  const mean = contentColumns(facts.head, facts.frequencies, edges, facts.scale)
  const kept = Array.from(mean.keys()).filter(k => !Number.isNaN(mean[k] as number))
  const over = (k: number, row: Float64Array, of: (part: Float64Array) => number) => {
    const [first, end] = [edges[k] as number, edges[k + 1] as number]
    return end <= row.length ? of(row.subarray(first, end)) : Number.NaN
  }
  const least = (part: Float64Array) => part.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
  const most = (part: Float64Array) => part.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
  const middle = (part: Float64Array) => part.reduce((sum, value) => sum + value, 0) / part.length
  const decay = facts.decay.subarray(0, REACHED)
  return {
    x: Float64Array.from(kept, k => left + ((k + 0.5) * (width - left)) / columns),
    mean: Float64Array.from(kept, k => mean[k] as number),
    low: Float64Array.from(kept, k => over(k, decay, least)),
    high: Float64Array.from(kept, k => over(k, decay, most)),
    stand: Float64Array.from(kept, k => over(k, facts.stand, middle)),
  }
}

/** Mean logit at one distance. */
export function decayAt(facts: HeadFacts, delta: number): number {
  return (
    facts.decay[delta] ??
    (contentColumns(facts.head, facts.frequencies, Float64Array.of(delta, delta + 1), facts.scale)[0] as number)
  )
}
