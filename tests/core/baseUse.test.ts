import { expect, test } from 'vitest'
import { readsBase } from '../../src/core/baseUse'
import { namedSetup } from '../../src/core/setups'

test('the base has a say wherever a ladder is computed, and none over learned or pasted frequencies', () => {
  const on = (id: string, params = {}) => {
    const setup = namedSetup(id)
    return readsBase({ ...setup, frequencies: { ...setup.frequencies, params } })
  }
  expect(['rope', 'yarn', 'videorope', 'ltxVideo', 'ropeVitMixed'].filter(id => !on(id))).toEqual([])
  expect(on('nope')).toBe(false)
  expect(on('mochi')).toBe(false)
  expect(on('pastedFrequencies', { omegas: Array.from({ length: 64 }, (_, i) => 1 / (i + 1)) })).toBe(false)
})
