import { describe, expect, test } from 'vitest'
import { OWN_VECTORS, vectorPaths } from './files'
import { runFile } from './runFile'
import { SYSTEMS } from './systems'

const results = vectorPaths(OWN_VECTORS).map(runFile)

describe('upstream vectors', () => {
  for (const result of results)
    test(`${result.name} matches upstream`, () => {
      expect(result.failures).toEqual([])
      expect(result.covered).toBe(true)
      expect(result.passed).toBe(result.cases)
      expect(result.compared).toBeGreaterThan(0)
    })

  test('every system that is covered has its vectors here', () => {
    expect(SYSTEMS.map(system => system.file).sort()).toEqual(results.map(result => result.name).sort())
  })
})
