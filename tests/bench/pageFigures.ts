import type { Browser, Page } from 'playwright-core'

/** Figures of the built page in a browser, by stable name; times in ms. */
export type Figures = Record<string, number>

/** From navigation to the largest text or picture of the first screen, median of five fresh profiles. */
export async function loadFigures(browser: Browser, url: string): Promise<Figures> {
  const paints: number[] = []
  for (let run = 0; run < 5; run++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'load' })
    await page.locator('main canvas').first().waitFor()
    paints.push(
      await page.evaluate(
        () =>
          new Promise<number>(done => {
            new PerformanceObserver(list => done(Math.max(...list.getEntries().map(entry => entry.startTime)))).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            })
          }),
      ),
    )
    await context.close()
  }
  return { 'load.firstPaint.ms': median(paints) }
}

/** Drags a slider to and fro for two seconds; long tasks and the spacing of frames while it moves. */
export async function dragFigures(browser: Browser, url: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  // tsx names inner functions through a helper that the page does not have.
  await page.addInitScript('globalThis.__name = given => given')
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(2500)
  const figures: Figures = { 'drag.longestTask.ms': 0, 'drag.frame.median.ms': 0 }
  const names = await page.getByRole('slider').evaluateAll(sliders => sliders.flatMap(s => s.getAttribute('aria-label') ?? []))
  for (const name of names.filter(label => /^Base|^Temporal spacing/.test(label))) {
    const { longest, frame } = await dragOne(page, name)
    figures['drag.longestTask.ms'] = Math.max(figures['drag.longestTask.ms'] ?? 0, longest)
    figures['drag.frame.median.ms'] = Math.max(figures['drag.frame.median.ms'] ?? 0, frame)
  }
  await context.close()
  return figures
}

async function dragOne(page: Page, name: string): Promise<{ longest: number; frame: number }> {
  const slider = page.getByRole('slider', { name, exact: true })
  const knob = await slider.evaluate(input => {
    const box = (input.parentElement ?? input).getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  await page.evaluate(() => {
    const seen = { tasks: [] as number[], frames: [] as number[], running: true }
    Object.assign(window, { __drag: seen })
    new PerformanceObserver(list => seen.tasks.push(...list.getEntries().map(entry => entry.duration))).observe({
      type: 'longtask',
    })
    let last = performance.now()
    const tick = (now: number) => {
      seen.frames.push(now - last)
      last = now
      if (seen.running) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await page.mouse.move(knob.x, knob.y)
  await page.mouse.down()
  const start = Date.now()
  for (let step = 0; Date.now() - start < 2000; step++) {
    await page.mouse.move(knob.x + 40 * Math.sin(step / 9), knob.y)
    await page.waitForTimeout(4)
  }
  await page.mouse.up()
  const seen = await page.evaluate(async () => {
    const { __drag } = window as unknown as { __drag: { tasks: number[]; frames: number[]; running: boolean } }
    await new Promise(done => setTimeout(done, 300))
    __drag.running = false
    return __drag
  })
  return { longest: Math.max(0, ...seen.tasks), frame: median(seen.frames.slice(2)) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
