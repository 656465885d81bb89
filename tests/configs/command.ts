import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, isProblem, parseJson } from '../../src/configs/document/json'
import { isFileProblem, openDocument } from '../../src/configs/readModel'
import { differences } from './compareConfig'
import { resultOf } from './expectedOf'

const USAGE = 'Usage: npm run configs -- <folder>'

/** Every file of a folder, read and compared. 0 when all agree, 1 when some do not, 2 when there is nothing to compare. */
export function configsCommand(words: readonly string[], say: (line: string) => void): number {
  const [place, ...more] = words
  if (!place || more.length || place.startsWith('-')) {
    say('Name one folder of configuration files.')
    say(USAGE)
    return 2
  }
  let paths: string[]
  try {
    paths = statSync(place).isDirectory()
      ? readdirSync(place)
          .filter(name => name.endsWith('.json'))
          .sort()
          .map(name => join(place, name))
      : [place]
    if (paths.length === 0) throw new Error(`${place} holds no .json files.`)
  } catch (error) {
    say((error as Error).message)
    return 2
  }
  let failed = 0
  for (const path of paths) {
    const problems = compareFile(readFileSync(path, 'utf8'))
    const name = path.split('/').at(-1)
    if (problems.length) failed++
    say(problems.length ? `differs  ${name}` : `agrees   ${name}`)
    for (const problem of problems.slice(0, 8)) say(`           ${problem}`)
    if (problems.length > 8) say(`           and ${problems.length - 8} more`)
  }
  say(`${paths.length - failed} of ${paths.length} files agree within 1e-9.`)
  return failed ? 1 : 0
}

/** What one file's result differs in. */
export function compareFile(text: string): string[] {
  const read = parseJson(text)
  if (isProblem(read)) return [`line ${read.line}, column ${read.column}: ${read.text}`]
  if (!isObject(read.value) || !isObject(read.value.expected)) return ['there is no `expected` in it']
  const config = read.value.config ?? read.value.gguf
  if (config === undefined) return ['there is neither `config` nor `gguf` in it']
  const file = openDocument({ value: config, floats: read.floats })
  if (isFileProblem(file)) return [file.problem]
  try {
    return differences(read.value.expected, resultOf(file))
  } catch (error) {
    return [`threw ${(error as Error).stack}`]
  }
}
