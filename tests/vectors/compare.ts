import type { Tolerance, VectorSystem } from './system'

export interface Comparison {
  /** leaves that were compared */
  compared: number
  /** largest |value - expected|, and where */
  largestError: number
  largestAt: string
  /** number of leaves out of tolerance, and the first of them in words */
  failed: number
  failures: string[]
  /** keys that are not compared, with the reason */
  skipped: Map<string, string>
}

const FAILURES_TOLD = 5

/** Compares every leaf of `expected` with the same place in `actual`; what `actual` has besides is left alone. */
export function compare(system: VectorSystem, input: unknown, expected: unknown, actual: unknown): Comparison {
  const result: Comparison = { compared: 0, largestError: 0, largestAt: '', failed: 0, failures: [], skipped: new Map() }

  function fail(path: string, reason: string) {
    result.failed++
    if (result.failures.length < FAILURES_TOLD) result.failures.push(`${path || 'output'}: ${reason}`)
  }

  function visit(want: unknown, got: unknown, path = '', key = '', index?: number) {
    const tolerance: Tolerance = key ? system.tolerance(key, input, expected, index) : 'exact'
    if (tolerance !== 'exact' && 'skip' in tolerance) result.skipped.set(key, tolerance.skip)
    else if (want === null || typeof want !== 'object') compareLeaf(want, got, tolerance, path)
    else if (got === null || typeof got !== 'object')
      fail(path, `expected ${Array.isArray(want) ? 'a list' : 'named values'}, got ${got}`)
    else if (Array.isArray(want) && (got as ArrayLike<unknown>).length !== want.length)
      fail(path, `expected ${want.length} entries, got ${(got as ArrayLike<unknown>).length}`)
    else
      for (const [name, value] of Object.entries(want)) {
        const place = Array.isArray(want) ? Number(name) : undefined
        visit(
          value,
          (got as Record<string, unknown>)[name],
          path ? `${path}.${name}` : name,
          /^\d+$/.test(name) ? key : name,
          place,
        )
      }
  }

  function compareLeaf(want: unknown, got: unknown, tolerance: Exclude<Tolerance, { skip: string }>, path: string) {
    result.compared++
    const [wanted, found] = [numberIn(want), numberIn(got)]
    if (wanted === null || found === null) {
      if (want !== got) fail(path, `expected ${want}, got ${got}`)
      return
    }
    const error = wanted === found ? 0 : Math.abs(found - wanted)
    if (!(error <= result.largestError)) Object.assign(result, { largestError: error, largestAt: path })
    const allowed = tolerance === 'exact' ? 0 : (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * Math.abs(wanted)
    if (!(error <= allowed)) fail(path, `expected ${want}, got ${got}; ${allowed.toExponential(1)} is allowed`)
  }

  visit(expected, actual)
  return result
}

/** A number, also when written as a decimal string; null for anything else. */
function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) ? Number(value) : null
}
