import { cosine, reduceAngle } from './angles'
import type { Mask } from './scoreCells'
import type { ScoreSource } from './scoreSource'
import type { TokenBlocks } from './tokenBlocks'
import { recordSize } from './tokenBlocks'

/**
 * Softmax attention on one raster whose logit is a sum of terms of the column, the row and the frame distance:
 * e^logit is a product, and so are its sums over whole lines and frames.
 */
export interface RasterFactors {
  /** columns, rows, frames */
  counts: readonly [number, number, number]
  /** per level, by distance 0 .. count: e^{scale (C_level(Δ) − C_level(0))} */
  weight: readonly Float64Array[]
  /** per level: sums of the weights below each distance */
  sum: readonly Float64Array[]
}

/** The factors of a prompt that is one raster, each of whose phasors reads one of its three directions; null for any other. */
export function rasterFactors({ form, omega }: ScoreSource, { axes, records }: TokenBlocks, scale: number): RasterFactors | null {
  if (form !== 'turn' || records.length !== recordSize(axes)) return null
  const counts = [records[0], records[1], records[2]] as [number, number, number]
  const phasors = omega[0]?.length ?? 0
  const byLevel: number[][] = [[], [], []]
  for (let i = 0; i < phasors; i++) {
    const steps = counts.map((count, level) =>
      count > 1
        ? omega.reduce((sum, w, axis) => sum + (w[i] as number) * (records[3 + (level + 1) * axes + axis] as number), 0)
        : 0,
    )
    const read = steps.flatMap((step, level) => (step === 0 ? [] : [level]))
    if (read.length > 1) return null
    if (read.length) byLevel[read[0] as number]?.push(reduceAngle(steps[read[0] as number] as number))
  }
  const weight = counts.map((count, level) =>
    Float64Array.from({ length: count + 1 }, (_, m) => {
      const short = (byLevel[level] as number[]).reduce((sum, step) => sum + cosine(m * step) - 1, 0)
      return Math.exp((scale * short) / phasors)
    }),
  )
  const sum = weight.map(values => {
    const sums = new Float64Array(values.length + 1)
    for (let m = 0; m < values.length; m++) sums[m + 1] = (sums[m] as number) + (values[m] as number)
    return sums
  })
  return { counts, weight, sum }
}

/** The mass of one query on the keys between neighbouring edges; error about 1e-15. */
export function rasterRow({ counts, weight, sum }: RasterFactors, edges: Float64Array, mask: Mask, query: number): Float64Array {
  const [n0, n1] = counts
  const placeOf = (token: number) => [token % n0, Math.floor(token / n0) % n1, Math.floor(token / (n0 * n1))] as const
  const at = placeOf(query)
  /** weights of the places below `edge` of a level, seen from the query's */
  const below = (level: 0 | 1 | 2, edge: number) => {
    const [own, sums] = [at[level], sum[level] as Float64Array]
    if (edge <= own) return (sums[own + 1] as number) - (sums[own - edge + 1] as number)
    return (sums[own + 1] as number) + (sums[edge - own] as number) - (sums[1] as number)
  }
  const factor = (level: 0 | 1 | 2, place: number) => (weight[level] as Float64Array)[Math.abs(at[level] - place)] as number
  const [line, lines] = [below(0, n0), below(1, n1)]
  const before = (token: number) => {
    const [i, j, k] = placeOf(token)
    return below(2, k) * lines * line + (i || j ? factor(2, k) * (below(1, j) * line + (i ? factor(1, j) * below(0, i) : 0)) : 0)
  }
  const seen = mask === 'causal' ? query + 1 : counts[0] * counts[1] * counts[2]
  const total = before(seen)
  const mass = new Float64Array(edges.length - 1)
  let last = before(Math.min(edges[0] as number, seen))
  for (let k = 0; k < mass.length && (edges[k] as number) < seen; k++) {
    const next = before(Math.min(edges[k + 1] as number, seen))
    mass[k] = (next - last) / total
    last = next
  }
  return mass
}
