import { expect, it } from 'vitest'
import { caption, drawn, engineReady, useSite } from './browser'

const site = useSite()

it('the first screen tells the VideoRoPE story in numbers, from a subfolder, without a fault', async () => {
  const page = await site.visit()
  await expect
    .poll(() => caption(page))
    .toMatch(/^Time\. Under VideoRoPE .*10\s?627.*486\s?910.*Under M-RoPE .*16 .*0\.733.*32\s?007/)
  expect(await engineReady(page)).toMatch(/max error \d/)
  expect(page.faults).toEqual([])
})

it('the story stands before the worker does', async () => {
  const page = await site.visit({
    before: () => {
      Object.assign(window, {
        Worker: function Never() {
          return Object.assign(new EventTarget(), { postMessage() {}, terminate() {} })
        },
      })
    },
  })
  await expect.poll(() => caption(page)).toContain('VideoRoPE')
  const inked = () =>
    page
      .locator('main canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
        return data.some(value => value > 0)
      })
  await expect.poll(inked).toBe(true)
})

it('every view opens with a caption, a table and its tab', async () => {
  const page = await site.visit()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true')
    await drawn(page)
    await expect.poll(async () => (await caption(page)).length, { message: await tab.innerText() }).toBeGreaterThan(30)
    await page.getByRole('button', { name: 'Data table' }).click()
    await expect.poll(() => page.getByRole('dialog').getByRole('row').count()).toBeGreaterThan(3)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  expect(page.faults).toEqual([])
})

it('every view exports itself as SVG and CSV with the link inside', async () => {
  const page = await site.visit()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    for (const [item, holds] of [
      ['Download as SVG', '#v=1'],
      ['Download as CSV', ','],
    ] as const) {
      await page.getByRole('button', { name: 'Download' }).click()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()])
      const text = (await (await download.createReadStream()).toArray()).join('')
      expect(text, `${await tab.innerText()}, ${item}`).toContain(holds)
      expect(text.length).toBeGreaterThan(400)
      // letters of an embedded raster spell anything
      expect(text.replace(/base64,[^"]*/g, '')).not.toMatch(/NaN|undefined/)
    }
  }
})

it('three is loaded only when the 3-D layout is opened', async () => {
  const page = await site.visit()
  const space = () => page.evaluate(() => performance.getEntriesByType('resource').some(entry => /\/space-/.test(entry.name)))
  await engineReady(page)
  await drawn(page)
  expect(await space()).toBe(false)
  await page.getByRole('tab', { name: 'Layout' }).click()
  await page.getByRole('tabpanel').locator('label, button').filter({ hasText: '3-D' }).first().click()
  await expect.poll(space).toBe(true)
  expect(page.faults).toEqual([])
})
