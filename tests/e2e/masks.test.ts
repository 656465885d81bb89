import { expect, it } from 'vitest'
import { caption, drawn, engineReady, useSite } from './browser'

const site = useSite()

it('a mask is chosen in the rail, kept in the link, refused in words, and drawn', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&seq=text400&view=scores' })
  await engineReady(page)
  await page
    .getByRole('combobox', { name: 'Mask' })
    .or(page.getByRole('button', { name: 'Mask' }))
    .first()
    .click()
  await page.getByRole('option', { name: /Sliding window/ }).click()
  const size = page.getByRole('textbox', { name: 'Window' })
  await size.fill('64')
  await size.press('Enter')
  await expect.poll(() => caption(page)).toContain('Mean score, sliding window of 64.')
  await expect.poll(() => page.url()).toContain('mask=window&slidingWindow=64')

  await size.fill('none')
  await size.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Window' }).first().waitFor()
  expect(page.url()).toContain('slidingWindow=64')

  const pad = page.locator('[data-panel=A]')
  await drawn(page)
  const box = (await pad.boundingBox()) as { x: number; y: number; width: number; height: number }
  await page.mouse.move(box.x + 0.1 * box.width, box.y + 0.9 * box.height)
  await page.getByText('masked: the key is older than the window').waitFor()
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.1 * box.height)
  await page.getByText('masked: the key comes after the query').waitFor()
  expect(page.faults).toEqual([])
})

it('documents may start where one types, share an anchor, and start their ids again', async () => {
  const page = await site.visit({
    fragment: 'v=1&variant=rope&seq=text400&view=scores&mask=documents&documentStarts=100,250&anchor=1&scores=softmax',
  })
  await engineReady(page)
  await expect.poll(() => caption(page)).toContain('Attention, 3 documents and an anchor.')
  await expect.poll(() => caption(page)).toContain('of the 151 tokens that it sees')
  const starts = page.getByRole('textbox', { name: 'Documents start at' })
  await starts.fill('250, 100')
  await starts.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'does not rise' }).waitFor()
  await starts.fill('50')
  await starts.press('Enter')
  await expect.poll(() => page.url()).toContain('documentStarts=50&')
  const copy = await site.visit({ fragment: `${page.url().split('#')[1]}&documentIds=reset&view=layout` })
  await expect.poll(() => caption(copy)).toContain('0 to 349')
  expect([...page.faults, ...copy.faults]).toEqual([])
})

it('the baselines say what the cursor reads, and refuse a head that is none', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&view=baselines&at=64&pin=1' })
  await expect.poll(() => caption(page)).toContain('head 4 of 8 of ALiBi by −4.00')
  const head = page.getByRole('textbox', { name: 'Head of ALiBi' })
  await head.fill('9')
  await page.getByRole('alert').filter({ hasText: '1 to 8' }).waitFor()
  await head.fill('1')
  await expect.poll(() => caption(page)).toContain('head 1 of 8 of ALiBi by −32.00')
  await expect.poll(() => page.url()).toContain('alibiHead=1')
  expect(page.faults).toEqual([])
})
