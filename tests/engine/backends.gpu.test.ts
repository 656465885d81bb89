import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decayAt } from '../../src/core/curve'
import type { Backend, BackendChoice } from '../../src/engine/protocol'
import type { Harness } from './harness/page'
import { openHarness } from './openHarness'

declare const harness: Harness

/** 50-digit values of C as decimal strings. */
const truth: { cases: { input: { d: number; base: number; m: number[] }; output: { C: string[] } }[] } = JSON.parse(
  readFileSync('tests/vectors/text/decay_truth.json', 'utf8'),
)

let site: Awaited<ReturnType<typeof openHarness>>
let page: Page
beforeAll(async () => {
  site = await openHarness()
  page = site.page
})
afterAll(() => site?.close())

const start = (backend: BackendChoice, worker: 'own' | 'probed' | 'fp16' = 'own') =>
  page.evaluate(([b, w]) => harness.start(b, w), [backend, worker] as const)

const ladder = (headDim: number, base: number) => Array.from({ length: headDim / 2 }, (_, i) => base ** ((-2 * i) / headDim))

describe.each(['webgl', 'wasm', 'cpu'] as const satisfies Backend[])('%s', backend => {
  beforeAll(async () => {
    expect(await start(backend)).toMatchObject({ state: 'ready', device: { backend, precision: 'fp32' } })
  })

  for (const { input, output } of truth.cases) {
    it(`decay equals the 50-digit truth within 1e-6 at every distance, d ${input.d}, base ${input.base}`, async () => {
      const frequencies = ladder(input.d, input.base)
      // Columns of 64 integers go through the matrix products; the single integer at their end through the direct sum.
      const around = await page.evaluate(
        async ([curve, distances]) => {
          const outcomes = []
          for (const m of distances) outcomes.push(await harness.decay([curve], [Math.max(0, m - 64), m, m + 1, m + 65]))
          return outcomes
        },
        [frequencies, input.m] as const,
      )
      for (const [k, m] of input.m.entries()) {
        const { min, max } = around[k]!
        const exact = Number(output.C[k])
        const at = (from: number, to: number) =>
          Array.from({ length: to - from }, (_, n) =>
            from + n === m ? exact : decayAt(Float64Array.from(frequencies), from + n),
          )
        const [before, after] = [at(Math.max(0, m - 64), m), at(m + 1, m + 65)]
        if (before.length) {
          expect(Math.abs(min[0]![0]! - Math.min(...before))).toBeLessThan(1e-6)
          expect(Math.abs(max[0]![0]! - Math.max(...before))).toBeLessThan(1e-6)
        }
        expect(Math.abs(min[0]![1]! - exact)).toBeLessThan(1e-6)
        expect(Math.abs(max[0]![1]! - exact)).toBeLessThan(1e-6)
        expect(Math.abs(min[0]![2]! - Math.min(...after))).toBeLessThan(1e-6)
        expect(Math.abs(max[0]![2]! - Math.max(...after))).toBeLessThan(1e-6)
      }
    })
  }
})

describe('the choice', () => {
  it('is WebAssembly on a software renderer, which is named', async () => {
    const status = await start('auto')
    expect(status).toMatchObject({ state: 'ready', device: { backend: 'wasm', fallbacks: [] } })
    expect(status.state === 'ready' && status.device.renderer).toMatch(/swiftshader|llvmpipe/i)
  })

  it('leaves fp16 textures for WebAssembly and says how large their error is', async () => {
    const status = await start('webgl', 'fp16')
    expect(status).toMatchObject({ state: 'fallback', device: { backend: 'wasm' } })
    expect(status.message).toMatch(
      /^WebGL 2: fp16 textures, largest error \d\.\de-[2-4], 0\.00001 is allowed\. Now on WebAssembly\.$/,
    )
  })

  it('is the CPU on the page where there are no workers, which is said', async () => {
    const other = await site.browser.newPage()
    await other.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'))
    await other.goto(page.url())
    await other.waitForFunction(() => 'harness' in globalThis)
    const status = await other.evaluate(() => harness.start('auto'))
    const { min } = await other.evaluate(() => harness.decay([[Math.PI]], [0, 40]))
    await other.close()
    expect(status).toMatchObject({ state: 'fallback', message: 'This browser has no workers. Now on plain CPU.' })
    expect(min[0]![0]).toBeCloseTo(-1, 6)
  })
})

