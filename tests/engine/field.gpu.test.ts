import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directField, positionOf, wavesOf } from '../../src/core/field'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import type { Backend } from '../../src/engine/protocol'
import type { Harness } from './harness/page'
import { openHarness } from './openHarness'

declare const harness: Harness

let site: Awaited<ReturnType<typeof openHarness>>
let page: Page
beforeAll(async () => {
  site = await openHarness()
  page = site.page
})
afterAll(() => site?.close())

/** A query in the middle of a clip that begins at position `start`. */
function question(id: string, start: number, frames: number, rows: number, cols: number) {
  const clip: Segment = { kind: 'video', frames, rows, cols, fps: 2, temporalPatch: 2, spatialMerge: 2 }
  const spec = resolve(namedSetup(id), [{ kind: 'text', tokens: start }, clip])
  const first = spec.tokens.frame.indexOf(0)
  const ids = spec.positionIds.map(axis => axis.slice(first))
  const waves = wavesOf(spec, positionOf(spec, first + ((ids[0]?.length ?? 0) >> 1)), { kind: 'ones' })
  return { ...waves, ids }
}

const plain = ({ freq, cos, sin, ids }: ReturnType<typeof question>) => ({
  freq: freq.map(axis => Array.from(axis)),
  cos: Array.from(cos),
  sin: Array.from(sin),
  ids: ids.map(axis => Array.from(axis)),
})

describe.each(['webgl', 'wasm', 'cpu'] as const satisfies Backend[])('%s', backend => {
  beforeAll(async () => {
    const status = await page.evaluate(choice => harness.start(choice, 'probed'), backend)
    expect(status).toMatchObject({ state: 'ready', device: { backend } })
  })

  for (const [id, start, frames, rows, cols] of [
    ['videorope', 32, 7, 9, 11],
    ['mrope', 900_000, 5, 16, 16],
    ['rope', 1_000_000, 4, 12, 12],
    ['vrope', 8192, 3, 1, 30],
    ['mochi', 0, 3, 10, 10],
  ] as const)
    it(`field equals the float64 twin within 1e-6 under ${id}, from position ${start}`, async () => {
      const asked = question(id, start, frames, rows, cols)
      const { values } = await page.evaluate(([field, cells]) => harness.field([field], cells), [
        plain(asked),
        rows * cols,
      ] as const)
      const truth = directField(asked, asked.ids)
      expect(values[0]).toHaveLength(truth.length)
      expect(Math.max(...truth.map((score, k) => Math.abs(score - (values[0]?.[k] as number))))).toBeLessThan(1e-6)
    })

  it('memory is at its level after every field', async () => {
    const asked = plain(question('videorope', 4, 6, 8, 8))
    const levels = await page.evaluate(async field => {
      await harness.field([field], 64)
      const before = await harness.probe('memory')
      for (let run = 0; run < 30; run++) await harness.field([field], 64, run % 2 ? 'draft' : 'full')
      return { before, after: await harness.probe('memory') }
    }, asked)
    expect(levels.after).toEqual(levels.before)
    expect(levels.before.tensors).toBe(0)
  })
})
