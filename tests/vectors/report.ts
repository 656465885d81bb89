import type { FileResult } from './runFile'

/** One line per file, and one more for each failed case. */
export function reportLines(result: FileResult): string[] {
  const system = result.title ? `${result.name} (${result.title})` : result.name
  if (!result.covered) return [`${system}: not covered`]
  const { cases, passed, compared, largestError, largestAt, skipped, unread } = result
  const error = largestError === 0 ? 'no error' : `largest error ${largestError.toExponential(2)} at ${largestAt}`
  const omitted = [...skipped].map(([key, reason]) => `${key} (${reason})`)
  const keys = omitted.length ? `not compared: ${omitted.join(', ')}` : 'every key compared'
  const ignored = unread.length ? `; inputs not used: ${unread.join(', ')}` : ''
  return [
    `${system}: ${cases} cases, ${passed} passed, ${compared} values, ${error}, ${keys}${ignored}`,
    ...result.failures.map(failure => `  FAILED ${failure}`),
  ]
}

export function totalLine(results: readonly FileResult[]): string {
  const covered = results.filter(result => result.covered)
  const sum = (of: 'cases' | 'passed' | 'compared') => covered.reduce((total, result) => total + result[of], 0)
  const bad = covered.filter(result => result.failures.length > 0).length
  const parts = [
    `${covered.length} systems`,
    `${sum('cases')} cases`,
    `${sum('passed')} passed`,
    `${sum('compared')} values`,
    `${bad} with failures`,
    `${results.length - covered.length} not covered`,
  ]
  return `total: ${parts.join(', ')}`
}
