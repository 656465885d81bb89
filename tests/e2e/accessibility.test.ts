import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, it } from 'vitest'
import { drawn, useSite } from './browser'

const site = useSite()
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const VIEWS = [
  'decay',
  'wheels',
  'allocation',
  'layout',
  'field',
  'scores',
  'loops',
  'precision',
  'cache',
  'bounds',
  'road',
  'path',
  'spectra',
]

describe.each(Object.entries(SIZES))('%s', (_, viewport) => {
  it.each(['light', 'dark'] as const)('every view meets WCAG 2.2 AA in %s', async colorScheme => {
    for (const view of VIEWS) {
      const page = await site.visit({ fragment: `v=1&variant=videorope&vs=mrope&view=${view}`, viewport, colorScheme })
      await drawn(page)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${view}: ${id} at ${nodes[0]?.target}`)).toEqual([])
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(sideways, `${view} scrolls sideways`).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})

it('one column fits 375 px', async () => {
  const page = await site.visit({ viewport: { width: 375, height: 700 }, isMobile: true, hasTouch: true })
  await drawn(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
})
