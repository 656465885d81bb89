import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useSite } from './browser'

const site = useSite()
const HIROPE = 'v=1&variant=rope&relation=hirope&view=map&seq=text256'
const words = (text: string | null) => (text ?? '').replace(/[\u2009\u202f\u00a0]/g, ' ')

async function openBox(page: Page) {
  await page.getByRole('button', { name: 'paste', exact: true }).click()
  return page.getByLabel(/^Paste code in/)
}

/** Puts text on the clipboard of a paste into a field, which a real one would bring. */
async function paste(page: Page, text: string) {
  const box = page.getByLabel(/^Paste code in/)
  await box.evaluate((field: HTMLTextAreaElement, pasted) => {
    field.focus()
    field.select()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

it('pasted code becomes the rows of the hierarchy, the link carries it, and text without a function is refused', async () => {
  const page = await site.visit({ fragment: HIROPE })
  await page.getByText('pasted source code').or(page.getByRole('img')).first().waitFor()
  const box = await openBox(page)
  await box.fill('def one(x):\n    return x\n\n\ndef two(y):\n    return one(y) + 1\n')
  await expect
    .poll(async () =>
      words(
        await page
          .getByText(/functions and classes/)
          .first()
          .textContent(),
      ),
    )
    .toContain('2 functions')
  await expect.poll(() => page.url()).toContain('code=')
  await box.fill('nothing but words')
  await page.getByText('holds no function or class').waitFor()
  expect(page.url()).toContain('def')
  expect(page.faults).toEqual([])
})

it('a megabyte of pasted code is read a few milliseconds at a time, and the page answers meanwhile', async () => {
  const page = await site.visit({ fragment: HIROPE })
  await openBox(page)
  const line = '        total += k * y  # what this step adds\n'
  const body = `def f(x, y):\n    total = 0\n    for k in range(x):\n${line.repeat(8)}    return total\n\n`
  const code = body.repeat(Math.ceil(1_000_000 / body.length)).slice(0, 1_000_000)
  await page.evaluate(() => {
    const [reading, lags]: [number[], number[]] = [[], []]
    Object.assign(window, { reading, lags })
    let last = performance.now()
    setInterval(() => {
      const lag = performance.now() - last
      lags.push(lag)
      if ([...document.querySelectorAll('p')].some(({ textContent }) => textContent?.startsWith('Reading'))) reading.push(lag)
      last = performance.now()
    }, 4)
  })
  await paste(page, code)
  await page
    .getByText(/functions and classes/)
    .first()
    .waitFor()
  await expect.poll(async () => words(await page.locator('p[id$=note]').first().textContent())).not.toContain('Reading')
  const { most, whole, ticks } = await page.evaluate(() => {
    const { reading, lags } = window as unknown as { reading: number[]; lags: number[] }
    return { most: Math.max(...reading), whole: Math.max(...lags), ticks: reading.length }
  })
  expect(ticks).toBeGreaterThan(1)
  expect(most).toBeLessThan(500)
  expect(whole).toBeLessThan(3000)
  expect(page.faults).toEqual([])
})
