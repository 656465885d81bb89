import { expect, it } from 'vitest'
import { runCommand, useSite } from './browser'

const site = useSite()

it('VideoRoPE is read from the gallery to its end by the keyboard alone, and the picture follows', async () => {
  const page = await site.visit({ fragment: '' })
  await runCommand(page, 'Papers')
  await page.getByRole('dialog', { name: 'Papers' }).waitFor()
  await page.getByRole('searchbox', { name: 'Search papers' }).focus()
  await page.keyboard.type('videorope')
  await page.getByRole('link', { name: /What Makes for Good Video/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /What Makes for Good Video/ }).waitFor()
  const titles: string[] = []
  for (let step = 1; step <= 6; step++) {
    await page.waitForFunction(at => document.querySelector('[aria-current=step]')?.textContent?.startsWith(String(at)), step)
    titles.push((await page.locator('[aria-current=step]').innerText()).replace(/\s+/g, ' '))
    await page.keyboard.press('ArrowRight')
  }
  expect(titles.at(-1)).toBe('6 The distractor test')
  expect(page.url()).toContain('step=6')
  expect(page.url()).toContain('view=needle')
  await page.getByText(/the farther frame wins in 0 of 82 places/).waitFor({ state: 'attached' })
  await page.getByText('Read on without an answer').click()
  await page.getByText('That is why slow time resists distractors.', { exact: false }).waitFor()
  expect(page.faults).toEqual([])
})

it('the controls may be taken at any moment: undo, back to the step, and close leave the instrument whole', async () => {
  const page = await site.visit({ fragment: 'paper=roformer&step=2' })
  await page.getByRole('button', { name: 'Controls' }).click()
  const base = page.getByRole('textbox', { name: 'Base' }).first()
  await base.fill('500000')
  await base.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Back to the step as told' }).click()
  await page.waitForFunction(() => !location.hash.includes('theta=500000'))
  await expect.poll(() => page.getByRole('button', { name: 'Back to the step as told' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Back to the step as told' }).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByLabel('Configuration').first().waitFor()
  await page.waitForFunction(() => !location.hash.includes('paper='))
  expect(page.faults).toEqual([])
})

it('a captured step and its text travel in the link as they were written', async () => {
  const page = await site.visit({ fragment: 'variant=mrope&theta=500000' })
  await runCommand(page, 'Capture this state')
  const text = page.getByRole('textbox', { name: /Text of step/ })
  await text.waitFor()
  await page.waitForFunction(() => location.hash.includes('tour='))
  const bare = page.url()
  await text.fill('<b>bold</b> & $x$')
  await expect.poll(() => page.url()).not.toBe(bare)
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await page.getByText('<b>bold</b> & $x$').waitFor()
  expect(await page.locator('aside b').count()).toBe(0)
  expect(page.faults).toEqual([])
})

it('a paper that is closed leaves the instrument as it was before, and what was changed in between stays', async () => {
  const page = await site.visit({ fragment: 'variant=yarn&view=wheels&at=77&pin=1' })
  const open = async () => {
    await runCommand(page, 'Papers')
    await page.getByRole('link', { name: /Enhanced Transformer with Rotary/ }).click()
    await page.getByRole('heading', { name: /Enhanced Transformer/ }).waitFor()
  }
  await open()
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => location.hash.includes('step=2'))
  await page.getByRole('button', { name: 'Close' }).click()
  await page.waitForFunction(() => !location.hash.includes('paper='))
  expect(page.url()).toMatch(/variant=yarn.*view=wheels.*at=77/)
  await open()
  await page.getByRole('main').getByRole('tab', { name: 'Layout' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.waitForFunction(() => location.hash.includes('view=layout') && !location.hash.includes('paper='))
  expect(page.url()).not.toContain('variant=yarn')
  expect(page.faults).toEqual([])
})

it('from step to step Tab reaches the answers at once', async () => {
  const page = await site.visit({ fragment: 'paper=videorope' })
  await page.getByRole('heading', { name: /What Makes for Good Video/ }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByText('How far have they turned after 20 000 positions?', { exact: false }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Within a clip no two moments show the same hands', { exact: false }).waitFor()
  expect(page.faults).toEqual([])
})

it('a tour that is dropped on the page opens, and its text stays text', async () => {
  const page = await site.visit({ fragment: 'variant=rope' })
  const body = JSON.stringify({ tour: 1, title: 'T', steps: [{ title: 'a', text: '<b>t</b>', link: 'variant=yarn' }] })
  const data = await page.evaluateHandle(text => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'tour.json', { type: 'application/json' }))
    return transfer
  }, body)
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await page.getByText('<b>t</b>').waitFor()
  await page.waitForFunction(() => location.hash.includes('variant=yarn') && location.hash.includes('tour='))
  expect(page.faults).toEqual([])
})
