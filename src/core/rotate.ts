import type { RotaryStyle } from './channels'
import { pairChannels, reorder } from './channels'
import type { HeadGroup, RotarySpec } from './resolve'

/** Angle of every pair for a token at the given position on each axis of the spec, rad. */
export function anglesOf(position: readonly number[], group: HeadGroup, invFreq = group.invFreq): Float64Array {
  return group.ladder.map((_, pair) =>
    invFreq.reduce((angle, frequencies, axis) => angle + (position[axis] as number) * (frequencies[pair] as number), 0),
  )
}

/**
 * One head's vector with its pairs turned by `angles` (rad, counter-clockwise) and scaled by `attentionFactor`.
 * Channels beyond the pairs pass unchanged. Shape (headDim), headDim ≥ 2 · angles.length. With `secondAngles` the second
 * channel of each pair is formed with an angle of its own, which rotates nothing where the two differ.
 */
export function rotate(
  vector: ArrayLike<number>,
  angles: Float64Array,
  style: RotaryStyle,
  attentionFactor = 1,
  secondAngles = angles,
): Float64Array {
  const turned = Float64Array.from(vector)
  angles.forEach((angle, pair) => {
    const [a, b] = pairChannels(style, pair, angles.length)
    const [x, y] = [vector[a] as number, vector[b] as number]
    const second = secondAngles[pair] as number
    turned[a] = (x * Math.cos(angle) - y * Math.sin(angle)) * attentionFactor
    turned[b] = (x * Math.sin(second) + y * Math.cos(second)) * attentionFactor
  })
  return turned
}

/** A query with its pairs turned a quarter back, exactly: its scores are the imaginary part of what they were. */
export function quarterBack(vector: ArrayLike<number>, pairs: number, style: RotaryStyle): Float64Array {
  const turned = Float64Array.from(vector)
  for (let pair = 0; pair < pairs; pair++) {
    const [a, b] = pairChannels(style, pair, pairs)
    turned[a] = vector[b] as number
    turned[b] = -(vector[a] as number)
  }
  return turned
}

/** The vector as a token of the spec's prompt carries it, in the given head group; keys may stand elsewhere than queries. */
export function rotateAt(
  spec: RotarySpec,
  token: number,
  vector: ArrayLike<number>,
  style: RotaryStyle = 'neox',
  group: HeadGroup = spec.groups[0],
  as: 'query' | 'key' = 'query',
): Float64Array {
  const { positionIds, keyIds = positionIds } = { ...spec, ...group.places }
  const position = (as === 'key' ? keyIds : positionIds).map(ids => ids[token] as number)
  const opening = group.opening && token < group.opening.tokens ? group.opening : null
  const table = opening?.invFreq ?? group.invFreq
  const second = group.secondInvFreq && anglesOf(position, group, group.secondInvFreq)
  return rotate(vector, anglesOf(position, group, table), style, (opening ?? group).attentionFactor, second)
}

/** Score of two rotated vectors of one length, before the division by √headDim and the softmax. */
export function score(query: ArrayLike<number>, key: ArrayLike<number>): number {
  return Array.from(query).reduce((sum, value, channel) => sum + value * (key[channel] as number), 0)
}

/** A head brought from gptj to neox order of its first 2 · pairs channels; the rest stays. */
export function toNeox(vector: ArrayLike<number>, pairs: number): Float64Array {
  const order = reorder('gptj', 'neox', { channels: vector.length, pairs, first: 0 })
  return Float64Array.from(order, channel => vector[channel] as number)
}
