import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { launchBrowser } from '../e2e/browser'
import { serveSite } from '../e2e/site'

/** Builds the harness as the site is built, serves it as plain files from a subfolder, and opens it. */
export async function openHarness(): Promise<{ browser: Browser; page: Page; folder: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ropescope-engine-'))
  await build({
    configFile: false,
    root: 'tests/engine/harness',
    base: './',
    worker: { format: 'es' },
    build: { target: 'es2022', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 1000 },
    logLevel: 'warn',
  })
  const site = await serveSite(folder)
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.waitForFunction(() => 'harness' in globalThis)
  return {
    browser,
    page,
    folder,
    close: async () => {
      await browser.close()
      site.close()
      rmSync(folder, { recursive: true })
    },
  }
}
