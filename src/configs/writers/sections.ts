import type { HeadGroup, RotarySpec } from '../../core/resolve'
import { axisOfPair } from '../../core/resolve'

/** How a head's pairs are shared out among axes, in the words of a transformers configuration. */
export type Sections =
  | { kind: 'one axis' }
  | { kind: 'mrope'; section: readonly [number, number, number]; interleaved: boolean }
  | { kind: 'none'; why: string }

/**
 * The mrope_section that gives every pair its axis: three runs in the order t, h, w, or dealt out as Qwen3-VL does
 * (transformers 5.18.0, models/qwen3_vl, apply_interleaved_mrope: h takes pairs 1, 4, 7 …, w 2, 5, 8 …, t the rest).
 */
export function sectionsOf(spec: RotarySpec, group: HeadGroup): Sections {
  const axes = Array.from({ length: spec.pairs }, (_, pair) => spec.axes[axisOfPair(group, pair)] ?? null)
  const used = new Set(axes)
  if (axes.includes(null)) {
    if (used.size === 1 || (used.size === 2 && spec.axes.length === 1)) return { kind: 'one axis' }
    return { kind: 'none', why: 'some pairs mix axes or do not turn' }
  }
  if (used.size === 1) return { kind: 'one axis' }
  const count = (axis: string) => axes.filter(found => found === axis).length
  const section = [count('t'), count('h'), count('w')] as const
  if (section[0] + section[1] + section[2] !== spec.pairs)
    return { kind: 'none', why: `pairs read ${[...used].join(', ')}, and mrope_section knows t, h and w` }
  const [t, h, w] = section
  if (axes.every((axis, i) => axis === (i < t ? 't' : i < t + h ? 'h' : 'w')))
    return { kind: 'mrope', section, interleaved: false }
  if (axes.every((axis, i) => axis === (i % 3 === 1 && i < 3 * h ? 'h' : i % 3 === 2 && i < 3 * w ? 'w' : 't')))
    return { kind: 'mrope', section, interleaved: true }
  return { kind: 'none', why: 'its pairs are neither three runs in the order t, h, w nor dealt out in turn' }
}
