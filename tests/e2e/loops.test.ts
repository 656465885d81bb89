import { expect, it } from 'vitest'
import { caption, useSite } from './browser'

const site = useSite()
const fragment = (page: { url: () => string }) => page.url().split('#')[1] ?? ''

it('HunyuanVideo says 201 by itself, and RIFLEx in B moves the repeat out of the clip with one click', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=hunyuanVideo&view=loops' })
  await expect.poll(() => caption(page)).toMatch(/expected to repeat after 50\.27 token frames, which are 201\.1 pixel frames/)
  await page.getByRole('button', { name: 'RIFLEx in B: slow k = 4 for 261 frames' }).click()
  await expect.poll(() => caption(page)).toMatch(/repeat after 201\.1 pixel frames .*, inside this one of 261 pixel frames/)
  await expect.poll(() => caption(page)).toMatch(/RIFLEx it would repeat after 293\.3 pixel frames, past this clip/)
  await expect.poll(() => fragment(page)).toContain('b.frequencies=riflex')
  expect(fragment(page)).toContain('seq=video66x')
  await page.keyboard.press('Control+z')
  await expect.poll(() => fragment(page)).not.toContain('riflex')
  expect(page.faults).toEqual([])
})

it('a longer clip lets the loop in', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=wan&view=loops&seq=video8x6x8' })
  await page.getByRole('button', { name: 'Use the model’s own clip' }).click()
  await expect.poll(() => caption(page)).toMatch(/203\.9 pixel frames .*, past this one of 81 pixel frames/)
  const slider = page.getByRole('slider', { name: 'Length of the clip' })
  await slider.focus()
  await slider.press('ArrowRight')
  await expect.poll(() => caption(page)).toContain('past this one of 85 pixel frames')
  for (let press = 0; press < 4; press++) await slider.press('PageUp')
  await expect.poll(() => caption(page)).toContain('inside this one of')
})

it('the hairline is read out in frames and moved with the keys, with Alt from group to group', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=hunyuanVideo&view=loops&seq=video66x4x4@fps24,patch4&at=40' })
  const plot = page.getByRole('slider', { name: 'Distance Δ along the frames of the clip' })
  await plot.focus()
  await plot.press('Alt+ArrowRight')
  await expect
    .poll(() => plot.getAttribute('aria-valuetext'))
    .toBe('50 positions, 50 token frames, 200 pixel frames: 3 of 3 turned pairs back')
  await expect.poll(() => fragment(page)).toContain('at=50')
})

it('without time, without video and with one frame it says what is missing and supplies it', async () => {
  for (const [start, title, button] of [
    ['variant=rope', 'RoFormer has no time axis', 'Look at HunyuanVideo'],
    ['variant=wan&seq=image8x8', 'The prompt has no video', 'Use the model’s own clip'],
    ['variant=mrope&seq=text8', 'The prompt has no video', 'Add video 8 × 6 × 8'],
    ['variant=mrope&seq=video1x6x8', 'The video has one token frame', 'Make it 8 token frames long'],
  ] as const) {
    const page = await site.visit({ fragment: `v=1&${start}&view=loops` })
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('slider', { name: 'Length of the clip' }).waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  }
})
