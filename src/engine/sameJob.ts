import type { Job } from './protocol'

/** Whether two jobs ask for the same numbers. */
export function sameJob(a: Job, b: Job): boolean {
  return same(a, b)
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) return sameNumbers(a as Float64Array, b as Float64Array)
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const [entries, others] = [Object.entries(a), Object.entries(b)]
  return entries.length === others.length && entries.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]))
}

export function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, k) => value === b[k])
}
