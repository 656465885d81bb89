import type { RotaryStyle } from '../../src/core/channels'
import type { HeadGroup, RotarySpec } from '../../src/core/resolve'
import { axisOfPair } from '../../src/core/resolve'
import { anglesOf, rotateAt } from '../../src/core/rotate'
import type { AxisId, Choice, Geometry, Params, Segment } from '../../src/core/scene'
import { imageOf } from './promptCase'
import { rampVectors, scoresFrom } from './ramp'
import { resolveCase, setupOf } from './setup'
import type { VectorSystem } from './system'

export const CLOSE = { abs: 1e-9, rel: 1e-9 }

export type SlotParams = Partial<Record<'frequencies' | 'allocation' | 'layout', Params>>

/** A named design in all slots, on the segments of a case. */
export function gridSpec(
  variant: string,
  geometry: Partial<Geometry>,
  segments: readonly Segment[],
  params: SlotParams = {},
): RotarySpec {
  const choice = (slot: keyof SlotParams): Choice => ({ variant, params: params[slot] ?? {} })
  const slots = { frequencies: choice('frequencies'), allocation: choice('allocation'), layout: choice('layout') }
  return resolveCase(setupOf(geometry, slots), segments)
}

/** A single frame is an image. */
export function clipOf([frames = 1, rows = 1, cols = 1]: readonly number[], fps = 24): Segment {
  if (frames === 1) return imageOf([rows, cols])
  return { kind: 'video', frames, rows, cols, fps, temporalPatch: 1, spatialMerge: 1 }
}

/** What most of these files say of a rotated grid. */
export function rotationOf(spec: RotarySpec, style: RotaryStyle = 'gptj') {
  const { ones, query, key } = rampVectors(2 * spec.pairs)
  return {
    axis_of_pair: axesOfPairs(spec) as readonly unknown[],
    score_ones_query0: scoresFrom(spec, 0, ones, ones, style),
    score_ramp_query0: scoresFrom(spec, 0, query, key, style),
    rotated_ramp_q_last: rotateAt(spec, spec.tokens.count - 1, query, style),
    pairs_cos_sin: tokensOf(spec).map(token => cosSin(spec, token)),
  }
}

export const tokensOf = (spec: RotarySpec) => Array.from({ length: spec.tokens.count }, (_, token) => token)
export const positionOf = (spec: RotarySpec, token: number) => spec.positionIds.map(ids => ids[token] as number)
export const idsOn = (spec: RotarySpec, axis: AxisId) => spec.positionIds[spec.axes.indexOf(axis)]

export function cosSin(spec: RotarySpec, token: number, group: HeadGroup = spec.groups[0]) {
  const angles = anglesOf(positionOf(spec, token), group)
  return { cos: angles.map(Math.cos), sin: angles.map(Math.sin) }
}

export function axesOfPairs(spec: RotarySpec): number[] {
  return Array.from({ length: spec.pairs }, (_, pair) => axisOfPair(spec.groups[0], pair))
}

export function channelsPerAxis(spec: RotarySpec): number[] {
  const read = axesOfPairs(spec)
  return spec.axes.map((_, axis) => 2 * read.filter(other => other === axis).length)
}

/** Every `step`-th of the first ids. */
export const every = (count: number, step: number, ids: Float64Array) =>
  Array.from({ length: count }, (_, k) => ids[k * step] as number)

export function closeExcept(...exact: string[]): VectorSystem['tolerance'] {
  return key => (exact.includes(key) ? 'exact' : CLOSE)
}
