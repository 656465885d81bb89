import { expect, it } from 'vitest'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { directScore, scoreSource } from '../../src/core/scoreSource'
import { namedSetup } from '../../src/core/setups'
import { caption, drawn, useSite } from './browser'

const site = useSite()

const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 32 },
  { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 32 },
]

it('zoomed to single cells, the cell under the pointer says the float64 score, and its link shows the same in a fresh profile', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=videorope&vs=mrope&view=scores' })
  const pad = page.locator('[data-panel=A]')
  await pad.waitFor()
  await drawn(page)
  const box = (await pad.boundingBox()) as { x: number; y: number; width: number; height: number }
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.8 * box.height)
  for (let notch = 0; notch < 12; notch++) await page.mouse.wheel(0, -500)
  const linked = () => new URLSearchParams(page.url().split('#')[1])
  const height = () => {
    const [q0 = 0, q1 = Number.POSITIVE_INFINITY] = (linked().get('zoom') ?? '').split(':').map(Number)
    return q1 - q0
  }
  await expect.poll(height).toBeLessThanOrEqual(8)
  await drawn(page)
  await page.mouse.move(box.x + 0.3 * box.width + 3, box.y + 0.8 * box.height + 3)
  await page.mouse.down()
  await page.mouse.up()
  await expect.poll(() => linked().get('pin')).toBe('1')
  await drawn(page)
  const link = linked()
  const [query, key] = [Number(link.get('query')), Number(link.get('key'))]
  expect(link.get('zoom')).toMatch(/^[\d.]+:[\d.]+:[\d.]+:[\d.]+$/)
  const [q0 = 0, q1 = 0] = (link.get('zoom') ?? '').split(':').map(Number)
  expect(q1 - q0).toBeLessThanOrEqual(8)
  expect(query).toBeGreaterThanOrEqual(Math.floor(q0))
  expect(query).toBeLessThan(q1)

  for (const [letter, id] of [
    ['A', 'videorope'],
    ['B', 'mrope'],
  ] as const) {
    const spec = resolve(namedSetup(id), PROMPT)
    const exact = directScore(scoreSource(spec, { kind: 'ones' }), spec.positionIds, query, key)
    await expect.poll(() => page.locator(`[data-score=${letter}]`).innerText()).toBe(exact.toFixed(4).replace('-', '−'))
  }

  const copy = await site.visit({ fragment: page.url().split('#')[1] })
  await drawn(copy)
  await expect.poll(() => copy.locator('[data-score=A]').innerText()).toBe(await page.locator('[data-score=A]').innerText())
  await expect.poll(() => caption(copy)).toBe(await caption(page))
  expect(copy.url()).toBe(page.url())
  const cells = async (of: typeof page) =>
    (await of.locator('main svg text').allTextContents()).filter(text => /^[−\d]\.\d{4}$|^\d\.\d{4}$/.test(text))
  await expect.poll(async () => (await cells(copy)).length).toBeGreaterThan(10)
  await expect.poll(() => cells(copy)).toEqual(await cells(page))
  expect([...page.faults, ...copy.faults]).toEqual([])
})

it('keys move the pair and the window, and softmax shares out the attention of the question', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=videorope&view=scores&query=420&key=200' })
  const pad = page.locator('[data-panel=A]')
  await pad.waitFor()
  await pad.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  for (let press = 0; press < 3; press++) await page.keyboard.press('+')
  await page.waitForURL(/zoom=[\d.:]+.*query=421&key=210/)
  await page.keyboard.press('0')
  await page.waitForURL(url => !url.hash.includes('zoom='))
  await page.getByRole('button', { name: 'Softmax' }).click()
  await page.getByRole('textbox', { name: 'Temperature' }).fill('0.5')
  await page.waitForURL(/scores=softmax&temperature=0\.5/)
  await page.getByText('exact').first().waitFor()
  expect(page.url()).not.toMatch(/zoom=/)
  await expect
    .poll(() => caption(page))
    .toMatch(
      /^Attention, causal, temperature 0\.5\. Under VideoRoPE text 2 puts [\d.]+ % on text 1, [\d.]+ % on video and [\d.]+ % on itself/,
    )
  await page.getByRole('textbox', { name: 'Temperature' }).fill('nonsense')
  await page.getByText('0.1 to 10').waitFor()
  expect(page.url()).toContain('temperature=0.5')
  expect(page.faults).toEqual([])
})
