import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Gzip bytes of what the built page loads at once (entry and its static imports, and styles) and of the worker's start. */
export function firstLoadWeights(dist: string): { script: number; style: number; worker: number } {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, path]) => join(dist, path as string))
  const scripts = withStaticImports(named(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g))
  const workers = readdirSync(join(dist, 'assets')).filter(name => /^worker-.*\.js$/.test(name))
  return {
    script: weigh(scripts),
    style: weigh(named(/<link[^>]+href="([^"]+\.css)"/g)),
    worker: weigh(withStaticImports(workers.map(name => join(dist, 'assets', name)))),
  }
}

function weigh(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
}

function withStaticImports(entries: readonly string[]): string[] {
  const seen = new Set(entries)
  for (const file of seen) {
    const text = readFileSync(file, 'utf8')
    for (const [, path] of text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{][^'"()]*?from\s*)?["'](\.[^"']+\.js)["']/g))
      seen.add(join(file, '..', path as string))
  }
  return [...seen]
}
