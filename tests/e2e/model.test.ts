import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { drawn, useSite } from './browser'

const site = useSite()

const published = (name: string) => {
  const { config, gguf } = JSON.parse(readFileSync(`tests/configs/published/${name}.json`, 'utf8'))
  return JSON.stringify(config ?? gguf, null, 2)
}

const area = (page: Page) => page.getByLabel('Text of a configuration')

async function open(how?: Parameters<typeof site.visit>[0]): Promise<Awaited<ReturnType<typeof site.visit>>> {
  const page = await site.visit(how)
  await page.keyboard.press('o')
  await area(page).waitFor()
  await drawn(page)
  return page
}

/** Whether an element lies on the first screen of a page of so many px. */
async function isWithin(element: Locator, height: number): Promise<boolean> {
  const box = await element.boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= height
}

async function drop(page: Page, name: string, bytes: readonly number[]) {
  const dataTransfer = await page.evaluateHandle(
    ([label, content]) => {
      const made = new DataTransfer()
      made.items.add(new File([new Uint8Array(content as number[])], label as string))
      return made
    },
    [name, bytes] as const,
  )
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

describe('a pasted configuration', () => {
  const BROKEN = [
    ['deepseek-r1-0528-qwen3-8b', 'attention_factor', '"attention_factor": 1.0'],
    ['issue-dynamic-over-llama3.1', 'llama3', '"rope_type": "llama3"'],
    ['issue-yarn-missing-original-length', 'original_max_position_embeddings', '"original_max_position_embeddings": 32768'],
    ['llama-3-8b-doctored-fixture', 'head_dim', '"head_dim": 128'],
  ] as const
  it('leads to its diagnosis and a corrected file without scrolling', async () => {
    const page = await open()
    for (const [name, word, line] of BROKEN) {
      await area(page).fill(published(name))
      const title = page.getByLabel('Diagnosis').locator('p').first()
      await page.getByLabel('Text of the corrected file').getByText(line).waitFor()
      await expect.poll(() => title.innerText()).toContain(word)
      for (const seen of [title, page.getByLabel('Text of the corrected file').getByText(line)])
        await expect.poll(() => isWithin(seen, 900), { message: `${name}: ${line}` }).toBe(true)
    }
    expect(page.faults).toEqual([])
  })

  it('shows its diagnosis and the repaired line on the first screen of a phone', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } })
    for (const [name, word, line] of BROKEN) {
      await area(page).fill(published(name))
      await page.getByLabel('Text of the corrected file').getByText(line).waitFor()
      await expect.poll(() => page.getByLabel('Diagnosis').locator('p').first().innerText()).toContain(word)
      for (const seen of [
        page.getByLabel('Diagnosis').locator('p').first(),
        page.getByRole('button', { name: 'Copy', exact: true }),
        page.getByLabel('Text of the corrected file').getByText(line),
        page.getByRole('button', { name: 'Show this scene' }),
      ])
        await expect.poll(() => isWithin(seen, 844), { message: `${name}: ${line}` }).toBe(true)
    }
    expect(page.faults).toEqual([])
  })

  it('with layers of unequal heads lets the kind that is the scene be chosen', async () => {
    const page = await open()
    await area(page).fill(published('gemma-4-e2b'))
    await page.getByRole('radio', { name: 'sliding attention' }).check()
    await page.getByRole('button', { name: 'Show this scene' }).click()
    await page.waitForURL(/variant=rope&mask=window&d=256&.*slidingWindow=512/)
    expect(page.url()).not.toContain('theta=')
    expect(page.faults).toEqual([])
  })

  it('becomes the scene in one click, and its dialect is B', async () => {
    const page = await open()
    await area(page).fill(
      published('qwen3-32b').replace(
        '"rope_scaling": null',
        '"rope_scaling": {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 32768}',
      ),
    )
    await page.getByRole('button', { name: 'Show this scene' }).click()
    await page.waitForURL(/variant=yarn/)
    await area(page).waitFor({ state: 'detached' })
    await page.keyboard.press('o')
    await page.getByRole('button', { name: 'A, B' }).first().click()
    await page.waitForURL(/b\.follow=paper|b\.truncate/)
    expect(page.faults).toEqual([])
  })

  it('is not shown before it is read, however fast the button is pressed', async () => {
    const page = await open()
    await area(page).fill(published('llama-3.1-8b'))
    const show = page.getByRole('button', { name: 'Show this scene' })
    await expect.poll(() => show.isEnabled()).toBe(true)
    await area(page).evaluate((box, text) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, text)
      box.dispatchEvent(new InputEvent('input', { bubbles: true }))
      const buttons = [...document.querySelectorAll('button')]
      buttons.find(({ textContent }) => textContent === 'Show this scene')?.click()
    }, published('codellama-7b'))
    await show.click()
    await page.waitForURL(/theta=1000000&trained=16384/)
    expect(page.faults).toEqual([])
  })

  it('that is broken is pointed at, and the scene stays', async () => {
    const page = await open({ fragment: 'v=1&variant=yarn' })
    await area(page).fill('{\n  "model_type": "llama",,\n}')
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('Line 2, column 25')
    await drop(page, 'weights.zip', [0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    await page.getByText('weights.zip is a zip archive').waitFor()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    expect(await page.evaluate(() => location.hash)).toContain('variant=yarn')
    expect(page.faults).toEqual([])
  })
})

describe('a dropped file', () => {
  it('opens wherever it is dropped, and its link opens it again', async () => {
    const page = await site.visit()
    await drop(page, 'config.json', [...new TextEncoder().encode(published('llama-3.1-8b'))])
    await page.getByText('A transformers configuration of llama.').waitFor()
    await page.waitForURL(/config=/)
    const fragment = new URL(page.url()).hash.slice(1)
    const again = await site.visit({ fragment })
    await again.getByText('A transformers configuration of llama.').waitFor()
    await expect.poll(() => area(again).inputValue()).toContain('"low_freq_factor": 1')
  })
})

describe('the window', () => {
  it.each(['light', 'dark'] as const)('meets WCAG 2.2 AA in %s, on a desk and a phone', async colorScheme => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const page = await open({ viewport, colorScheme })
      await area(page).fill(published('deepseek-r1-0528-qwen3-8b'))
      await page.getByLabel('Diagnosis').waitFor()
      await drawn(page)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})
