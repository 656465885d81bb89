import { useMemo } from 'react'
import { resolve, withGroupFirst } from '../core/resolve'
import type { Segment, Setup } from '../core/scene'
import { useStore } from '../state/hooks'
import type { Side } from '../views/view'
import { sideNames } from './naming'

/** A and B with their normal forms, the chosen group of heads first. A change of one leaves the other the very same object. */
export function useSides(): { a: Side; b: Side | null } {
  const a = useStore(state => state.scene.a)
  const b = useStore(state => state.scene.b)
  const segments = useStore(state => state.scene.segments)
  const group = useStore(state => state.view.group)
  const [nameA, nameB] = sideNames(a, b)
  return { a: useSide('A', nameA, a, segments, group) as Side, b: useSide('B', nameB, b, segments, group) }
}

function useSide(
  letter: Side['letter'],
  name: string,
  setup: Setup | null,
  segments: readonly Segment[],
  group: number,
): Side | null {
  const whole = useMemo(() => setup && resolve(setup, segments), [setup, segments])
  const spec = useMemo(() => whole && withGroupFirst(whole, group), [whole, group])
  return useMemo(() => setup && spec && { letter, name, setup, spec }, [letter, name, setup, spec])
}
