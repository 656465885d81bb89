import type { Browser } from 'playwright-core'
import { PAPERS } from '../../src/papers'
import type { Figures } from './pageFigures'
import { median } from './pageFigures'

/** ms from navigation until a paper's text, caption and picture stand, of the slowest and the median paper. */
export async function openingFigures(browser: Browser, url: string): Promise<Figures> {
  const times: number[] = []
  for (const { id } of PAPERS) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${url}#paper=${id}`, { waitUntil: 'commit' })
    const stood = await page.waitForFunction(() => {
      const picture = document.querySelector('main [role=tabpanel] :is(canvas, svg)')
      const caption = document.querySelector('main p')?.textContent
      return picture && caption && document.querySelector('[aria-current=step]') ? performance.now() : 0
    })
    times.push(await stood.jsonValue())
    await context.close()
  }
  return { 'papers.open.slowest.ms': Math.max(...times), 'papers.open.median.ms': median(times) }
}

/** From the click that opens the gallery until its last thumbnail stands, and the longest main-thread task meanwhile. */
export async function galleryFigures(browser: Browser, url: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(2500)
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { __tasks: tasks })
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' })
  })
  const start = Date.now()
  await page.getByRole('button', { name: 'Papers' }).click()
  await page.waitForFunction(
    count =>
      [...document.querySelectorAll<HTMLImageElement>('[role=dialog] li img')].filter(img => img.complete).length === count,
    PAPERS.length,
  )
  const took = Date.now() - start
  const tasks = await page.evaluate(() => (window as unknown as { __tasks: number[] }).__tasks)
  await context.close()
  return { 'gallery.thumbnails.ms': took, 'gallery.longestTask.ms': Math.max(0, ...tasks) }
}
