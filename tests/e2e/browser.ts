import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../setup/browser.mjs'

/** `software`: WebGL 2 through Mesa or SwiftShader, as on a machine without GPU. `none`: no WebGL at all. */
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
