import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { caption, drawn, useSite } from './browser'

const site = useSite()
const fragment = (page: Page) => decodeURIComponent(page.url().split('#')[1] ?? '')
const seq = (page: Page) => /(?:^|&)seq=([^&]*)/.exec(fragment(page))?.[1]
const chip = (page: Page, at: number) => page.locator(`[data-chip="${at}"]`)
const FOUR = 'text32+video8x6x8+text8+image6x8'

/** Waits until the pictures stand, and where the rail does, the code of dragging. */
async function visit(how: Parameters<typeof site.visit>[0]) {
  const page = await site.visit(how)
  if (!how?.viewport) await page.locator('aside [data-base-ui-swipe-ignore]').waitFor()
  await page.waitForFunction(() => !document.querySelector('main [data-pending]'))
  return page
}

async function middle(page: Page, at: number) {
  const box = await chip(page, at).boundingBox()
  if (!box) throw new Error(`There is no chip ${at}.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.x }
}

/** px from the left of the mark of the gap that a dragged part would fall into. */
async function gapAt(page: Page) {
  const box = await page.locator('[data-gap]').boundingBox()
  return box ? box.x : Number.POSITIVE_INFINITY
}

async function faults(page: Page, within = 'body') {
  await drawn(page)
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)
}

describe('the sequence', () => {
  it('is rearranged by dragging, in one undo step', async () => {
    const page = await visit({ fragment: `v=1&variant=mrope&seq=${FOUR}` })
    const [from, to] = [await middle(page, 3), await middle(page, 1)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x - 20, from.y, { steps: 4 })
    await page.mouse.move(to.left + 8, to.y, { steps: 12 })
    await expect.poll(() => gapAt(page)).toBeLessThan(to.left)
    await page.mouse.up()
    await expect.poll(() => seq(page)).toBe('text32+image6x8+video8x6x8+text8')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => seq(page)).toBe(FOUR)
  })

  it('is rearranged and shortened from the keyboard', async () => {
    const page = await visit({ fragment: `v=1&variant=mrope&seq=${FOUR}` })
    await chip(page, 3).getByRole('button').focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => seq(page)).toBe('text32+video8x6x8+image6x8+text8')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => seq(page)).toBe('text32+image6x8+video8x6x8+text8')
    await page.keyboard.press('Delete')
    await expect.poll(() => seq(page)).toBe('text32+video8x6x8+text8')
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    await expect.poll(() => seq(page)).toBe(FOUR)
  })

  it('takes a copy of a part behind it, opens the copy, and lets it go again', async () => {
    const page = await visit({ fragment: `v=1&variant=mrope&seq=${FOUR}` })
    await chip(page, 1).getByRole('button').click()
    const card = page.getByRole('dialog')
    await card.getByRole('button', { name: 'Duplicate' }).click()
    await expect.poll(() => seq(page)).toBe('text32+video8x6x8+video8x6x8+text8+image6x8')
    await card.getByRole('textbox', { name: 'Rows' }).fill('4')
    await page.keyboard.press('Enter')
    await expect.poll(() => seq(page)).toBe('text32+video8x6x8+video8x4x8+text8+image6x8')
    await card.getByRole('button', { name: 'Remove' }).click()
    await expect.poll(() => seq(page)).toBe(FOUR)
  })

  it('is rearranged by a finger that rests on a part', async () => {
    const page = await visit({ fragment: `v=1&variant=mrope&seq=${FOUR}`, hasTouch: true })
    const [from, to] = [await middle(page, 2), await middle(page, 0)]
    const touch = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    await send('touchStart', from.x, from.y)
    await page.locator('[data-lifted]').waitFor()
    for (let step = 1; step <= 8; step++)
      await send('touchMove', from.x + ((to.left + 4 - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8)
    await expect.poll(() => gapAt(page)).toBeLessThan(to.left)
    await send('touchEnd', 0, 0)
    await expect.poll(() => seq(page)).toBe('text8+text32+video8x6x8+image6x8')
  })

  it('takes pixels and seconds, and says what they cut off', async () => {
    const page = await visit({ fragment: `v=1&variant=mrope&seq=${FOUR}` })
    await chip(page, 3).getByRole('button').click()
    const card = page.getByRole('dialog')
    await card.getByRole('textbox', { name: 'Width, px' }).fill('1000')
    await page.keyboard.press('Enter')
    await card.getByText('the last 20 px are cut off').waitFor()
    await expect.poll(() => seq(page)).toBe('text32+video8x6x8+text8+image6x35')
    await card.getByRole('textbox', { name: 'Patch size' }).fill('16')
    await page.keyboard.press('Enter')
    await expect.poll(() => seq(page)).toBe('text32+video8x6x8+text8+image6x35@px16')
    await expect.poll(() => card.getByRole('textbox', { name: 'Width, px' }).inputValue()).toBe('1\u202f120')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await chip(page, 1).getByRole('button').click()
    await card.getByRole('textbox', { name: 'Duration, s' }).fill('4')
    await page.keyboard.press('Enter')
    await expect.poll(() => seq(page)).toContain('video4x6x8')
    await card.getByRole('button', { name: /sound as long as/ }).click()
    await expect.poll(() => seq(page)).toContain('video4x6x8@sound400')
  })

  it('keeps its value where nonsense was typed, and says so after the card is closed', async () => {
    const page = await visit({ fragment: `v=1&variant=mrope&seq=${FOUR}` })
    await chip(page, 1).getByRole('button').click()
    await page.getByRole('textbox', { name: 'Frame rate' }).fill('0')
    await page.mouse.click(900, 400)
    await page.getByText('video 8 × 6 × 8: Frame rate must be at least 0.01. The view keeps 2.').waitFor()
    expect(seq(page)).toBe(FOUR)
  })

  it('takes agents one by one', async () => {
    const page = await visit({ fragment: 'v=1&variant=drope&seq=agents0:0:90,5:-2:180' })
    await chip(page, 0).getByRole('button').click()
    await page.getByRole('button', { name: 'Add an agent' }).click()
    await page.getByRole('textbox', { name: 'Heading of agent 3' }).fill('45')
    await page.keyboard.press('Enter')
    await expect.poll(() => seq(page)).toBe('agents0:0:90,5:-2:180,9:-2:45')
    await page.getByRole('button', { name: 'Remove agent 1' }).click()
    await expect.poll(() => seq(page)).toBe('agents5:-2:180,9:-2:45')
    expect(await faults(page, '[role=dialog]')).toEqual([])
  })
})

describe('the table of ids', () => {
  it('is where a warning leads: its tokens chosen, in sight and in the link', async () => {
    const page = await visit({ fragment: 'v=1&variant=videorope' })
    const rail = page.getByRole('complementary')
    await rail.getByRole('button', { name: /^\d+ warnings about ids/ }).click()
    await rail.getByRole('button', { name: /^width ids of the last frame reach 50/ }).click()
    await expect.poll(() => fragment(page)).toMatch(/view=layout&panel=ids.*query=416&key=\d+/)
    const row = page.getByRole('row', { selected: true }).filter({ hasText: '416' })
    await row.waitFor()
    const inSight = async () => {
      const [rowBox, gridBox] = [await row.boundingBox(), await page.getByRole('grid').boundingBox()]
      return rowBox && gridBox && rowBox.y >= gridBox.y && rowBox.y + rowBox.height <= gridBox.y + gridBox.height
    }
    await expect.poll(inSight).toBe(true)
    await expect.poll(() => page.getByText(/Query 416 minus key/).innerText()).toMatch(/Δw 0/)
  })

  it('sets query and key by click, Shift and keys', async () => {
    const page = await visit({ fragment: 'v=1&variant=videorope&vs=mrope&view=layout&panel=ids' })
    const grid = page.getByRole('grid')
    await grid.getByRole('row').nth(4).click()
    await expect.poll(() => fragment(page)).toContain('query=3')
    await grid
      .getByRole('row')
      .nth(2)
      .click({ modifiers: ['Shift'] })
    await expect.poll(() => fragment(page)).toContain('query=3&key=1')
    await grid.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => fragment(page)).toContain('query=3&key=447')
    await page.getByRole('button', { name: 'key', exact: true }).click()
    await page.getByLabel('Go to token').fill('9999')
    await page.keyboard.press('Enter')
    await page.getByText('The prompt has tokens 0 to 447.').waitFor()
    await page.getByLabel('Go to token').fill('200')
    await page.keyboard.press('Enter')
    await expect.poll(() => fragment(page)).toContain('query=3&key=200')
  })

  it('draws a few rows of a million', async () => {
    const page = await visit({
      fragment: 'v=1&variant=mrope&view=layout&panel=ids&query=1000000&seq=text512+video4000x16x16+text8',
    })
    await page.getByRole('row', { selected: true }).waitFor()
    expect(await page.getByRole('row').count()).toBeLessThan(80)
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('1024521')
  })

  it.each([
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ])('and the warnings meet WCAG 2.2 AA on a %s', async (_, viewport) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit({
        fragment: 'v=1&variant=videorope&vs=mrope&view=layout&panel=ids&query=190&key=96',
        viewport,
        colorScheme,
      })
      expect(await faults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})

describe('a variant that has no place for the prompt', () => {
  it('opens with the reason and an offer, and the link keeps the choice', async () => {
    const page = await visit({ fragment: 'v=1&variant=drope' })
    await page.getByRole('heading', { name: 'Agents on a plane has no place for text and video.' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Use \d+ agents/ })
      .click()
    await expect.poll(() => caption(page)).toMatch(/DRoPE/)
    await expect.poll(() => fragment(page)).toMatch(/variant=drope&seq=agents/)
    await page.keyboard.press('Control+z')
    await page.getByRole('main').getByText('A is not drawn.').waitFor()
    await expect.poll(() => seq(page)).toBeUndefined()
  })

  it('as A leaves the last picture under the reason, out of reach', async () => {
    const page = await visit({ fragment: 'v=1&variant=videorope' })
    const before = await page.getByRole('main').locator('p').filter({ hasText: 'Under VideoRoPE' }).first().innerText()
    await page.evaluate(() => {
      location.hash = 'v=1&variant=drope'
    })
    await page.getByRole('main').getByText('A is not drawn.').waitFor()
    const kept = page.locator('[inert] p').filter({ hasText: 'Under VideoRoPE' }).first()
    expect((await kept.textContent())?.replace(/\s+/g, ' ').trim()).toBe(before.replace(/\s+/g, ' ').trim())
    await expect.poll(() => page.getByRole('button', { name: 'Data table' }).isDisabled()).toBe(true)
  })

  it('as B is left out, and Compare says why', async () => {
    const page = await visit({ fragment: 'v=1&variant=videorope&vs=drope' })
    const compare = page.getByRole('region', { name: 'Compare' })
    await compare.getByText(/B is not drawn\. Agents on a plane has no place for text and video/).waitFor()
    expect(await caption(page)).not.toContain('DRoPE')
    await compare.getByRole('button', { name: /^Use / }).waitFor()
    expect(fragment(page)).toContain('vs=drope')
  })
})
