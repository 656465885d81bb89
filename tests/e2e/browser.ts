import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { findBrowser } from '../setup/browser.mjs'
import { serveSite } from './site'

/** A Chromium without GPU: WebGL 2 through a software renderer, or none at all. */
export function launchBrowser(webgl: 'software' | 'none' = 'software'): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-quic',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      ...(webgl === 'none' ? ['--disable-gpu', '--disable-3d-apis'] : ['--ignore-gpu-blocklist', '--enable-unsafe-swiftshader']),
    ],
  })
}

/** ms after which what is waited for is taken to hang */
const WAIT = 60_000

interface Visit extends BrowserContextOptions {
  /** without its # */
  fragment?: string
  /** runs before the page's own scripts */
  before?: () => void
}

export interface Site {
  url: string
  /** Opens the built page in a fresh profile and waits until the story stands. Faults collect in `faults`. */
  visit: (how?: Visit) => Promise<Page & { faults: string[] }>
}

/** Serves the built site and a browser for the tests of a file. */
export function useSite(webgl: 'software' | 'none' = 'software'): Site {
  let browser: Browser
  let served: Awaited<ReturnType<typeof serveSite>>
  beforeAll(async () => {
    served = await serveSite()
    browser = await launchBrowser(webgl)
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map(context => context.close()))
  })
  afterAll(async () => {
    await browser.close()
    served.close()
  })
  return {
    get url() {
      return served.url
    },
    visit: async ({ fragment = '', before, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      context.setDefaultTimeout(WAIT)
      const page = Object.assign(await context.newPage(), { faults: [] as string[] })
      page.on('pageerror', error => page.faults.push(String(error)))
      page.on('console', message => message.type() === 'error' && page.faults.push(message.text()))
      page.on('response', response => response.status() >= 400 && page.faults.push(`${response.status()} ${response.url()}`))
      if (before) await page.addInitScript(before)
      await page.goto(served.url + (fragment && `#${fragment}`), { waitUntil: 'load' })
      await page.getByRole('main').getByRole('tab').first().waitFor()
      return page
    },
  }
}

/** The caption of the large view, as one line. */
export async function caption(page: Page): Promise<string> {
  return (await page.getByRole('main').locator('p').first().innerText()).replace(/\s+/g, ' ')
}

/** Waits until the pictures are those of what is chosen: the view's code is there, the engine has answered, nothing moves. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    const story = document.querySelector('main p')?.textContent
    const moves = document.getAnimations().some(one => one.playState === 'running' && one.effect?.getTiming().iterations === 1)
    return Boolean(story) && !moves && document.querySelector('main [data-pending]') === null
  })
}

/** Runs a command of the palette by keyboard. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('What do you want to do?').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(title)
  await page.getByRole('option', { selected: true }).filter({ hasText: title }).waitFor()
  await page.keyboard.press('Enter')
}

/** Waits until the engine says what it runs on. */
export async function engineReady(page: Page): Promise<string> {
  const receipt = page.getByRole('contentinfo').filter({ hasText: 'max error' })
  await receipt.waitFor()
  return receipt.innerText()
}
