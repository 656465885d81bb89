/**
 * ALiBi: no rotation; head h of H lowers its logits by slope_h times the distance, slope_h = 2^(-8h/H), h = 1 .. H.
 * For H no power of two: the slopes of the power p below it, then every second slope of 2p. arXiv 2108.12409;
 * ofirpress/attention_with_linear_biases @ 4b92f28, get_slopes.
 */
export function alibiSlopes(heads: number): Float64Array {
  const power = 2 ** Math.floor(Math.log2(heads))
  const slopes = (count: number) => Float64Array.from({ length: count }, (_, h) => 2 ** ((-8 * (h + 1)) / count))
  const between = slopes(2 * power).filter((_, h) => h % 2 === 0)
  return Float64Array.from([...slopes(power), ...between.slice(0, heads - power)])
}

/** What is added to a logit at a distance; 0 or less. */
export function alibiBias(slope: number, distance: number): number {
  return -slope * distance
}

/** Why a head, counted from 1, is none of so many, or null. */
export function alibiHeadProblem(head: number, heads: number): string | null {
  return head <= heads ? null : `alibiHead=${head} is more than the ${heads} heads.`
}
