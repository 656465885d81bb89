import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
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

/** Waits until the engine says what it runs on. */
export async function engineReady(page: Page): Promise<string> {
  const receipt = page.getByRole('contentinfo').filter({ hasText: 'max error' })
  await receipt.waitFor({ timeout: 30_000 })
  return receipt.innerText()
}
