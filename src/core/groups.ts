import type { Choice, Geometry, Params } from './scene'
import { slotOf } from './slots'
import type { AllocationResult, FrequencyResult, Grouped } from './variant'

/** The tables that go with an allocation: those that serve the same heads, where both name them, otherwise all. */
export function frequenciesFor(
  allocation: AllocationResult & { serves?: string },
  choice: Choice,
  geometry: Geometry,
  params: Params,
) {
  const tables = asGroups<FrequencyResult>(slotOf('frequencies', choice).run(geometry, params, allocation))
  const own = tables.filter(table => table.serves !== undefined && table.serves === allocation.serves)
  return own.length ? own : tables
}

/** One result for all heads as a list of one. */
export function asGroups<T>(result: Grouped<T>): readonly (T & { serves?: string })[] {
  return Array.isArray(result) ? (result as readonly (T & { serves: string })[]) : [result as T & { serves?: string }]
}
