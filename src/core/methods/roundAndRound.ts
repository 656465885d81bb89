/**
 * Facts of "Round and Round We Go" (arXiv 2410.06205): what one head can do with rotations alone.
 *   Proposition 3.1: for k = R^r q the logit peaks at distance r (largest possible there, Σ |q_i|²)
 *   Theorem 5.3: q = ψ, k = ρ(g) ψ on one pair of frequency g attends to the previous token; more |ψ| makes it sharper
 *   Theorem 6.1: with a single frequency no distance stays apart for ever: rotations by an irrational angle come back
 */

/** Weights of a causal row whose logits are |ψ|² cos((distance - peak) g): the head that looks `peak` tokens back. */
export function singlePairRow(tokens: number, query: number, frequency: number, energy: number, peak: number): Float64Array {
  const logits = Float64Array.from({ length: tokens }, (_, key) =>
    key > query ? Number.NEGATIVE_INFINITY : energy * (Math.cos((query - key - peak) * frequency) - 1),
  )
  const weights = logits.map(Math.exp)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

/** Logit of k = R^peak q at a distance, for a query with the given energy |q_i|² in each pair. */
export function shiftedLogit(frequencies: Float64Array, energies: ArrayLike<number>, distance: number, peak: number): number {
  return frequencies.reduce((sum, omega, i) => sum + (energies[i] as number) * Math.cos((distance - peak) * omega), 0)
}

/** Energy |ψ|² that a single pair needs for a weight above 1 - ε on the token `peak` back, among `tokens` keys at most. */
export function energyFor(tokens: number, frequency: number, epsilon: number, peak: number): number {
  let closest = -1
  for (let distance = 0; distance < tokens; distance++)
    if (distance !== peak) closest = Math.max(closest, Math.cos((distance - peak) * frequency))
  return Math.log(((tokens - 1) * (1 - epsilon)) / epsilon) / (1 - closest)
}
