import type { RotaryStyle } from '../channels'
import { logitParts } from '../loadedHead'

/** A round of RoPElite: the pair that is chosen, and the mean |A_chosen − A_full| that is left with it. */
export interface EliteRound {
  pair: number
  /** mean over query and key of the change of the logits, both / √headDim; causal entries that are masked count as 0 */
  left: number
}

/** What every logit of a causal head is made of: entry (m, n) with n ≤ m in rows, then pair by pair. No frequency is in it. */
export interface CausalParts {
  tokens: number
  pairs: number
  /** channels of the head */
  width: number
  /** positions from one of the tokens to the next */
  stride: number
  cosine: Float64Array
  sine: Float64Array
}

/** `stride`: the tokens stand so many positions apart, as those taken evenly out of a long text do. */
export function causalParts(
  q: readonly Float64Array[],
  k: readonly Float64Array[],
  pairs: number,
  style: RotaryStyle,
  stride = 1,
): CausalParts {
  const tokens = q.length
  const size = ((tokens * (tokens + 1)) / 2) * pairs
  const [cosine, sine] = [new Float64Array(size), new Float64Array(size)]
  let at = 0
  for (let m = 0; m < tokens; m++)
    for (let n = 0; n <= m; n++, at += pairs) {
      const parts = logitParts(q[m] as Float64Array, k[n] as Float64Array, pairs, style)
      cosine.set(parts.cosine, at)
      sine.set(parts.sine, at)
    }
  return { tokens, pairs, width: q[0]?.length ?? 1, stride, cosine, sine }
}

/** What rotating each pair changes in every logit, / √headDim, and what rotating all of them does; the effects add up. */
export interface RotationEffects {
  tokens: number
  effects: readonly Float64Array[]
  all: Float64Array
}

/** The effects in closed form, cosine (cos Δω − 1) + sine sin Δω: no row is rotated. */
export function rotationEffects(
  { tokens, pairs, width, stride, cosine, sine }: CausalParts,
  frequencies: Float64Array,
): RotationEffects {
  const root = Math.sqrt(width)
  const entries = cosine.length / pairs
  const effects = Array.from({ length: pairs }, () => new Float64Array(entries))
  const all = new Float64Array(entries)
  for (let pair = 0; pair < pairs; pair++) {
    const omega = stride * (frequencies[pair] as number)
    const cos = Float64Array.from({ length: tokens }, (_, delta) => (Math.cos(delta * omega) - 1) / root)
    const sin = Float64Array.from({ length: tokens }, (_, delta) => Math.sin(delta * omega) / root)
    const effect = effects[pair] as Float64Array
    let entry = 0
    for (let m = 0; m < tokens; m++)
      for (let delta = m; delta >= 0; delta--, entry++) {
        const at = entry * pairs + pair
        const change = (cosine[at] as number) * (cos[delta] as number) + (sine[at] as number) * (sin[delta] as number)
        effect[entry] = change
        all[entry]! += change
      }
  }
  return { tokens, effects, all }
}

/** RoPElite as in ropElite.ts. `before` is what is left with no pair rotated. */
export function fastRopElite(
  { tokens, effects, all }: RotationEffects,
  most = effects.length,
): { rounds: EliteRound[]; before: number } {
  const missing = all.slice()
  const entries = all.length
  const mean = (sum: number) => sum / (tokens * tokens)
  const before = mean(missing.reduce((sum, gap) => sum + Math.abs(gap), 0))
  const chosen = new Set<number>()
  const rounds: EliteRound[] = []
  while (rounds.length < Math.min(most, effects.length)) {
    let best = { pair: -1, left: Number.POSITIVE_INFINITY }
    for (let pair = 0; pair < effects.length; pair++) {
      if (chosen.has(pair)) continue
      const effect = effects[pair] as Float64Array
      let sum = 0
      for (let at = 0; at < entries; at++) sum += Math.abs((missing[at] as number) - (effect[at] as number))
      if (mean(sum) < best.left) best = { pair, left: mean(sum) }
    }
    const effect = effects[best.pair]
    if (!effect) break
    for (let at = 0; at < entries; at++) missing[at]! -= effect[at] as number
    chosen.add(best.pair)
    rounds.push(best)
  }
  return { rounds, before }
}

/** The mean |A_rotated − A_full| that is left when just these pairs are rotated. */
export function leftWith({ tokens, effects, all }: RotationEffects, rotated: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < all.length; at++) {
    let gap = all[at] as number
    for (const pair of rotated) gap -= effects[pair]?.[at] as number
    sum += Math.abs(gap)
  }
  return sum / (tokens * tokens)
}

/** Pairs by what they add to the logits before any rotation, most first: Σ q·k of the pair over all entries (arXiv 2410.08703). */
export function byContribution({ pairs, cosine }: CausalParts): number[] {
  const sums = new Float64Array(pairs)
  cosine.forEach((part, at) => {
    sums[at % pairs]! += part
  })
  return Array.from(sums.keys()).sort((a, b) => (sums[b] as number) - (sums[a] as number))
}

/**
 * Numbers that a cache keeps of each token for one key-value head: a rotated pair keeps its two key channels as they are; all
 * other key channels and the values come from a joint latent (EliteKV's J-LRD). A usual cache keeps 2 headDim.
 */
export function eliteCache(
  headDim: number,
  rotatedPairs: number,
  latent: number,
): { kept: number; usual: number; share: number } {
  const kept = 2 * rotatedPairs + latent
  const usual = 2 * headDim
  return { kept, usual, share: kept / usual }
}
