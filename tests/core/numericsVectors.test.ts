import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { numericsSystems } from '../vectors/numericsSystems'
import type { VectorSystem } from '../vectors/system'

const root = new URL('../vectors/', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })

function load(name: string): { cases: { input: unknown; output: unknown }[] } {
  const path = files.find(file => file.endsWith(`/${name}.json`))
  return JSON.parse(readFileSync(new URL(path as string, root), 'utf8'))
}

/** One line for every value that is out of tolerance. */
function failures(system: VectorSystem, input: unknown, output: unknown, result: unknown): string[] {
  const visit = (key: string, expected: unknown, value: unknown, index?: number): string[] => {
    if (Array.isArray(expected)) {
      const values = value as unknown[]
      const length = values.length === expected.length ? [] : [`${key}: ${values.length} values for ${expected.length}`]
      return [...length, ...expected.flatMap((part, at) => visit(key, part, values[at], at))]
    }
    if (expected !== null && typeof expected === 'object')
      return Object.entries(expected).flatMap(([name, part]) => visit(name, part, (value as Record<string, unknown>)[name]))
    const tolerance = system.tolerance(key, input, output, index)
    if (tolerance !== 'exact' && 'skip' in tolerance) return []
    const same =
      typeof value === 'string' || expected === null ? value === expected : within(Number(value), Number(expected), tolerance)
    return same ? [] : [`${key}${index === undefined ? '' : `[${index}]`}: ${value} for ${expected}`]
  }
  return visit('', output, result)
}

function within(value: number, expected: number, tolerance: 'exact' | { abs?: number; rel?: number }): boolean {
  const { abs = 0, rel = 0 } = tolerance === 'exact' ? {} : tolerance
  return Math.abs(value - expected) <= abs + rel * Math.abs(expected)
}

describe('numbers known to 50 digits', () => {
  for (const system of numericsSystems) {
    const file = load(system.file)
    test.for(file.cases.map(({ input, output }, at) => ({ at, input, output })))(
      `${system.file} agrees with its vectors, case $at`,
      ({ input, output }) => {
        expect(failures(system, input, output, system.run(input, file))).toEqual([])
      },
    )
  }
})
