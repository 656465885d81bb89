import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { firstLoadWeights } from '../bench/weights'

it('the first load is at most 250 kB of script and 30 kB of style, the worker at most 140 kB, gzip', () => {
  const { script, style, worker } = firstLoadWeights('dist')
  expect(script).toBeGreaterThan(30_000)
  expect(script).toBeLessThanOrEqual(250_000)
  expect(style).toBeGreaterThan(1_000)
  expect(style).toBeLessThanOrEqual(30_000)
  expect(worker).toBeGreaterThan(1_000)
  expect(worker).toBeLessThanOrEqual(140_000)
})

it('the page names its files by relative paths', () => {
  expect(readFileSync('dist/index.html', 'utf8')).not.toMatch(/(?:src|href)="\//)
})
