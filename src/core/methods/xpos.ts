import { rotate } from '../rotate'
import { geometricLadder } from '../variants/rope'

/** Damping bases of the pairs: ζ_i = (2i + 0.4 d) / (1.4 d), below 1. */
export function xposScale(headDim: number): Float64Array {
  return Float64Array.from({ length: headDim / 2 }, (_, i) => (2 * i + 0.4 * headDim) / (1.4 * headDim))
}

/**
 * xPos: queries grow and keys shrink with position, so that the logit of pair i is damped by ζ_i^(Δ / scaleBase).
 *   q: ζ_i^((m + m₀) / scaleBase) R_m q;  k: the inverse power;  m₀ = ⌊-(offset + length) / 2⌋ centres the exponents
 * arXiv 2212.10554; microsoft/torchscale @ 4d1e0e8, xpos_relative_position.py, pairs of neighbours, base 10 000.
 * @param rows vectors at positions offset, offset + 1, …; shape (length, headDim)
 */
export function xposRotate(
  rows: readonly ArrayLike<number>[],
  side: 'query' | 'key',
  { offset = 0, scaleBase = 512 }: { offset?: number; scaleBase?: number } = {},
): Float64Array[] {
  const headDim = rows[0]?.length ?? 0
  const ladder = geometricLadder(10_000, headDim)
  const scale = xposScale(headDim)
  const centre = Math.floor(-(offset + rows.length) / 2)
  return rows.map((row, r) => {
    const position = offset + r
    const exponent = ((position + centre) / scaleBase) * (side === 'query' ? 1 : -1)
    const turned = rotate(
      row,
      ladder.map(omega => position * omega),
      'gptj',
    )
    return turned.map((value, channel) => value * (scale[channel >> 1] as number) ** exponent)
  })
}

/** By how much the logit of each pair is damped at a distance. */
export function xposDamping(headDim: number, distance: number, scaleBase = 512): Float64Array {
  return xposScale(headDim).map(zeta => zeta ** (distance / scaleBase))
}
