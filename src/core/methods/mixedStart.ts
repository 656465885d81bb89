/**
 * LongRoPE's un-stretched start: tokens before `start` keep their original angles, the others take the stretched ones.
 *   angle = position · θ_i for position < start, else position · θ_i / λ_i
 * arXiv 2402.13753, section 3 (n̂); microsoft/LongRoPE @ c9e56aa, rope/longrope.py, MixedLongRoPEScaledRotaryEmbedding. A pair of
 * tokens on both sides of the start sees no function of its distance: the far one lags by start · θ_i (1 - 1/λ_i) and more.
 */
export function mixedStartAngle(position: number, start: number, original: number, stretched: number): number {
  return position * (position < start ? original : stretched)
}

/** The relative angle that a query and a key see across the start, rad. */
export function mixedStartTurn(query: number, key: number, start: number, original: number, stretched: number): number {
  return mixedStartAngle(query, start, original, stretched) - mixedStartAngle(key, start, original, stretched)
}
