import { useMemo, useRef } from 'react'
import { promptProblem } from '../core/layouts'
import { resolve, withGroupFirst } from '../core/resolve'
import type { Scene, Segment, Setup } from '../core/scene'
import { useStore } from '../state/hooks'
import type { Side } from '../views/view'
import { sideNames } from './naming'

/** A scene with what can be drawn of it: B only where it has a place for the prompt. */
export interface Drawable {
  scene: Scene
  a: Side
  b: Side | null
}

export interface Sides {
  /** the scene that is chosen */
  scene: Scene
  /** A as it is chosen, for its controls */
  a: Side
  /** the newest scene whose A has a place for the prompt; null before there was one */
  drawable: Drawable | null
  /** whether that is the scene which is chosen now */
  current: boolean
}

/** A and B with their normal forms, the chosen group of heads first. A change of one leaves the other the very same object. */
export function useSides(): Sides {
  const scene = useStore(state => state.scene)
  const group = useStore(state => state.view.group)
  const { a, b, segments } = scene
  const [nameA, nameB] = sideNames(a, b)
  const sideA = useSide('A', nameA, a, segments, group) as Side
  const sideB = useSide('B', nameB, b && promptProblem(b.layout, segments) ? null : b, segments, group)
  const current = promptProblem(a.layout, segments) === null
  const now = useMemo(() => ({ scene, a: sideA, b: sideB }), [scene, sideA, sideB])
  const last = useRef<Drawable | null>(null)
  if (current) last.current = now
  const drawable = last.current
  return useMemo(() => ({ scene, a: sideA, drawable, current }), [scene, sideA, drawable, current])
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
