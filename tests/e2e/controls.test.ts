import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { caption, drawn, runCommand, useSite } from './browser'

const site = useSite()
const fragment = (page: { url: () => string }) => decodeURIComponent(page.url().split('#')[1] ?? '')

/** Drags the knob of the base slider by some px, in steps as a hand does. */
async function dragBase(page: Page, by: number) {
  const thumb = page.getByRole('slider', { name: 'Base', exact: true })
  const box = await thumb.evaluate(input => (input.parentElement ?? input).getBoundingClientRect().toJSON())
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by, y, { steps: 12 })
  await page.mouse.up()
}

it('dragging the base moves the curve and the address', async () => {
  const page = await site.visit()
  await drawn(page)
  const before = await caption(page)
  await dragBase(page, -40)
  await expect.poll(() => caption(page)).not.toBe(before)
  await expect.poll(() => fragment(page)).toMatch(/theta=\d/)
})

it('undo takes a whole drag back, redo brings it again', async () => {
  const page = await site.visit()
  await drawn(page)
  const before = await caption(page)
  await dragBase(page, -60)
  // the address is written when the hand has rested
  await expect.poll(() => fragment(page)).toMatch(/theta=\d/)
  await drawn(page)
  await expect.poll(() => caption(page)).not.toBe(before)
  const after = await caption(page)
  await page.keyboard.press('Control+z')
  await expect.poll(() => caption(page)).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => caption(page)).toBe(after)
})

it('a base that is not allowed is refused in words and the view keeps its value', async () => {
  const page = await site.visit()
  const field = page.getByRole('textbox', { name: 'Base' })
  await drawn(page)
  const before = await caption(page)
  await field.fill('-3')
  await field.press('Enter')
  await page.getByText('Base must be above 1. The view keeps 1').waitFor()
  await drawn(page)
  expect(await caption(page)).toBe(before)
})

it('a refusal stands under its control, whose label stays in the rail', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=yarn&view=allocation' })
  const field = page.getByRole('textbox', { name: 'Turns left alone, turns' })
  await field.fill('0.5')
  await field.press('Enter')
  const sentence = page.getByText('“Turns left alone” = 0.5 is below “Turns interpolated” = 1. The view keeps 32.')
  await sentence.waitFor()
  const [label, typed, said] = await Promise.all(
    [page.getByText('Turns left alone', { exact: true }), field, sentence].map(one => one.boundingBox()),
  )
  expect(label?.x).toBeGreaterThan(0)
  expect(said?.y).toBeGreaterThanOrEqual((typed?.y ?? 0) + (typed?.height ?? 0))
})

it('undo takes back what was typed and settled, though the field keeps the focus', async () => {
  const page = await site.visit()
  const field = page.getByRole('textbox', { name: 'Base', exact: true })
  await drawn(page)
  const before = await caption(page)
  await field.fill('5000')
  await field.press('Enter')
  await expect.poll(() => caption(page)).not.toBe(before)
  await field.press('Control+z')
  await expect.poll(() => caption(page)).toBe(before)
  await expect.poll(async () => (await field.inputValue()).replace(/\s/g, '')).toBe('1000000')
})

it('Back returns to the preset before', async () => {
  const page = await site.visit()
  await page.getByRole('tab', { name: 'Wheels' }).click()
  await expect.poll(() => fragment(page)).toContain('view=wheels')
  await page.goBack()
  await expect.poll(() => page.getByRole('tab', { name: 'Decay' }).getAttribute('aria-selected')).toBe('true')
  await page.goForward()
  await expect.poll(() => page.getByRole('tab', { name: 'Wheels' }).getAttribute('aria-selected')).toBe('true')
})

it('pairs are painted with the keyboard and the link carries them', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=videorope&view=allocation&pair=50' })
  const strip = page.getByRole('tabpanel').getByRole('slider').first()
  await drawn(page)
  await strip.press('h')
  await expect.poll(() => fragment(page)).toMatch(/pairs=[\dthwn]*1h/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => fragment(page)).not.toContain('pairs=')
})

it('pairs are painted by dragging', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=videorope&view=allocation' })
  await page.getByRole('tabpanel').locator('label, button').filter({ hasText: 'time' }).first().click()
  await drawn(page)
  const box = await page.getByRole('tabpanel').getByRole('slider').first().boundingBox()
  if (!box) throw new Error('There is nothing to paint on.')
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4, { steps: 20 })
  await page.mouse.up()
  await expect.poll(() => fragment(page)).toContain('pairs=')
})

it('swap exchanges A and B, and drop leaves A alone', async () => {
  const page = await site.visit()
  await page.getByRole('button', { name: /swap/i }).first().click()
  await expect.poll(() => caption(page)).toMatch(/^\S+ Under M-RoPE/)
  await runCommand(page, 'Drop B')
  await expect.poll(() => fragment(page)).not.toContain('vs=')
})

