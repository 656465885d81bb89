import { compare } from './compare'
import type { VectorFile } from './files'
import { readVectorFile, systemOf } from './files'
import { unreadKeys, watched } from './readKeys'

/** What became of one vector file. `covered` is false where the project knows no such system. */
export interface FileResult {
  name: string
  title: string
  covered: boolean
  cases: number
  passed: number
  compared: number
  largestError: number
  largestAt: string
  /** keys not compared, with the reason */
  skipped: Map<string, string>
  /** keys of inputs that no case uses */
  unread: readonly string[]
  /** in words, per case */
  failures: string[]
}

/** Carries every case of a file through the app's functions. Never throws: what goes wrong is a failure. */
export function runFile(path: string): FileResult {
  let file: VectorFile
  try {
    file = readVectorFile(path)
  } catch (error) {
    return { ...emptyResult(path, ''), covered: true, failures: [`${path} cannot be read: ${(error as Error).message}.`] }
  }
  const system = systemOf(file)
  const result = emptyResult(file.name, file.title)
  if (!system) return result
  result.covered = true
  const { cases } = file.content
  if (!Array.isArray(cases) || cases.length === 0) return { ...result, failures: [`${path} has no list of cases.`] }

  const read = new Set<PropertyKey>()
  for (const [index, example] of cases.entries()) {
    result.cases++
    try {
      const { input, output } = example as { input: unknown; output: unknown }
      if (output === null || typeof output !== 'object') throw new Error('the case has no output')
      const { compared, failed, failures, largestError, largestAt, skipped } = compare(
        system,
        input,
        output,
        system.run(watched(input, read), file.content),
      )
      result.compared += compared
      for (const [key, reason] of skipped) result.skipped.set(key, reason)
      if (!(largestError <= result.largestError)) Object.assign(result, { largestError, largestAt: `case ${index} ${largestAt}` })
      if (failed === 0) result.passed++
      else result.failures.push(`case ${index}, ${failed} of ${compared} values: ${failures.join(' | ')}`)
    } catch (error) {
      result.failures.push(`case ${index}: ${(error as Error).message}`)
    }
  }
  return { ...result, unread: unreadKeys(cases, read, system.beside) }
}

function emptyResult(name: string, title: string): FileResult {
  const counts = { cases: 0, passed: 0, compared: 0, largestError: 0, largestAt: '' }
  return { name, title, covered: false, ...counts, skipped: new Map(), unread: [], failures: [] }
}
