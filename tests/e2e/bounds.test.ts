import { expect, it } from 'vitest'
import { caption, useSite } from './browser'

const site = useSite()
const fragment = (page: { url: () => string }) => page.url().split('#')[1] ?? ''
const plain = (text: string) => text.replace(/[\u202f\u2009\u00a0]/g, ' ')

it('4096 positions need the base 26 952.339; using it, the caption says that it carries them, and the proof holds', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&view=bounds' })
  const field = page.getByRole('textbox', { name: 'Context, positions' })
  await field.fill('4096')
  await page.getByRole('button', { name: 'Solve' }).click()
  await expect.poll(async () => plain((await page.locator('output').textContent()) ?? '')).toBe('26 952.339')
  expect(fragment(page)).toContain('context=4096')
  await page.getByRole('button', { name: 'Check proof' }).click()
  await page.getByText(/^(\d+) of \1 intervals proven again\.$/).waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save proof' }).click()])
  expect(file.suggestedFilename()).toBe('base-bound-d128-4096.json')
  await page.getByRole('button', { name: 'Use this base' }).click()
  await expect.poll(() => fragment(page)).toContain('theta=26952.4')
  await expect
    .poll(async () => Number(/carries ([\d ]+) positions before/.exec(plain(await caption(page)))?.[1]?.replaceAll(' ', '')))
    .toBeGreaterThanOrEqual(4096)
  expect(page.faults).toEqual([])
})

it('a context that is none is refused in words, and the keys move the distance', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&view=bounds&context=1024' })
  const field = page.getByRole('textbox', { name: 'Context, positions' })
  await field.fill('many')
  await field.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'A context from 4 to' }).waitFor()
  const map = page.getByRole('slider', { name: 'Distance m on the map of bases' })
  await map.focus()
  await map.press('Home')
  await map.press('Alt+ArrowUp')
  await map.press('Alt+ArrowUp')
  await expect
    .poll(async () => plain((await map.getAttribute('aria-valuetext')) ?? ''))
    .toMatch(/^1 707 positions: C −0\.\d{4} at base 10 000$/)
  expect(page.faults).toEqual([])
})
