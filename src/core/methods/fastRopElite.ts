import type { RotaryStyle } from '../channels'
import { logitParts } from '../loadedHead'

/** A round of RoPElite: the pair that is chosen, and the mean |A_chosen − A_full| that is left with it. */
export interface EliteRound {
  pair: number
  /** mean over query and key of the change of the logits, both / √headDim; causal entries that are masked count as 0 */
  left: number
}

/**
 * RoPElite as in ropElite.ts, with each pair's effect in closed form, cosine (cos Δω − 1) + sine sin Δω: no row is rotated.
 * `before` is what is left with no pair rotated.
 */
export function fastRopElite(
  q: readonly Float64Array[],
  k: readonly Float64Array[],
  frequencies: Float64Array,
  { rounds, style }: { rounds: number; style: RotaryStyle },
): { rounds: EliteRound[]; before: number } {
  const [tokens, pairs] = [q.length, frequencies.length]
  const root = Math.sqrt(q[0]?.length ?? 1)
  const entries = (tokens * (tokens + 1)) / 2
  const effects = Array.from({ length: pairs }, () => new Float64Array(entries))
  const missing = new Float64Array(entries)
  const cos = Float64Array.from(
    { length: pairs * tokens },
    (_, at) => Math.cos(Math.floor(at / pairs) * (frequencies[at % pairs] as number)) - 1,
  )
  const sin = Float64Array.from({ length: pairs * tokens }, (_, at) =>
    Math.sin(Math.floor(at / pairs) * (frequencies[at % pairs] as number)),
  )
  let entry = 0
  for (let m = 0; m < tokens; m++)
    for (let n = 0; n <= m; n++, entry++) {
      const { cosine, sine } = logitParts(q[m] as Float64Array, k[n] as Float64Array, pairs, style)
      const row = (m - n) * pairs
      for (let pair = 0; pair < pairs; pair++) {
        const effect =
          ((cosine[pair] as number) * (cos[row + pair] as number) + (sine[pair] as number) * (sin[row + pair] as number)) / root
        ;(effects[pair] as Float64Array)[entry] = effect
        missing[entry]! += effect
      }
    }
  const mean = (sum: number) => sum / (tokens * tokens)
  const before = mean(missing.reduce((sum, gap) => sum + Math.abs(gap), 0))
  const chosen = new Set<number>()
  const done: EliteRound[] = []
  while (done.length < Math.min(rounds, pairs)) {
    let best = { pair: -1, left: Number.POSITIVE_INFINITY }
    for (let pair = 0; pair < pairs; pair++) {
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
    done.push(best)
  }
  return { rounds: done, before }
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
