// The whole check: types, lint, unit and vector tests, then the built site in a real browser.
// Every step runs even when an earlier one failed. The last line counts from the reports.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'

const reports = mkdtempSync(join(tmpdir(), 'ropescope-'))
let passed = 0
let failed = 0

function step(title, command, args, env = {}) {
  console.log(`\n== ${title}`)
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}

function count(ok) {
  if (ok) passed++
  else failed++
}

function suite(title, projects, env) {
  const report = join(reports, `${projects.join('-')}.json`)
  const args = ['vitest', 'run', ...projects.flatMap(name => ['--project', name])]
  const ok = step(title, 'npx', [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env)
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    passed += numPassedTests
    failed += numFailedTests
    if (!ok && numFailedTests === 0) failed++
  } catch {
    failed++
  }
}

count(step('types', 'npx', ['tsc', '--build']))
count(step('lint', 'npx', ['biome', 'ci', '.']))
suite('unit, vectors, architecture', ['node'])
const built = step('build', 'npx', ['vite', 'build', '--logLevel', 'warn'])
count(built)
if (built) {
  try {
    suite('browser', ['browser', 'e2e'], { CHROME_PATH: findBrowser() })
  } catch (error) {
    console.error(error.message)
    failed++
  }
}

rmSync(reports, { recursive: true })
process.exitCode = failed ? 1 : 0
console.log(`\n${passed} passed, ${failed} failed`)
