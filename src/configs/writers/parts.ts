import { axisOfPair } from '../../core/resolve'
import type { Subject } from './subject'

/** How the angle of a token and a pair is formed from position ids and inv_freq. */
export type Sharing =
  /** every pair reads the one axis */
  | { kind: 'one' }
  /** pair i reads axis `axes[i]`; -1 does not turn */
  | { kind: 'chosen'; axes: readonly number[] }
  /** rad per position, by axis and pair: inv_freq alone does not say it */
  | { kind: 'mixed'; frequencies: readonly (readonly number[])[] }

export function sharingOf({ spec, group }: Subject): Sharing {
  const axes = Array.from({ length: spec.pairs }, (_, pair) => axisOfPair(group, pair))
  const whole = (axis: number, pair: number) =>
    axis === -1 ||
    Math.abs((group.invFreq[axis]?.[pair] ?? 0) - (group.ladder[pair] as number)) <= 1e-15 * (group.ladder[pair] as number)
  const still = (pair: number) => group.ladder[pair] === 0
  if (axes.includes(-2) || !axes.every(whole)) return { kind: 'mixed', frequencies: group.invFreq.map(row => Array.from(row)) }
  if (spec.axes.length === 1 && axes.every((axis, pair) => axis === 0 || still(pair))) return { kind: 'one' }
  return { kind: 'chosen', axes }
}

/** 16 times 0, then 24 times 1: runs of equal numbers. */
export function runs(numbers: readonly number[]): { value: number; count: number }[] {
  const found: { value: number; count: number }[] = []
  for (const value of numbers) {
    const last = found.at(-1)
    if (last?.value === value) last.count++
    else found.push({ value, count: 1 })
  }
  return found
}

/** Numbers in rows of a source file. */
export function rowsOf(numbers: readonly (number | string)[], indent: string, perRow = 6): string {
  const rows: string[] = []
  for (let at = 0; at < numbers.length; at += perRow) rows.push(`${indent}${numbers.slice(at, at + perRow).join(', ')},`)
  return rows.join('\n')
}

/** What the code says of itself, one line each. */
export function headLines({ name, link, group, spec }: Subject): string[] {
  const heads = spec.groups.length > 1 ? `, ${group.serves}` : ''
  return [`${name}${heads}`, `the same in pictures: ${link}`]
}

/** Why positions, cos and sin are left out, or null. */
export function lacking({ group }: Subject, blocks: readonly unknown[] | null): string | null {
  if (group.secondInvFreq)
    return 'Here the two channels of a pair take angles of their own, so that nothing is rotated. Only inv_freq of the first is written.'
  if (!blocks)
    return 'The positions of this prompt are too many, or follow no short rule. Only inv_freq is written; the ids are in the table of ids, as CSV or JSON.'
  return null
}
