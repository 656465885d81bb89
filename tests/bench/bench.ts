import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { createServer } from 'vite'
import { launchBrowser } from '../e2e/browser'
import { serveSite } from '../e2e/site'
import type { Truth } from './engineFigures'
import { dragFigures, type Figures, loadFigures } from './pageFigures'
import { galleryFigures, openingFigures } from './paperFigures'
import { firstLoadWeights } from './weights'

/** Every figure under a stable name. `npm run bench -- --json FILE` writes them; a ratio compares two times of this run. */
const figures: Figures = {}
const about: Record<string, string> = { processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, node: process.version }

function report(name: string, value: number, unit: string) {
  figures[name] = value
  console.log(`${name.padEnd(34)} ${Number(value.toPrecision(4))} ${unit}`)
}

if (!existsSync('dist/index.html')) {
  console.error('The built site is missing: run `npm run build` first.')
  process.exit(1)
}

const browser = await launchBrowser()
about.browser = `Chromium ${browser.version()}`

const dev = await createServer({ server: { port: 0, host: '127.0.0.1', hmr: false }, logLevel: 'error' })
await dev.listen()
const page = await browser.newPage()
await page.goto(`${dev.resolvedUrls?.local[0]}tests/bench/harness.html`)
await page.waitForFunction(() => 'bench' in window, undefined, { timeout: 120_000 })
type Harness = { bench: Record<string, (...given: unknown[]) => Promise<unknown>> }
const inPage = <T>(name: string, ...given: unknown[]) =>
  page.evaluate(([key, values]) => (window as unknown as Harness).bench[key as string]?.(...(values as unknown[])), [
    name,
    given,
  ] as const) as Promise<T>

const engine = await inPage<{ backend: string; renderer: string; at1m: number; at16m: number }>('envelope')
about.backend = engine.backend
about.renderer = engine.renderer
report('decay.envelope.1m.ms', engine.at1m, 'ms')
report('decay.envelope.16m.ms', engine.at16m, 'ms')
report('decay.envelope.16m.vs1m', engine.at16m / engine.at1m, '× (under 20)')

const numpy = numpyTime()
if (numpy === null) console.log('decay.envelope.1m.vsNumpy           skipped: no Python with numpy was found')
else {
  report('peer.numpy.1m.ms', numpy, 'ms')
  report('decay.envelope.1m.vsNumpy', numpy / engine.at1m, '× (at least 30)')
}
const direct = await inPage<number>('directGpu')
report('peer.directGpu.1m.ms', direct, 'ms')
report('decay.envelope.1m.vsDirectGpu', direct / engine.at1m, '× (at least 30)')

const mean = await inPage<{ at1k: number; at1g: number }>('mean')
report('decay.mean.1k.ms', mean.at1k / 100, 'ms')
report('decay.mean.1g.ms', mean.at1g / 100, 'ms')
report('decay.mean.1g.vs1k', mean.at1g / mean.at1k, '× (under 2)')

for (const backend of ['webgl', 'wasm', 'cpu']) {
  const { error, backend: used } = await inPage<{ error: number; backend: string }>('truthError', backend, truths())
  if (used === backend) report(`decay.error.${backend}`, error, '(under 1e-6)')
  else console.log(`decay.error.${backend} skipped: this machine runs ${used} instead`)
}
const field = await inPage<{ draft: number; full: number }>('field')
report('field.draft.ms', field.draft, 'ms (under 16)')
report('field.full.64x32x32.ms', field.full, 'ms (under 50)')
for (const backend of ['webgl', 'wasm', 'cpu']) {
  const { error, backend: used } = await inPage<{ error: number; backend: string }>('fieldError', backend)
  if (used === backend) report(`field.error.${backend}`, error, '(under 1e-6)')
  else console.log(`field.error.${backend} skipped: this machine runs ${used} instead`)
}
const matrix = await inPage<{ mean: number; softmax: number }>('scores')
report('scores.mean.1m.ms', matrix.mean, 'ms (under 60)')
report('scores.softmax.1m.ms', matrix.softmax, 'ms (under 150)')
for (const backend of ['webgl', 'wasm', 'cpu']) {
  const { error, backend: used } = await inPage<{ error: number; backend: string }>('scoresError', backend)
  if (used === backend) report(`scores.error.${backend}`, error, '(under 1e-6)')
  else console.log(`scores.error.${backend} skipped: this machine runs ${used} instead`)
}
report('bound.64k.ms', await inPage<number>('bound', 65_536), 'ms (under 2000)')
report('bound.256k.ms', await inPage<number>('bound', 262_144), 'ms (under 15000)')
await dev.close()

const site = await serveSite()
for (const [name, value] of Object.entries(await loadFigures(browser, site.url))) report(name, value, 'ms')
for (const [name, value] of Object.entries(await dragFigures(browser, site.url))) report(name, value, 'ms')
for (const [name, value] of Object.entries(await galleryFigures(browser, site.url))) report(name, value, 'ms')
for (const [name, value] of Object.entries(await openingFigures(browser, site.url))) report(name, value, 'ms')
site.close()
await browser.close()

for (const [name, bytes] of Object.entries(firstLoadWeights('dist'))) report(`weight.${name}.kb`, bytes / 1000, 'kB gzip')

console.log(
  Object.entries(about)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n'),
)
const at = process.argv.indexOf('--json')
if (at > 0) writeFileSync(process.argv[at + 1] ?? 'bench.json', `${JSON.stringify({ about, figures }, null, 2)}\n`)

/** Milliseconds of direct float64 evaluation, or null when no Python has numpy. */
function numpyTime(): number | null {
  for (const python of [process.env.PYTHON, 'python3', '/usr/bin/python3']) {
    if (!python) continue
    const { status, stdout } = spawnSync(python, ['tests/bench/peer.py', '1048576', '64', '1024'], { encoding: 'utf8' })
    if (status === 0) return Number(stdout)
  }
  return null
}

function truths(): Truth[] {
  const { cases } = JSON.parse(readFileSync('tests/vectors/text/decay_truth.json', 'utf8')) as {
    cases: { input: { d: number; base: number; m: number[] }; output: { C: string[] } }[]
  }
  return cases.map(({ input, output }) => ({
    headDim: input.d,
    base: input.base,
    distances: input.m,
    values: output.C.map(Number),
  }))
}