it('the whole page can be reached by Tab alone', async () => {
  const page = await site.visit()
  const reached = new Set<string>()
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    reached.add(
      await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') || document.activeElement?.textContent?.trim().slice(0, 40) || '',
      ),
    )
  }
  const all = [...reached].join(' | ')
  for (const name of ['Base', 'Decay', 'Copy link', 'Head dim', 'Download']) expect(all).toContain(name)
})

it('a search for a model finds its position design, by keyboard', async () => {
  const page = await site.visit()
  await page.getByRole('combobox', { name: 'Position design' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Search')
  await page.keyboard.type('qwen-image')
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  await page.keyboard.press('Enter')
  await expect.poll(() => fragment(page)).toContain('layout=qwenImage')
  const design = page.getByRole('combobox', { name: 'Position design' })
  await expect.poll(() => design.textContent()).toContain('Centred, text on the diagonal')
})

it('learned frequencies can be pasted as a nested list, are counted, and stay in the link', async () => {
  const page = await site.visit({ fragment: 'variant=mochi&d=4&seq=video2x2x2' })
  const field = page.getByRole('textbox', { name: 'Learned frequencies' })
  await field.fill('[[[0.1, 0.2]], [[0, 0.3]]]')
  await field.press('Enter')
  await page.getByText('“Learned frequencies” has 4 numbers').waitFor()
  await field.fill('[[[0.1, 0.2]], [[0, 0.3]], [[-0.5, 0]]]')
  await field.press('Enter')
  await page.getByText('6 numbers, 1 head').waitFor()
  await expect.poll(() => fragment(page)).toContain('posFrequencies=0.1,0.2,0,0.3,-0.5,0')
})

it('on the phone the choice of an axis stands above what it changes', async () => {
  const page = await site.visit({ viewport: { width: 390, height: 844 } })
  const axis = page.getByRole('group', { name: 'Axis' })
  const top = async (of: string) => (await page.locator(of).first().boundingBox())?.y ?? Number.NaN
  await expect.poll(async () => ((await axis.boundingBox())?.y ?? 0) < (await top('[data-ruler]'))).toBe(true)
  await page.getByRole('tab', { name: 'Layout' }).click()
  await expect.poll(async () => ((await axis.boundingBox())?.y ?? 0) > (await top('[data-ruler]'))).toBe(true)
  await axis.getByRole('button', { name: 'height' }).click()
  await page.getByText('Wheels of height').waitFor()
})

it('news of what is being computed hides no control', async () => {
  const page = await site.visit({ fragment: 'view=spectra&spectraDraws=400&spectraModel=deepseek-v3' })
  const pill = page.getByRole('status').filter({ hasText: 'Cancel' })
  await pill.waitFor({ timeout: 30_000 })
  const [news, field] = [await pill.boundingBox(), await page.getByRole('textbox', { name: /seed/i }).first().boundingBox()]
  expect(news?.y).toBeGreaterThanOrEqual((field?.y ?? Number.POSITIVE_INFINITY) + (field?.height ?? 0))
})

it('lists of the browser wear the arrow of the page', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=videorope&vs=mrope&view=precision' })
  const lists = page.locator('main select')
  await lists.first().waitFor()
  const faces = await lists.evaluateAll(all =>
    all.map(list => {
      const { appearance, backgroundImage, paddingRight } = getComputedStyle(list)
      return { appearance, arrow: backgroundImage.includes('svg'), paddingRight }
    }),
  )
  expect(faces.length).toBeGreaterThan(4)
  for (const face of faces) expect(face).toEqual({ appearance: 'none', arrow: true, paddingRight: '26px' })
})

it('the data table of eight curves shows all its columns on a desktop', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=mrope&vs=videorope' })
  await drawn(page)
  await page.getByRole('button', { name: 'Data table' }).click()
  const table = page.getByRole('dialog').getByRole('region')
  await table.getByRole('columnheader', { name: 'B VideoRoPE, all axes [1]' }).waitFor()
  expect(await table.evaluate(box => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0)
})

it('on a phone the repair of a notice stands under its words, and all of the menu fits', async () => {
  const page = await site.visit({ fragment: 'thetta=5&view=decai&vs=mropee&d=127', viewport: { width: 390, height: 844 } })
  const notice = page.getByRole('alert').filter({ hasText: 'thetta' })
  const [words, repair] = [notice.locator('p'), notice.getByRole('button', { name: 'Use as base' })]
  await repair.waitFor()
  const [above, below] = [await words.boundingBox(), await repair.boundingBox()]
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
  const others = await page.getByRole('button', { name: 'Show 2 more notices' }).boundingBox()
  const tabs = await page.getByRole('tablist').first().boundingBox()
  expect((others?.y ?? 0) + (others?.height ?? 0)).toBeLessThanOrEqual(tabs?.y ?? 0)
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  const menu = page.getByRole('menu')
  await menu.getByRole('menuitem', { name: 'Keys' }).waitFor()
  expect(await menu.evaluate(box => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(0)
})
