import type { RotaryStyle } from '../../src/core/channels'
import type { HeadGroup, RotarySpec } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'

/** The query and key that the spatial vectors rotate: all ones, and a ramp that is symmetric in nothing. */
export function rampVectors(headDim: number) {
  const channels = Array.from({ length: headDim }, (_, i) => i)
  return {
    ones: channels.map(() => 1),
    query: channels.map(i => Math.cos(0.7 * i + 0.3) + (0.1 * i) / headDim),
    key: channels.map(i => Math.sin(0.5 * i - 0.2) + 0.05),
  }
}

/** Scores of one rotated token as query against every token as key. */
export function scoresFrom(
  spec: RotarySpec,
  token: number,
  query: ArrayLike<number>,
  key: ArrayLike<number>,
  style: RotaryStyle = 'neox',
  group: HeadGroup = spec.groups[0],
): number[] {
  const rotated = rotateAt(spec, token, query, style, group)
  return Array.from({ length: spec.tokens.count }, (_, other) => score(rotated, rotateAt(spec, other, key, style, group)))
}
