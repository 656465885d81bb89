// The whole check: types, lint, unit and vector tests, then the built site in a real browser.
// Every step runs even when an earlier one failed. The last line counts from the reports.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { findBrowser } from './browser.mjs'

const reports = mkdtempSync(join(tmpdir(), 'ropescope-'))
let passed = 0
/** What failed, told again at the end. */
const failures = []

function step(title, command, args, env = {}) {
  console.log(`\n== ${title}`)
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}

function count(title, ok) {
  if (ok) passed++
  else failures.push(title)
}

function suite(title, projects, env) {
  const report = join(reports, `${projects.join('-')}.json`)
  const args = ['vitest', 'run', ...projects.flatMap(name => ['--project', name])]
  const ok = step(title, 'npx', [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env)
  const before = failures.length
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    passed += numPassedTests
    for (const { name, assertionResults } of testResults)
      for (const { status, fullName, failureMessages } of assertionResults)
        if (status === 'failed') failures.push(`${relative('.', name)}: ${fullName}\n${failureMessages.join('\n')}`)
  } catch (error) {
    failures.push(`${title}: ${error.message}`)
  }
  if (!ok && failures.length === before) failures.push(`${title}: see the error above`)
}

count('types', step('types', 'npx', ['tsc', '--build']))
count('lint', step('lint', 'npx', ['biome', 'ci', '.']))
suite('unit, vectors, architecture', ['node'])
const built = step('build', 'npx', ['vite', 'build', '--logLevel', 'warn'])
count('build', built)
if (built) {
  try {
    suite('browser', ['browser', 'e2e'], { CHROME_PATH: findBrowser() })
  } catch (error) {
    failures.push(`browser: ${error.message}`)
  }
}

rmSync(reports, { recursive: true })
process.exitCode = failures.length ? 1 : 0
for (const failure of failures) console.log(`\nFAILED ${failure}`)
console.log(`\n${passed} passed, ${failures.length} failed`)
