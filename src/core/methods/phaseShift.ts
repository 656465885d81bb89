import { dot } from '../softmax'

/**
 * PSC: each head multiplies its query (and its key) before the rotation by a gain that it reads from the vector itself.
 *   y = x ⊙ (1 + tanh(SiLU(x U) D) / 2), gains between 0.5 and 1.5; U = 0 at the start, which changes nothing
 * arXiv 2505.12423; WNQzhu/PSC @ 086ca0a, PSC_code/lora_llama.py, class Phase.
 * @param up U and @param down D as rows, shape (headDim, headDim)
 */
export function calibratePhase(
  x: ArrayLike<number>,
  up: readonly ArrayLike<number>[],
  down: readonly ArrayLike<number>[],
): Float64Array {
  const inner = timesMatrix(x, up).map(value => value / (1 + Math.exp(-value)))
  const gains = timesMatrix(inner, down)
  return Float64Array.from(x, (value, c) => value * (1 + Math.tanh(gains[c] as number) / 2))
}

/** x M for a row x. */
function timesMatrix(x: ArrayLike<number>, matrix: readonly ArrayLike<number>[]): Float64Array {
  const columns = matrix[0]?.length ?? 0
  return Float64Array.from({ length: columns }, (_, c) =>
    dot(
      x,
      matrix.map(row => row[c] as number),
    ),
  )
}

/** By which angle two gains turn a pair (a, b), rad in (-π, π]. A pair with unequal gains changes its length as well. */
export function phaseShift(a: number, b: number, gainA: number, gainB: number): number {
  const [x, y] = [gainA * a, gainB * b]
  return Math.atan2(a * y - b * x, a * x + b * y)
}

/** No gains between 0.5 and 1.5 turn a pair by more: arcsin((r - 1) / (r + 1)) for their largest ratio r = 3. */
export const LARGEST_PHASE_SHIFT = Math.asin((3 - 1) / (3 + 1))
