// Finds a Chromium: CHROME_PATH, then one on PATH, then Debian's package.
import { execSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(path => existsSync(path))
}

/** Path of a Chromium, installed from Debian's packages if need be. Throws with what to do when there is none. */
export function findBrowser() {
  const given = process.env.CHROME_PATH
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROME_PATH names ${given}, which does not exist.`)
    return given
  }
  return onPath() ?? installFromDebian()
}

function installFromDebian() {
  if (spawnSync('apt-get', ['--version']).status !== 0) {
    throw new Error('No Chromium was found. Install Chromium or Chrome, or set CHROME_PATH to its program file.')
  }
  const sudo = process.getuid?.() === 0 ? '' : 'sudo -n '
  try {
    execSync(`${sudo}apt-get update -qq`, { stdio: 'inherit' })
    execSync(`${sudo}apt-get install -y -qq --no-install-recommends chromium fonts-liberation libegl1 libgl1-mesa-dri`, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    throw new Error('Installing chromium with apt-get failed. Install it as root, or set CHROME_PATH.')
  }
  const path = onPath()
  if (!path) throw new Error('apt-get installed chromium, but it is not on PATH. Set CHROME_PATH.')
  return path
}
