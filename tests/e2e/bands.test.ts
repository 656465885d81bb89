import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { caption, drawn, useSite } from './browser'

const site = useSite()
const fragment = (page: { url: () => string }) => page.url().split('#')[1] ?? ''
const plain = async (page: Page) => ((await caption(page)) ?? '').replace(/[\u2009\u202f\u00a0]/g, ' ')
const type = async (page: Page, name: string, value: string) => {
  const field = page.getByRole('textbox', { name }).first()
  await field.fill(value)
  await field.press('Enter')
}

it('from RoFormer to the long context of Llama 3.1, control by control, each band moves', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&theta=500000&trained=8192&seq=text64&view=allocation' })
  await expect
    .poll(() => plain(page))
    .toContain('RoFormer gives position all 64 pairs; 35 make a full turn within the trained 8 192')
  await page
    .getByRole('combobox', { name: /Frequency scaling|^Frequencies/ })
    .first()
    .click()
  await page
    .getByRole('option', { name: /^Llama 3/ })
    .first()
    .click()
  await expect.poll(() => plain(page)).toContain('keeps pairs 0 to 28, blends 29 to 34 and divides ω of 35 to 63 by 8')
  await type(page, 'Short wavelengths up to, turns', '32')
  await expect.poll(() => plain(page)).toContain('keeps pairs 0 to 18, blends 19 to 34 and divides')
  await type(page, 'Short wavelengths up to, turns', '4')
  await type(page, 'Long wavelengths from, turns', '8')
  await page.getByText('“Short wavelengths up to” = 4 is below “Long wavelengths from” = 8.').waitFor()
  await type(page, 'Long wavelengths from, turns', '1')
  await type(page, 'Trained length, positions', '131072')
  await expect.poll(() => plain(page)).toContain('divides ω of 35 to 63 by 8; 39 make a full turn within the trained 131 072')
  expect(fragment(page)).toMatch(/^v=1&variant=llama3&/)
  expect(page.faults).toEqual([])
})

it('a pair is dragged along the ruler in one undo step, moved by keys, typed and put back', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=llama3&seq=text64&view=allocation&pair=47' })
  await page.getByText('move', { exact: true }).click()
  const row = page.getByRole('slider', { name: 'Pair to move' })
  await drawn(page)
  const box = await row.boundingBox()
  if (!box) throw new Error('no row')
  const [x, y] = [box.x + 860, box.y + 60]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 12; step++) await page.mouse.move(x - 20 * step, y)
  await page.mouse.up()
  await expect.poll(() => fragment(page)).toMatch(/moved=\d+:\d+/)
  await expect.poll(() => plain(page)).toMatch(/Pair \d+ is moved by hand from λ/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => fragment(page)).not.toContain('moved')

  await page.getByRole('button', { name: 'Put it back', disabled: true }).waitFor()
  const field = page.getByRole('textbox', { name: /^Wavelength of pair/ })
  await field.fill('-5')
  await field.press('Enter')
  await page.getByText('A wavelength from 0.001 to 1e15 positions').waitFor()
  expect(fragment(page)).not.toContain('moved')
  await field.fill('2 048')
  await field.press('Enter')
  await expect.poll(() => fragment(page)).toMatch(/moved=\d+:2048(&|$)/)
  await row.focus()
  await row.press('Shift+ArrowUp')
  await expect.poll(() => fragment(page)).toMatch(/moved=\d+:2253(&|$)/)
  await row.press('Delete')
  await expect.poll(() => fragment(page)).not.toContain('moved')
  expect(page.faults).toEqual([])
})

it('the channels of the chosen pair are named in both orders, and the index lists are copied', async () => {
  const page = await site.visit({
    fragment: 'v=1&variant=llama3&seq=text64&view=allocation&detail=channels&pair=50',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.getByText('Pair 50 is channels 50 and 114 half-split, 100 and 101 interleaved.').waitFor()
  await page.getByRole('group', { name: 'Index list to half-split' }).getByRole('button', { name: 'JSON' }).click()
  await page.getByText('Copied: JSON, to half-split.').waitFor()
  const order = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  expect(order).toHaveLength(128)
  expect([order[0], order[1], order[64], order[127]]).toEqual([0, 2, 1, 127])
})

it('the text grows by a slider, and old keys part from those that are rotated anew', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&seq=text64&view=cache&trained=4096' })
  await page.getByRole('button', { name: /^Scale with/ }).click()
  await expect.poll(() => plain(page)).toMatch(/the last of 16 384 tokens meets the key at Δ = /)
  const slider = page.getByRole('slider', { name: 'Current length of the text' })
  await slider.focus()
  await slider.press('End')
  await expect.poll(() => fragment(page)).toContain('seqLen=4194304')
  await type(page, 'Tokens of the text', '8192')
  await expect.poll(() => fragment(page)).toContain('seqLen=8192')
  await type(page, 'Tokens cached together', '9000')
  await page.getByText('Tokens cached together: 1 to 8 192.').waitFor()
  await type(page, 'Tokens cached together', '8192')
  await expect.poll(() => plain(page)).toContain('8 192 tokens still have the frequencies with which their keys were cached')
  expect(page.faults).toEqual([])
})
