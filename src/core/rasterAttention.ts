import { cosine, reduceAngle } from './angles'
import type { Mask } from './mask'
import { anchorOf, spanOf } from './mask'
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

/** Column, row and frame of each edge of the cells, one after another. */
export function edgePlaces({ counts: [n0, n1] }: RasterFactors, edges: Float64Array): Int32Array {
  const places = new Int32Array(3 * edges.length)
  edges.forEach((edge, k) => places.set([edge % n0, Math.floor(edge / n0) % n1, Math.floor(edge / (n0 * n1))], 3 * k))
  return places
}

/** The mass of one query on the keys between neighbouring edges; error about 1e-15. */
export function rasterRow(
  { counts, weight, sum }: RasterFactors,
  edges: Float64Array,
  places: Int32Array,
  mask: Mask,
  query: number,
): Float64Array {
  const [n0, n1, n2] = counts
  const own = [query % n0, Math.floor(query / n0) % n1, Math.floor(query / (n0 * n1))] as const
  const [columns, lines, frames] = counts.map((_, level) => sumsFrom(own[level] as number, sum[level] as Float64Array)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const [line, frame] = [columns[n0] as number, (columns[n0] as number) * (lines[n1] as number)]
  const [ofLine, ofFrame] = [weight[1] as Float64Array, weight[2] as Float64Array]
  const before = (i: number, j: number, k: number) => {
    const whole = (frames[k] as number) * frame
    if (i === 0 && j === 0) return whole
    const part = i === 0 ? 0 : (ofLine[Math.abs(own[1] - j)] as number) * (columns[i] as number)
    return whole + (ofFrame[Math.abs(own[2] - k)] as number) * ((lines[j] as number) * line + part)
  }
  const beforeToken = (token: number) => before(token % n0, Math.floor(token / n0) % n1, Math.floor(token / (n0 * n1)))
  const beforeEdge = (k: number) => before(places[3 * k] as number, places[3 * k + 1] as number, places[3 * k + 2] as number)
  const mass = new Float64Array(edges.length - 1)
  const anchor = query >= anchorOf(mask) ? anchorOf(mask) : 0
  let total = 0
  for (const [from, to] of [[0, anchor], spanOf(mask, n0 * n1 * n2, query)] as const) {
    const [start, end] = [beforeToken(from), beforeToken(to)]
    const upTo = (k: number) => ((edges[k] as number) >= to ? end : (edges[k] as number) <= from ? start : beforeEdge(k))
    let last = upTo(0)
    for (let k = 0; k < mass.length && (edges[k] as number) < to; k++) {
      const next = upTo(k + 1)
      mass[k]! += next - last
      last = next
    }
    total += end - start
  }
  return mass.map(part => part / total)
}

/** Sums of the weights over the places below 0 .. count, seen from the query's own place. */
function sumsFrom(own: number, sums: Float64Array): Float64Array {
  const once = sums[1] as number
  return Float64Array.from({ length: sums.length - 1 }, (_, edge) =>
    edge <= own
      ? (sums[own + 1] as number) - (sums[own - edge + 1] as number)
      : (sums[own + 1] as number) + (sums[edge - own] as number) - once,
  )
}
