// Installs the packages of the lock file when they are missing or older than it. Not by `npm ci`: it refuses a lock file
// that lacks the optional binaries of some platform, which `npm install` fetches.
import { execSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`RoPEscope needs Node 20 or later; this is ${process.version}.`)
  process.exit(1)
}
const installed = 'node_modules/.package-lock.json'
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
  execSync('npm install --no-save --no-audit --no-fund', { stdio: 'inherit' })
}
