import type { RotarySpec } from '../core/resolve'
import { resolve } from '../core/resolve'
import type { AxisId, Geometry, Params, Segment, SlotName } from '../core/scene'
import { SLOTS } from '../core/scene'
import { namedSetup } from '../core/setups'

/** One text, one video of `frames` × `rows` × `cols` tokens, one text. */
export function aroundVideo(before: number, [frames, rows, cols]: readonly [number, number, number], after: number): Segment[] {
  return [
    { kind: 'text', tokens: before },
    { kind: 'video', frames, rows, cols, fps: 2, temporalPatch: 2, spatialMerge: 2 },
    { kind: 'text', tokens: after },
  ]
}

const TEXT: readonly Segment[] = [{ kind: 'text', tokens: 16 }]

/** The normal form of a named variant with some of its parameters and sizes changed. */
export function specOf(
  variant: string,
  {
    params = {},
    geometry = {},
    segments = TEXT,
  }: { params?: Params; geometry?: Partial<Geometry>; segments?: readonly Segment[] } = {},
) {
  const setup = namedSetup(variant)
  const choices = SLOTS.map(slot => [slot, { ...setup[slot], params }] as const)
  const own = Object.fromEntries(choices) as Record<SlotName, (typeof choices)[number][1]>
  const size = { ...setup.geometry, ...geometry }
  return resolve({ ...setup, ...own, geometry: { ...size, rotaryDim: geometry.headDim ?? size.rotaryDim } }, segments)
}

/** Positions per turn of a pair. */
export function wavelengthOf(base: number, headDim: number, pair: number): number {
  return 2 * Math.PI * base ** ((2 * pair) / headDim)
}

/** rad per position of the pairs that read an axis, fast to slow. */
export function axisLadder(spec: RotarySpec, axis: AxisId): Float64Array {
  const frequencies = spec.groups[0].invFreq[spec.axes.indexOf(axis)] ?? new Float64Array()
  return frequencies.filter(omega => omega !== 0)
}

/** rad per position of every pair when all axes move together; 0 for those that are not rotated. */
export function pairLadder(spec: RotarySpec, group = 0): Float64Array {
  const { invFreq } = spec.groups[group] ?? spec.groups[0]
  return Float64Array.from({ length: spec.pairs }, (_, pair) => invFreq.reduce((sum, axis) => sum + (axis[pair] as number), 0))
}
