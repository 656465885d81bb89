import type { RotarySpec } from './resolve'

/** Tokens and pairs that are looked at; of more tokens evenly chosen ones. */
const MOST = 20_000

/** Shortest and longest that a vector of length 1 comes out. */
export interface Lengths {
  least: number
  most: number
}

const known = new WeakMap<RotarySpec, Lengths | null>()

/**
 * What becomes of lengths where the two channels of a pair turn by angles a and b of their own: the pair's matrix has rows
 * (cos a, -sin a) and (sin b, cos b), so its singular values are √(1 ± |sin(a - b)|). Null where every pair is rotated.
 */
export function lengthsUnder(spec: RotarySpec): Lengths | null {
  const found = known.get(spec)
  if (found !== undefined) return found
  const lengths = measure(spec)
  known.set(spec, lengths)
  return lengths
}

function measure({ groups: [group], positionIds, pairs, tokens }: RotarySpec): Lengths | null {
  const { invFreq, secondInvFreq } = group
  if (!secondInvFreq) return null
  const stride = Math.max(1, Math.ceil(tokens.count / MOST))
  let skew = 0
  for (let token = 0; token < tokens.count; token += stride)
    for (let pair = 0; pair < pairs; pair++) {
      const apart = positionIds.reduce(
        (sum, ids, axis) => sum + (ids[token] as number) * ((invFreq[axis]?.[pair] ?? 0) - (secondInvFreq[axis]?.[pair] ?? 0)),
        0,
      )
      skew = Math.max(skew, Math.abs(Math.sin(apart)))
    }
  return skew === 0 ? null : { least: Math.sqrt(1 - skew), most: Math.sqrt(1 + skew) }
}
