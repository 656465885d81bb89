import { expect, it } from 'vitest'
import { useSite } from './browser'

const site = useSite()

it('Recall says in its caption what its map has found, and a key moves to the next codebook', async () => {
  const page = await site.visit({ fragment: 'variant=rope&theta=500000&view=recall' })
  await page.waitForFunction(() => /finds \d+\s%/.test(document.querySelector('main p')?.textContent ?? ''), null, {
    timeout: 120_000,
  })
  await page.getByRole('slider', { name: 'Codebook and window' }).focus()
  await page.keyboard.press('ArrowRight')
  await page
    .getByText(/^A codebook of 128 finds \d+\s% of the true top 23/)
    .first()
    .waitFor()
  await page.waitForFunction(() => location.hash.includes('recallCodewords=128'))
  expect(page.faults).toEqual([])
})
