import type { RotarySpec } from '../../src/core/resolve'
import { resolve } from '../../src/core/resolve'
import type { Choice, Geometry, Segment, Setup } from '../../src/core/scene'

const ROPE: Choice = { variant: 'rope', params: {} }

/** A setup of the app; slots that are left out are those of RoFormer. */
export function setupOf(geometry: Partial<Geometry>, slots: Partial<Omit<Setup, 'geometry'>>): Setup {
  const headDim = geometry.headDim ?? geometry.rotaryDim ?? 128
  return {
    frequencies: ROPE,
    allocation: ROPE,
    layout: ROPE,
    relation: ROPE,
    ...slots,
    geometry: { headDim, rotaryDim: headDim, ropeTheta: 10_000, trainedLength: 4096, ...geometry },
  }
}

/** The app's normal form. A case whose values the app would bend is an error, not a silent difference. */
export function resolveCase(setup: Setup, segments: readonly Segment[]): RotarySpec {
  const spec = resolve(setup, segments)
  if (spec.notes.length) throw new Error(spec.notes.join(' '))
  return spec
}

/** A prompt of text alone that reaches the given position. */
export function textUpTo(position: number): readonly Segment[] {
  return [{ kind: 'text', tokens: position + 1 }]
}
