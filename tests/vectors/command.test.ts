import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { vectorsCommand } from './command'
import { OWN_VECTORS } from './files'

const SAMPLE = join(OWN_VECTORS, 'spatial/videorope.json')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(...words: string[]) {
  const lines: string[] = []
  const code = vectorsCommand(words, line => lines.push(line))
  return { code, lines, text: lines.join('\n') }
}

/** A file whose content is the sample's after a change. */
function write(name: string, change: (content: any) => void) {
  const content = JSON.parse(readFileSync(SAMPLE, 'utf8'))
  change(content)
  writeFileSync(join(folder, name), JSON.stringify(content))
}

describe('the vectors command', () => {
  test('files in folders within the folder are found, and the last line is the total', () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true })
    copyFileSync(SAMPLE, join(folder, 'a/b/videorope.json'))
    const { code, lines } = run(folder)
    expect(code).toBe(0)
    expect(lines[0]).toMatch(/^videorope \(VideoRoPE.*4 cases, 4 passed, .*every key compared$/)
    expect(lines.at(-1)).toMatch(/^total: 1 systems, 4 cases, 4 passed/)
  })

  test('a file under another name is known by what it says it is', () => {
    copyFileSync(SAMPLE, join(folder, 'held out.json'))
    expect(run(folder).code).toBe(0)
  })

  for (const [what, spoil] of Object.entries<(output: any) => void>({
    'one number is off by 1e-6': output => (output.score_ramp_last_query[3] += 1e-6),
    'one position is off by one': output => (output.position_ids.w[7] += 1),
    'a list is shorter': output => output.inv_freq.pop(),
    'there is a key that nothing computes': output => (output.unheard_of = 1),
    'a number is a word': output => (output.rope_delta = 'later'),
  }))
    test(`a case fails where ${what}`, () => {
      write('videorope.json', content => spoil(content.cases[1].output))
      const { code, text } = run(folder)
      expect(code).toBe(1)
      expect(text).toMatch(/4 cases, 3 passed/)
      expect(text).toMatch(/FAILED case 1/)
    })

  test('a value that the app would bend is a failure, not a silent difference', () => {
    write('videorope.json', content => (content.cases[0].input.mrope_section = [16, 24, 25]))
    expect(run(folder).text).toMatch(/FAILED case 0: mropeSection=16,24,25 sums to 65/)
  })

  test('an input that nobody reads is named, and fails nothing', () => {
    write('videorope.json', content => (content.cases[2].input.moon = 1))
    expect(run(folder).lines[0]).toMatch(/inputs not used: moon$/)
    expect(run(folder).code).toBe(0)
  })

  test('an unknown system is listed and fails unless it is allowed', () => {
    write('mystery.json', content => (content.system = 'Unheard of'))
    expect(run(folder).lines).toEqual(['mystery (Unheard of): not covered', expect.stringMatching(/1 not covered$/)])
    expect(run(folder).code).toBe(1)
    expect(run(folder, '--known-only').code).toBe(0)
  })

  test('a file that is not JSON is named with the reason', () => {
    writeFileSync(join(folder, 'broken.json'), '{"cases": [')
    const { code, text } = run(folder, '--known-only')
    expect(code).toBe(1)
    expect(text).toMatch(/broken\.json cannot be read: .*JSON/)
  })

  test('a file without cases is a failure', () => {
    write('videorope.json', content => (content.cases = []))
    const { code, text } = run(folder)
    expect(code).toBe(1)
    expect(text).toMatch(/has no list of cases/)
  })

  test('a missing folder, an empty one, an unknown option and no folder are said and give 2', () => {
    expect(run(join(folder, 'nowhere'))).toMatchObject({ code: 2, text: expect.stringMatching(/There is no folder .*nowhere/) })
    expect(run(folder)).toMatchObject({ code: 2, text: expect.stringMatching(/holds no \.json files/) })
    expect(run(folder, '--fast')).toMatchObject({ code: 2, text: expect.stringMatching(/no option --fast/) })
    expect(run()).toMatchObject({ code: 2, text: expect.stringMatching(/Usage/) })
  })
})