describe('recovery', () => {
  const full = () => page.evaluate(() => harness.decay([Array.from({ length: 64 }, (_, i) => 1e4 ** (-i / 64))], [0, 3e7]))
  const small = () => page.evaluate(() => harness.decay([[1]], [0, 100]).then(({ type }) => type))
  const settled = () => page.evaluate(() => harness.settled())

  it('a lost WebGL context fails the job, is replaced once, then WebAssembly takes over until the GPU is asked for again', async () => {
    await start('webgl', 'probed')
    const first = full()
    await page.evaluate(() => harness.probe('lose-context'))
    expect(await first).toMatchObject({ type: 'failed', reason: 'context-lost' })
    expect(await settled()).toMatchObject({ state: 'ready', device: { backend: 'webgl' } })
    expect(await small()).toBe('done')

    await page.evaluate(() => harness.probe('lose-context'))
    await expect.poll(settled).toMatchObject({
      state: 'fallback',
      device: { backend: 'wasm' },
      message: 'The GPU context was lost twice. Now on WebAssembly.',
    })
    expect(await small()).toBe('done')

    await page.evaluate(() => harness.retryGpu())
    expect(await settled()).toMatchObject({ state: 'ready', device: { backend: 'webgl' }, message: null })
    expect(await small()).toBe('done')
  })

  it('a worker that dies of an exception fails the job and is replaced', async () => {
    await start('wasm')
    const job = full()
    await page.workers()[0]!.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown by the test')
      })
    })
    expect(await job).toMatchObject({ type: 'failed', reason: 'crashed' })
    expect(await settled()).toMatchObject({ state: 'ready', message: 'The engine crashed. It was started again.' })
    expect(await small()).toBe('done')
    expect(page.workers()).toHaveLength(1)
  })
})

describe.each(['webgl', 'wasm', 'cpu'] as const)('memory on %s', backend => {
  it('is at the same level after every job, and 1 000 jobs leave no growth', async () => {
    await start(backend, 'probed')
    const levels = await page.evaluate(async () => {
      const curve = (pairs: number) => Array.from({ length: pairs }, (_, i) => 1e4 ** (-i / pairs))
      const shapes = [100, 3000, 20_000, 50_000].flatMap(positions => [
        [curve(16), Array.from({ length: 9 }, (_, k) => (k * positions) / 8)],
        [curve(64), [0, 10, 100, positions]],
      ]) as [number[], number[]][]
      let turn = 0
      const round = async (jobs: number) => {
        for (let k = 0; k < jobs; k++) {
          const [frequencies, edges] = shapes[turn++ % shapes.length]!
          await harness.decay([frequencies], edges)
        }
        return harness.probe('memory')
      }
      await round(shapes.length)
      const before = await harness.probe('memory')
      const each = []
      for (let k = 0; k < shapes.length; k++) each.push(await round(1))
      return { before, each, after: await round(1000) }
    })
    for (const level of [...levels.each, levels.after]) expect(level).toEqual(levels.before)
    expect(levels.before.tensors).toBe(0)
    expect(levels.before.gpuBytes).toBe(0)
    expect(levels.before.shaders > 0).toBe(backend === 'webgl')
    expect(levels.before.heapBytes > 0).toBe(backend === 'wasm')
  })

  it('is at its level after a cancelled job', async () => {
    await start(backend, 'probed')
    const levels = await page.evaluate(async () => {
      const curve = Array.from({ length: 64 }, (_, i) => 1e4 ** (-i / 64))
      await harness.decay([curve], [0, 1000])
      const before = await harness.probe('memory')
      const outdated = harness.decay([curve], [0, 1.6e7])
      await new Promise(resolve => setTimeout(resolve, 30))
      await harness.decay([curve], [0, 1000])
      return { before, outcome: (await outdated).type, after: await harness.probe('memory') }
    })
    expect(levels.outcome).toBe('cancelled')
    expect(levels.after.tensors).toBe(levels.before.tensors)
    expect(levels.after.gpuBytes).toBe(levels.before.gpuBytes)
  })
})

it.each([
  ['webgl', false],
  ['wasm', true],
  ['cpu', false],
] as const)(
  'worker and %s backend weigh at most 140 kB gzip; the WebAssembly binary is loaded only for its backend',
  async (backend, binary) => {
    const other = await site.browser.newPage()
    const loaded: string[] = []
    other.on('request', request => loaded.push(new URL(request.url()).pathname))
    await other.goto(page.url())
    await other.waitForFunction(() => 'harness' in globalThis)
    await other.evaluate(choice => harness.start(choice), backend)
    await other.close()
    const files = loaded.filter(path => /(?<!index-.*)\.js$/.test(path)).map(path => join(site.folder, 'assets', basename(path)))
    const total = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
    expect(files.some(file => basename(file).startsWith(backend))).toBe(true)
    expect(total).toBeLessThan(140_000)
    expect(loaded.some(path => path.endsWith('.wasm'))).toBe(binary)
  },
)
