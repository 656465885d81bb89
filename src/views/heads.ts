import type { HeadGroup, RotarySpec } from '../core/resolve'
import type { AxisId } from '../core/scene'
import { AXIS_NAMES } from '../core/scene'
import type { Side, ViewInput } from './view'

/** The head groups of a spec in the embedding's order; the one that is drawn has been put first. */
export interface HeadGroups {
  groups: readonly HeadGroup[]
  drawn: number
}

export function headGroups({ groups }: RotarySpec, wanted: number): HeadGroups {
  const [first, ...others] = groups
  const drawn = wanted < groups.length ? wanted : 0
  return { groups: others.toSpliced(drawn, 0, first), drawn }
}

/** The groups to choose from: those of A, or of B where A has but one; null where both have one. */
export function choiceOfHeads({ a, b, view }: Pick<ViewInput, 'a' | 'b' | 'view'>): HeadGroups | null {
  const side = [a, b].find(one => one && one.spec.groups.length > 1)
  return side ? headGroups(side.spec, view.group) : null
}

/** What a side is called where one of several groups of its heads is drawn: MHRoPE (key/value head 3). */
export function drawnName({ name, spec: { groups } }: Pick<Side, 'name' | 'spec'>): string {
  return groups.length > 1 ? `${name} (${groups[0].serves})` : name
}

/** What a score is a mean of: "mean of 64 pairs", "mean of 1 pair", "mean of 64 and 16 pairs" where A and B have other heads. */
export function meanOfPairs(sides: readonly Pick<Side, 'spec'>[]): string {
  const counts = [...new Set(sides.map(({ spec }) => spec.pairs))]
  return `mean of ${counts.join(' and ')} ${counts.length === 1 && counts[0] === 1 ? 'pair' : 'pairs'}`
}

/** Whether the group that is drawn turns no pair: scores then know nothing of positions. */
export function turnsNothing({ spec }: Pick<Side, 'spec'>): boolean {
  return spec.groups[0].invFreq.every(axis => axis.every(omega => omega === 0))
}

/** What the pairs of a group read, in words. */
export function groupReads(axes: readonly AxisId[], { invFreq }: HeadGroup): string {
  const used = axes.filter((_, axis) => invFreq[axis]?.some(omega => omega !== 0))
  return used.length ? used.map(axis => AXIS_NAMES[axis]).join(', ') : 'not rotated'
}
