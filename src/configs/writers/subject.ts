import type { HeadGroup, RotarySpec } from '../../core/resolve'
import { resolve, withGroupFirst } from '../../core/resolve'
import type { Params, Segment, Setup } from '../../core/scene'
import { completeParams, slotOf } from '../../core/slots'
import type { Schedule } from './schedule'
import { schedulesOf, tableOf } from './schedule'

/** What a writer writes down: one setup on one prompt, as one group of heads sees it. */
export interface Subject {
  name: string
  /** address that opens the same scene */
  link: string
  setup: Setup
  spec: RotarySpec
  group: HeadGroup
  /** how transformers would name the frequencies: one for all layers, or that of the layers which see everything and that of the others */
  schedules: readonly Schedule[]
  /** the one that makes this group's table; null where none does */
  schedule: Schedule | null
  /** the frequencies' parameters, all of them */
  params: Params
}

export interface Written {
  text: string
  /** what the target has no place for, or what a reader must know, one sentence each */
  notes: readonly string[]
}

export function createSubject(
  setup: Setup,
  segments: readonly Segment[],
  { name, link, group = 0 }: { name: string; link: string; group?: number },
): Subject {
  const spec = withGroupFirst(resolve(setup, segments), group)
  const [first] = spec.groups
  const schedules = schedulesOf(setup)
  const schedule = schedules.find(candidate => sameTable(tableOf(candidate, setup.geometry), first.ladder)) ?? null
  const slot = slotOf('frequencies', setup.frequencies)
  const { params } = completeParams(slot.params, setup.frequencies.params, spec.pairs)
  return { name, link, setup, spec, group: first, schedules, schedule, params }
}

function sameTable(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((omega, i) => Math.abs(omega - (b[i] as number)) <= 1e-12 * Math.abs(omega))
}
