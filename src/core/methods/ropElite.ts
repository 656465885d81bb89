import { rotate } from '../rotate'
import { dot } from '../softmax'

/** One round of the search: what each pair would cost as the next one, NaN for pairs that are chosen already. */
export interface Round {
  scores: Float64Array
  chosen: number
}

/**
 * RoPElite: the pairs of a head whose rotation matters most, one by one. Each round rotates the chosen pairs and one candidate
 * and takes the candidate whose logits come nearest to those of full RoPE:
 *   score = mean over query and key of |A_candidate - A_full|, both / √headDim
 * arXiv 2503.01586; CiaranZhou/EliteKV @ e9a8616, RoPElite/analysis.py. Causal entries that are masked count as 0 in the mean.
 * The released rank_0.py fills the first ranks with zeros, so that its round 0 tries pair 0 alone; here all pairs are tried.
 * @param q, k of one head, not rotated; shape (L, headDim), pairs (i, i + headDim / 2)
 */
export function ropElite(
  q: readonly ArrayLike<number>[],
  k: readonly ArrayLike<number>[],
  frequencies: Float64Array,
  { rounds, causal }: { rounds: number; causal: boolean },
): Round[] {
  const pairs = frequencies.length
  const effects = Array.from({ length: pairs }, (_, pair) => rotationEffect(q, k, frequencies, pair, causal))
  const missing = sumOf(effects)
  const chosen: number[] = []
  return Array.from({ length: Math.min(rounds, pairs) }, () => {
    const scores = Float64Array.from(effects, (effect, pair) => {
      if (chosen.includes(pair)) return Number.NaN
      return missing.reduce((sum, gap, at) => sum + Math.abs(gap - (effect[at] as number)), 0) / missing.length
    })
    const best = scores.reduce((least, score, pair) => (score < (scores[least] ?? Infinity) ? pair : least), -1)
    chosen.push(best)
    effects[best]?.forEach((value, at) => {
      missing[at]! -= value
    })
    return { scores, chosen: best }
  })
}

/** What rotating one pair changes in every logit; logits are sums over pairs, so the effects add. Shape (L, L), flat. */
function rotationEffect(
  q: readonly ArrayLike<number>[],
  k: readonly ArrayLike<number>[],
  frequencies: Float64Array,
  pair: number,
  causal: boolean,
): Float64Array {
  const pairs = frequencies.length
  const part = (row: ArrayLike<number>) => [row[pair] as number, row[pair + pairs] as number]
  const turned = (row: ArrayLike<number>, position: number) =>
    rotate(part(row), Float64Array.of(position * (frequencies[pair] as number)), 'neox')
  const [queries, keys] = [q.map(turned), k.map(turned)]
  const root = Math.sqrt(q[0]?.length ?? 1)
  return Float64Array.from({ length: q.length * k.length }, (_, at) => {
    const [i, j] = [Math.floor(at / k.length), at % k.length]
    if (causal && j > i) return 0
    const still = dot(part(q[i] as ArrayLike<number>), part(k[j] as ArrayLike<number>))
    return (dot(queries[i] as Float64Array, keys[j] as Float64Array) - still) / root
  })
}

function sumOf(rows: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0)
  for (const row of rows)
    row.forEach((value, at) => {
      sum[at]! += value
    })
  return sum
}

/** The paper's baseline: pairs spread evenly, linspace(0, n - 1, count) cut to whole numbers. */
export function uniformPairs(pairs: number, count: number): number[] {
  return Array.from({ length: count }, (_, r) => Math.trunc(count === 1 ? 0 : (r * (pairs - 1)) / (count - 1)))
}
