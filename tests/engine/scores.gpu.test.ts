import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

describe.each(['webgl', 'wasm', 'cpu'] as const)('scores on %s', backend => {
  it('means of a million tokens and attention of a mixed prompt equal direct float64 within 1e-6', async () => {
    await page.evaluate(choice => harness.start(choice), backend)
    expect(await page.evaluate(() => harness.scoresError())).toBeLessThan(1e-6)
  })

  it('leave memory at its level, also when they are cancelled', async () => {
    await page.evaluate(choice => harness.start(choice, 'probed'), backend)
    const levels = await page.evaluate(async () => {
      const round = async () => {
        for (const cells of [20, 100, 250]) {
          await harness.scores('mean', cells)
          await harness.scores('softmax', cells)
        }
        return harness.probe('memory')
      }
      await round()
      const before = await round()
      const outdated = harness.scores('softmax', 200, 60)
      await new Promise(resolve => setTimeout(resolve, 30))
      await harness.scores('mean', 20)
      const cancelled = await outdated
      const after = await round()
      return { before, cancelled, after }
    })
    expect(levels.cancelled).toBe('cancelled')
    expect(levels.before.tensors).toBe(0)
    expect(levels.after.tensors).toBe(0)
    expect(levels.after.gpuBytes).toBe(levels.before.gpuBytes)
    expect(levels.after.heapBytes).toBe(levels.before.heapBytes)
  })
})
