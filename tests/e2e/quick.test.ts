import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { useSite } from './browser'

const site = useSite()
const fragment = (page: { url: () => string }) => decodeURIComponent(page.url().split('#')[1] ?? '')

/** Presses keys one after the other, as quickly as a page can hear them: no picture is drawn in between. */
const pressAtOnce = (target: Locator, ...keys: readonly string[]) =>
  target.evaluate(async (element, pressed) => {
    for (const chord of pressed) {
      const parts = chord.split(/\+(?=.)/)
      const key = parts.at(-1) as string
      const [shiftKey, altKey] = [parts.includes('Shift'), parts.includes('Alt')]
      element.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, altKey, bubbles: true, cancelable: true }))
      await null
    }
  }, keys)

it('keys on agents each begin where the last one left them', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=drope&seq=agents0:0:90,8:4:90,-6:12:0&view=field' })
  const agent = (at: number) => page.getByRole('button', { name: new RegExp(`^Agent ${at}`) })
  await agent(2).focus()
  await pressAtOnce(agent(2), '[', 'ArrowRight', 'ArrowRight', 'Shift+ArrowUp')
  await expect.poll(() => fragment(page)).toContain('agents0:0:90,10:14:95,-6:12:0')
  const others = await page.getByRole('button', { name: /^Agent [13]/ }).evaluateAll(async agents => {
    for (const one of agents) {
      one.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
      await null
    }
    return agents.length
  })
  expect(others).toBe(2)
  await expect.poll(() => fragment(page)).toContain('agents0:-1:90,10:14:95,-6:11:0')
  expect(page.faults).toEqual([])
})

it('a pair is moved by as many steps as keys were pressed', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=llama3&seq=text64&view=allocation&pair=47&moved=47:2048' })
  await page.getByText('move', { exact: true }).click()
  const row = page.getByRole('slider', { name: 'Pair to move' })
  await pressAtOnce(row, 'ArrowUp', 'ArrowUp', 'ArrowUp')
  await expect.poll(() => fragment(page)).toMatch(/moved=47:2110(&|$)/)
  await pressAtOnce(row, 'Delete', 'ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown')
  await expect.poll(() => fragment(page)).toMatch(/moved=48:[\d.]+(&|$)/)
  expect(page.faults).toEqual([])
})

it('pairs are painted where the keys have just led, and all of them', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=custom&pairs=64t&seq=video8x6x8&view=allocation&pair=10' })
  const strip = page.getByRole('slider', { name: 'Pair to paint' })
  await pressAtOnce(strip, 'h', 'ArrowRight', 'w', 'ArrowRight', 'Shift+ArrowRight', 'h')
  await expect.poll(() => fragment(page)).toContain('pairs=10t1h1w2h50t')
  expect(page.faults).toEqual([])
})

it('a slider goes as many steps as keys were pressed, in the rail and in a picture', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=wan&view=loops&seq=video8x6x8' })
  await pressAtOnce(page.getByRole('slider', { name: 'Length of the clip' }), ...Array(5).fill('ArrowRight'))
  await expect.poll(() => fragment(page)).toContain('seq=video13x6x8')
  await pressAtOnce(page.getByRole('textbox', { name: 'Head dim' }), ...Array(3).fill('ArrowUp'))
  await expect.poll(() => fragment(page)).toMatch(/d=134&/)
  expect(page.faults).toEqual([])
})

it('two settings of one view that change at once are both kept', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&seq=text64&view=scores' })
  await page.locator('[data-panel=A]').waitFor()
  await page.evaluate(() => {
    const named = (name: string) => [...document.querySelectorAll('main button')].find(({ textContent }) => textContent === name)
    for (const name of ['Softmax', 'Cells']) (named(name) as HTMLButtonElement).click()
  })
  await expect.poll(() => fragment(page)).toMatch(/zoom=.*scores=softmax|scores=softmax.*zoom=/)
  const pad = page.locator('[data-panel=A]')
  await pressAtOnce(pad, '0', '+', '+')
  await expect.poll(() => fragment(page)).toContain('zoom=17.78:46.22:17.78:46.22')
  expect(page.faults).toEqual([])
})

it('what is undone right after it was done is gone', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&seq=text64&view=decay' })
  await page.getByRole('button', { name: 'More views' }).waitFor()
  await page.getByRole('textbox', { name: 'Head dim' }).evaluate(async field => {
    const press = (target: EventTarget, key: string, ctrlKey = false) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }))
    press(field, 'ArrowUp')
    await null
    press(field, 'ArrowUp')
    await null
    press(document.body, 'z', true)
  })
  await expect.poll(() => page.getByRole('textbox', { name: 'Head dim' }).inputValue()).toBe('128')
  expect(fragment(page)).not.toContain('d=')
  expect(page.faults).toEqual([])
})
