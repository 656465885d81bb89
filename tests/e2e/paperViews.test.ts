import { expect, it } from 'vitest'
import { useSite } from './browser'

const site = useSite()

it('a view of one paper stands under More until it is shown, and is a tab while it is', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&seq=text64' })
  const tab = page.getByRole('tab', { name: 'PaTH' })
  expect(await tab.count()).toBe(0)
  await page.getByRole('button', { name: 'More views' }).click()
  await page.getByRole('menuitem', { name: 'PaTH' }).click()
  await tab.waitFor()
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('view=path')
  await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true')
  await page.getByRole('tab', { name: 'Decay' }).click()
  await expect.poll(() => tab.count()).toBe(0)
})

it('a typed β, the matrix and its arrow keys end up in the link; what is no number changes nothing', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&seq=text64&view=path' })
  const beta = page.getByLabel('Beta, typed')
  await beta.fill('three')
  await page.getByRole('alert').waitFor()
  expect(await page.evaluate(() => location.hash)).not.toContain('pathBeta')
  await beta.fill('1.5')
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('pathBeta=1.5')
  await page.getByRole('application').focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('query=22')
})
