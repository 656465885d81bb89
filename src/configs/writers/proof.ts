import { anglesOf } from '../../core/rotate'
import type { Subject } from './subject'

/** Three numbers that written code must come to. */
export interface Proof {
  /** the slowest pair that turns */
  pair: number
  /** rad per position */
  invFreq: number
  /** a token and a pair with cos and sin, attention factor included */
  token: number
  middle: number
  cos: number
  sin: number
}

export function proofOf({ spec, group }: Subject): Proof {
  const turning = (pair: number) => group.invFreq.some(axis => axis[pair] !== 0)
  const pairs = Array.from({ length: spec.pairs }, (_, pair) => pair).filter(turning)
  const pair = pairs.at(-1) ?? 0
  const middle = pairs[Math.floor(pairs.length / 2)] ?? 0
  const token = spec.tokens.count - 1
  const { positionIds } = group.places ?? spec
  const angle =
    anglesOf(
      positionIds.map(ids => ids[token] ?? 0),
      group,
    )[middle] ?? 0
  return {
    pair,
    invFreq: group.ladder[pair] ?? 0,
    token,
    middle,
    cos: Math.cos(angle) * group.attentionFactor,
    sin: Math.sin(angle) * group.attentionFactor,
  }
}
