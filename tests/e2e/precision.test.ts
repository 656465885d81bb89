import { expect, it } from 'vitest'
import { caption, useSite } from './browser'

const site = useSite()
const fragment = (page: { url: () => string }) => page.url().split('#')[1] ?? ''

it('a stage is changed, the caption follows, and the link brings it back', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&view=precision&content=independent&at=3403' })
  await expect.poll(() => caption(page)).toMatch(/moving a prompt of RoFormer by 3.403.positions changes attention by D = 0\.\d+/)
  await page.getByRole('combobox', { name: 'Format of position id' }).selectOption('bf16')
  await expect.poll(() => fragment(page)).toContain('rounding=bf16ids')
  await expect.poll(() => caption(page)).toMatch(/position id, cos, sin, product, sum in bfloat16/)
  await page.getByRole('combobox', { name: 'Format of angle' }).selectOption('fp16')
  await expect.poll(() => fragment(page)).toContain('rounding=bf16,fp16,bf16,bf16,bf16')
  const said = await caption(page)
  const again = await site.visit({ fragment: fragment(page) })
  await expect.poll(() => caption(again)).toBe(said)
  const plot = again.getByRole('slider', { name: 'Shift of the whole prompt' })
  await plot.focus()
  await plot.press('Alt+ArrowRight')
  await expect.poll(() => fragment(again)).toContain('at=4096')
  expect(page.faults).toEqual([])
  expect(again.faults).toEqual([])
})
