import type { AxisId } from '../../core/scene'

const LETTERS: Partial<Record<AxisId, string>> = { d0: 'd₀', d1: 'd₁', d2: 'd₂', d3: 'd₃', a: 'α' }

/** The letter of an axis as it is read: t, d₀, α. */
export function axisText(axis: AxisId): string {
  return LETTERS[axis] ?? axis
}

/** What a distance along an axis counts. */
export type Unit = 'positions' | 'tokens' | 'metres' | 'rad' | 'metres or rad'

/** The unit of an axis; along several, that of all of them or positions. */
export function unitOn(axes: readonly AxisId[]): Unit {
  if (axes.length && axes.every(axis => axis === 'a')) return 'rad'
  const onPlane = axes.length > 0 && axes.every(axis => axis === 'x' || axis === 'y' || axis === 'a')
  return !onPlane ? 'positions' : axes.includes('a') ? 'metres or rad' : 'metres'
}

const SHORT: Record<Unit, string> = { positions: 'pos', tokens: 'tokens', metres: 'm', rad: 'rad', 'metres or rad': 'm or rad' }
const ONE: Record<Unit, string> = {
  positions: 'position',
  tokens: 'token',
  metres: 'metre',
  rad: 'rad',
  'metres or rad': 'metre or rad',
}

export function shortUnit(unit: Unit): string {
  return SHORT[unit]
}

/** As in "rad per position". */
export function oneUnit(unit: Unit): string {
  return ONE[unit]
}

/** How a caption about an axis begins: Time. Along x. */
export function axisLead(name: string): string {
  return name.length === 1 ? `Along ${name}.` : `${name.charAt(0).toUpperCase()}${name.slice(1)}.`
}

/** A name in the gutter: a long one takes two lines where value ticks are near. */
export function axisLines(name: string, near = true): readonly string[] {
  return near && name.length > 8 ? name.split(' ') : [name]
}
