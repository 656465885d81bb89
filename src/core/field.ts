import { cosine, sine, waveAt } from './angles'
import type { RotarySpec } from './resolve'
import { axisOfPair } from './resolve'
import type { Content } from './scene'

/**
 * The mean score of one query against any key, as a sum of waves over the key's positions:
 *   S(k) = Σ_j cos[j] · cos θ_j(k) + sin[j] · sin θ_j(k),  θ_j(k) = Σ_axis positionIds[axis][k] · freq[axis][j]
 */
export interface Waves {
  /** rad per position: freq[axis][wave] */
  freq: readonly Float64Array[]
  cos: Float64Array
  sin: Float64Array
}

/** What a content model does to the mean score: factor of the score of q = k; 0 where q and k are independent. */
export function contentFactor(content: Content): number {
  if (content.kind === 'independent') return 0
  return content.kind === 'noisyCopy' ? content.rho : 1
}

/**
 * Mean over the pairs of the first head group of the score between a query at `position` and a key, divided by 2 per pair, so
 * that a rotated query scores attentionFactor² with itself. A pair that is not rotated counts 1. For a pair whose two channels
 * turn by angles a and b of their own, q = k = ones scores
 *   [(cos a_q - sin a_q)(cos a_k - sin a_k) + (sin b_q + cos b_q)(sin b_k + cos b_k)] / 2
 * and Gaussian q = k scores [cos(a_q - a_k) + cos(b_q - b_k)] / 2. Heads of the imaginary part score sin(a_q - a_k).
 */
export function wavesOf(spec: RotarySpec, position: readonly number[], content: Content): Waves {
  return meanWaves(
    spec,
    position.map(id => Float64Array.of(id)),
    content,
  )
}

/** The waves of the mean score over several queries, ids[axis][query]: what a key receives from all of them. */
export function meanWaves(spec: RotarySpec, ids: readonly Float64Array[], content: Content): Waves {
  const [group] = spec.groups
  const scale = contentFactor(content) * group.attentionFactor ** 2
  const tables = group.secondInvFreq ? [group.invFreq, group.secondInvFreq] : [group.invFreq]
  const count = tables.length * spec.pairs
  const freq = spec.axes.map((_, axis) => {
    const all = new Float64Array(count)
    tables.forEach((table, at) => all.set(table[axis] as Float64Array, at * spec.pairs))
    return all
  })
  const distinct = ids.map(tally)
  const cos = new Float64Array(count)
  const sin = new Float64Array(count)
  for (let j = 0; j < count; j++) {
    const { c, s } = meanPhasor(freq, j, ids, distinct)
    if (group.imaginary) [cos[j], sin[j]] = [s, -c]
    else if (tables.length === 1 || content.kind !== 'ones') [cos[j], sin[j]] = [c, s]
    else if (j < spec.pairs) [cos[j], sin[j]] = [c - s, s - c]
    else [cos[j], sin[j]] = [c + s, c + s]
  }
  return { freq, cos: cos.map(value => (scale * value) / count), sin: sin.map(value => (scale * value) / count) }
}

/** How often each id occurs. */
function tally(ids: Float64Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Mean of e^{iθ} over the queries; a wave that reads one axis needs a cosine for each distinct id alone. */
function meanPhasor(
  freq: readonly Float64Array[],
  wave: number,
  ids: readonly Float64Array[],
  distinct: readonly ReadonlyMap<number, number>[],
): { c: number; s: number } {
  const read = freq.flatMap((frequencies, axis) => (frequencies[wave] === 0 ? [] : [axis]))
  const count = ids[0]?.length ?? 0
  let c = 0
  let s = 0
  const add = (angle: number, times: number) => {
    c += times * cosine(angle)
    s += times * sine(angle)
  }
  if (read.length === 0) return { c: 1, s: 0 }
  if (read.length === 1) {
    const [axis] = read as [number]
    for (const [id, times] of distinct[axis] as ReadonlyMap<number, number>) add(id * (freq[axis]?.[wave] as number), times)
  } else
    for (let query = 0; query < count; query++)
      add(
        read.reduce((angle, axis) => angle + (ids[axis]?.[query] as number) * (freq[axis]?.[wave] as number), 0),
        1,
      )
  return { c: c / count, s: s / count }
}

/** The position of a token on every axis of its spec. */
export function positionOf({ positionIds }: Pick<RotarySpec, 'positionIds'>, token: number): number[] {
  return positionIds.map(ids => ids[token] as number)
}

/** S of a key at `position`, one cosine at a time. */
export function waveScore({ freq, cos, sin }: Waves, position: readonly number[]): number {
  let sum = 0
  for (let j = 0; j < cos.length; j++) {
    const angle = angleOf(position, freq, j)
    sum += (cos[j] as number) * cosine(angle) + (sin[j] as number) * sine(angle)
  }
  return sum
}

/** Slow twin of the engine's field: the score of every key, ids[axis][key]. */
export function directField(waves: Waves, ids: readonly Float64Array[]): Float64Array {
  const keys = ids[0]?.length ?? 0
  return Float64Array.from({ length: keys }, (_, key) =>
    waveScore(
      waves,
      ids.map(axis => axis[key] as number),
    ),
  )
}

/** A part of a score: the pairs that read one axis, several, or none. */
export interface Share {
  /** index into spec.axes, -1: not rotated, -2: several axes */
  axis: number
  pairs: number
  score: number
  /** what the same pairs score at distance 0 */
  full: number
}

/**
 * The score of a query and a key as shares of the axes; null where pairs do not rotate, since there the two channels of a pair
 * read different axes.
 */
export function sharesOf(
  spec: RotarySpec,
  query: readonly number[],
  key: readonly number[],
  content: Content,
): readonly Share[] | null {
  const [group] = spec.groups
  if (group.secondInvFreq) return null
  const scale = (contentFactor(content) * group.attentionFactor ** 2) / spec.pairs
  const shares = new Map<number, Share>()
  for (let pair = 0; pair < spec.pairs; pair++) {
    const axis = axisOfPair(group, pair)
    const share = shares.get(axis) ?? { axis, pairs: 0, score: 0, full: 0 }
    const apart = group.invFreq.reduce(
      (sum, frequencies, at) => sum + ((query[at] as number) - (key[at] as number)) * (frequencies[pair] as number),
      0,
    )
    share.pairs++
    share.score += scale * waveAt(group.imaginary ? 'sine' : 'cosine', apart)
    share.full += scale
    shares.set(axis, share)
  }
  const order = (axis: number) => (axis >= 0 ? axis : spec.axes.length - axis)
  return [...shares.values()].sort((a, b) => order(a.axis) - order(b.axis))
}

function angleOf(position: readonly number[], freq: readonly Float64Array[], wave: number): number {
  let angle = 0
  for (let axis = 0; axis < freq.length; axis++) angle += (position[axis] as number) * (freq[axis]?.[wave] as number)
  return angle
}
