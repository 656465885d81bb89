import type { RotarySpec } from '../core/resolve'
import type { Side } from './view'

/** The names of all head groups in the embedding's order, of a spec whose drawn group has been put first, and which one that is. */
export function headGroups({ groups }: RotarySpec, wanted: number): { names: readonly string[]; drawn: number } {
  const [first, ...others] = groups.map(group => group.serves)
  const drawn = wanted < groups.length ? wanted : 0
  return { names: others.toSpliced(drawn, 0, first as string), drawn }
}

/** What a side is called where one of several groups of its heads is drawn: MHRoPE (key/value head 3). */
export function drawnName({ name, spec: { groups } }: Pick<Side, 'name' | 'spec'>): string {
  return groups.length > 1 ? `${name} (${groups[0].serves})` : name
}
