import type { HeadFacts } from './facts'

/** Mean logit of square boxes of tokens, −∞ where a box lies ahead of its queries. Shape (cells, cells). */
export interface ScoreCells {
  cells: number
  values: Float64Array
  /** largest size of a value, at least 0 */
  top: number
}

/** The logits of a head, box-filtered to at most so many cells a side. */
export function scoreCells({ logits, scored }: HeadFacts, most: number): ScoreCells {
  const cells = Math.max(1, Math.min(scored, Math.floor(most)))
  const values = new Float64Array(cells * cells).fill(Number.NEGATIVE_INFINITY)
  const edge = (cell: number) => Math.floor((cell * scored) / cells)
  let top = 0
  for (let row = 0; row < cells; row++)
    for (let col = 0; col <= row; col++) {
      let [sum, count] = [0, 0]
      for (let m = edge(row); m < edge(row + 1); m++)
        for (let n = edge(col); n < Math.min(edge(col + 1), m + 1); n++) {
          sum += logits[m * scored + n] as number
          count++
        }
      if (!count) continue
      values[row * cells + col] = sum / count
      top = Math.max(top, Math.abs(sum / count))
    }
  return { cells, values, top }
}
