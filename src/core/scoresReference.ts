import type { Mask } from './mask'
import { allows } from './mask'
import type { Relation } from './relation'
import { relatedDecay } from './relation'
import type { CellGrid } from './scoreCells'
import type { ScoreSource } from './scoreSource'
import { directScore } from './scoreSource'

type Ids = readonly Float64Array[]

/** Slow twin of every mean over cells: each pair of tokens, one cosine at a time. NaN where none is allowed. */
export function directMeans(source: ScoreSource, ids: Ids, grid: CellGrid, mask: Mask, keyIds = ids): Float64Array {
  return overCells(grid, (q0, q1, k0, k1) => {
    let [sum, count] = [0, 0]
    for (let q = q0; q < q1; q++)
      for (let k = k0; k < k1; k++)
        if (allows(mask, q, k)) {
          sum += directScore(source, ids, q, k, keyIds)
          count++
        }
    return count ? sum / count : Number.NaN
  })
}

/** Slow twin of every attention: the whole row of each query. Mean over a row's queries of the mass on a column's keys. */
export function directAttention(
  source: ScoreSource,
  ids: Ids,
  scale: number,
  grid: CellGrid,
  mask: Mask,
  keyIds = ids,
): Float64Array {
  const tokens = ids[0]?.length ?? 0
  const rows = new Map<number, Float64Array>()
  const rowOf = (q: number) => {
    const row = rows.get(q) ?? directRow(source, ids, scale, q, tokens, mask, keyIds)
    rows.set(q, row)
    return row
  }
  return overCells(grid, (q0, q1, k0, k1) => {
    let sum = 0
    for (let q = q0; q < q1; q++) for (let k = k0; k < k1; k++) sum += rowOf(q)[k] as number
    return sum / (q1 - q0)
  })
}

/** The softmax of one query's logits; 0 where it may not look. */
export function directRow(
  source: ScoreSource,
  ids: Ids,
  scale: number,
  query: number,
  tokens: number,
  mask: Mask,
  keyIds = ids,
): Float64Array {
  return softmaxRow(query, tokens, mask, key => scale * directScore(source, ids, query, key, keyIds))
}

/** Slow twin of the means under a relative map: each pair of tokens, one cosine at a time. */
export function relatedMeans(relation: Relation, frequencies: Float64Array, grid: CellGrid, mask: Mask): Float64Array {
  return overCells(grid, (q0, q1, k0, k1) => {
    let [sum, count] = [0, 0]
    for (let q = q0; q < q1; q++)
      for (let k = k0; k < k1; k++)
        if (allows(mask, q, k)) {
          sum += relatedDecay(relation, frequencies, q, k)
          count++
        }
    return count ? sum / count : Number.NaN
  })
}

/** The softmax of one query's logits under a relative map, which may scale them; 0 where it may not look. */
export function relatedRow(
  relation: Relation,
  frequencies: Float64Array,
  scale: number,
  query: number,
  mask: Mask,
): Float64Array {
  const own = scale * (relation.queryScale?.[query] ?? 1)
  const tokens = relation.bands[0].query.length
  return softmaxRow(query, tokens, mask, key => own * relatedDecay(relation, frequencies, query, key))
}

/** The softmax of one query's logits over the keys that it may look at; 0 for the others. */
export function softmaxRow(query: number, tokens: number, mask: Mask, logit: (key: number) => number): Float64Array {
  const logits = Float64Array.from({ length: tokens }, (_, key) =>
    allows(mask, query, key) ? logit(key) : Number.NEGATIVE_INFINITY,
  )
  const top = logits.reduce((a, b) => Math.max(a, b))
  const weights = logits.map(logit => Math.exp(logit - top))
  const total = weights.reduce((a, b) => a + b, 0)
  return weights.map(weight => weight / total)
}

function overCells({ rows, columns }: CellGrid, value: (q0: number, q1: number, k0: number, k1: number) => number): Float64Array {
  const width = columns.length - 1
  return Float64Array.from({ length: (rows.length - 1) * width }, (_, cell) => {
    const [row, column] = [Math.floor(cell / width), cell % width]
    const ends = [rows[row], rows[row + 1], columns[column], columns[column + 1]] as [number, number, number, number]
    return value(...ends)
  })
}
