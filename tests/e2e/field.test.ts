import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { caption, drawn, useSite } from './browser'

const site = useSite()
const fragment = (page: { url: () => string }) => decodeURIComponent(page.url().split('#')[1] ?? '')
const CLIP = 'v=1&variant=videorope&vs=mrope&seq=text32+video8x12x12+text32&view=field'

it('a click on a tile chooses the query, hover the key, and caption, ruler and address follow', async () => {
  const page = await site.visit({ fragment: CLIP })
  const tiles = page.getByRole('slider', { name: 'Query token' })
  await expect
    .poll(() => caption(page))
    .toMatch(/^Query in frame 8, row 6, column 6\. Under VideoRoPE the best key slides 2 rows/)
  await drawn(page)
  const box = await tiles.boundingBox()
  if (!box) throw new Error('There are no tiles.')
  await page.mouse.click(box.x + 40, box.y + 50)
  await expect.poll(() => caption(page)).toMatch(/^Query in frame 1, row \d, column \d/)
  await expect.poll(() => fragment(page)).toMatch(/query=\d+/)
  await page.mouse.move(box.x + 250, box.y + 60, { steps: 3 })
  await expect.poll(() => fragment(page)).toMatch(/key=\d+/)
  await expect.poll(() => page.getByRole('button', { name: /^Δ on time is/ }).count()).toBe(1)
  expect(page.faults).toEqual([])
})

it('arrows move the query within its frame, Page Up by a frame, in key mode the key', async () => {
  const page = await site.visit({ fragment: CLIP })
  const tiles = page.getByRole('slider', { name: 'Query token' })
  await tiles.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('PageUp')
  await expect.poll(() => caption(page)).toMatch(/^Query in frame 7, row 6, column 7/)
  await page.getByText('Key', { exact: true }).click()
  const key = page.getByRole('slider', { name: 'Key token' })
  await key.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => key.getAttribute('aria-valuetext')).toMatch(/^frame 8, row 7, column 7, A [−\d.]+, B [−\d.]+$/)
  await expect.poll(() => fragment(page)).toMatch(/pin=1.*key=\d+/)
})

it('one distance set on the ruler takes the place of the pair of tokens', async () => {
  const page = await site.visit({ fragment: `${CLIP}&query=1100&key=300` })
  await page.getByRole('button', { name: /^Δ on time is/ }).click()
  await expect.poll(() => fragment(page)).not.toContain('key=')
  await expect.poll(() => page.getByRole('slider', { name: 'Distance Δ on the ruler' }).count()).toBe(1)
})

it('a measure says its definition', async () => {
  const page = await site.visit({ fragment: CLIP })
  await page.getByRole('button', { name: /^Fall h : w/ }).focus()
  await expect.poll(() => page.getByRole('tooltip').innerText()).toMatch(/^Isotropy\./)
})

it('frames that do not fit are paged through', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=mrope&seq=text4+video90x6x6+text4&view=field' })
  const scrub = page.getByRole('slider', { name: 'First frame on screen' })
  await expect.poll(() => scrub.getAttribute('aria-valuetext')).toMatch(/to 90, of 90$/)
  await scrub.fill('3')
  await expect.poll(() => scrub.getAttribute('aria-valuetext')).toMatch(/^frames 4 to/)
})

it('the figure is one file with its tiles and its link inside', async () => {
  const page = await site.visit({ fragment: CLIP })
  await drawn(page)
  await page.getByRole('button', { name: 'Download' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download as SVG').click()])
  const svg = readFileSync(await download.path(), 'utf8')
  expect(svg.match(/data:image\/png;base64/g)).toHaveLength(16)
  expect(svg).toContain('view=field')
  expect(svg).not.toMatch(/NaN|undefined/)
})

it('an agent is dragged and turned, and one undo takes the gesture back', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=drope&seq=agents0:0:90,8:4:90,-6:12:0&view=field' })
  const agent = page.getByRole('button', { name: /^Agent 2/ })
  await drawn(page)
  const box = await agent.boundingBox()
  if (!box) throw new Error('There is no agent.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y - 40, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => fragment(page)).toMatch(/agents0:0:90,1\d(\.\d)?:\d/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => fragment(page)).toContain('8:4:90')
  await agent.focus()
  await page.keyboard.press('[')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => fragment(page)).toContain('9:4:95')
  await page.keyboard.press('Enter')
  await expect.poll(() => caption(page)).toMatch(/^Agent 2 asks/)
})

it('a prompt without a grid offers a video, independent content offers ones', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&seq=text32&view=field' })
  await page.getByRole('button', { name: 'Add a video of 8 frames' }).click()
  await expect.poll(() => fragment(page)).toContain('video8x6x8')
  const other = await site.visit({ fragment: `${CLIP}&content=independent` })
  await other.getByRole('button', { name: 'Take q and k as ones' }).click()
  await expect.poll(() => fragment(other)).not.toContain('independent')
})
