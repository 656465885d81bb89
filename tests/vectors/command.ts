import { vectorPaths } from './files'
import { reportLines, totalLine } from './report'
import { runFile } from './runFile'

const USAGE = 'Usage: npm run vectors -- <folder> [--known-only]'

/**
 * Compares the vector files of a folder with the app's results and says how each went.
 * 0 when all agree, 1 when some do not or are not covered, 2 when there is nothing to compare.
 */
export function vectorsCommand(words: readonly string[], say: (line: string) => void): number {
  const [place, ...more] = words.filter(word => !word.startsWith('--'))
  const unknown = words.find(word => word.startsWith('--') && word !== '--known-only')
  if (unknown || !place || more.length) {
    say(unknown ? `There is no option ${unknown}.` : 'Name one folder of vector files.')
    say(USAGE)
    return 2
  }
  let paths: string[]
  try {
    paths = vectorPaths(place)
    if (paths.length === 0) throw new Error(`${place} holds no .json files.`)
  } catch (error) {
    say((error as Error).message)
    return 2
  }
  const results = paths.map(path => {
    const result = runFile(path)
    reportLines(result).forEach(say)
    return result
  })
  say(totalLine(results))
  const allowUnknown = words.includes('--known-only')
  return results.every(result => result.failures.length === 0 && (result.covered || allowUnknown)) ? 0 : 1
}
