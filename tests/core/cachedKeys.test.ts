import { describe, expect, test } from 'vitest'
import { cachedKeys, lengthSchedule } from '../../src/core/cachedKeys'
import { resolve } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'
import type { Params, Setup } from '../../src/core/scene'
import { variantsFor } from '../../src/core/slots'
import { SMALL, setup } from './namedVariant'

const text = (tokens: number) => [{ kind: 'text' as const, tokens }]
const long = Array.from({ length: 64 }, (_, i) => 1 + i / 2)
const short = Array.from({ length: 64 }, (_, i) => 1 + i / 64)
const grown: readonly [string, Params][] = [
  ['dynamicNtk', { factor: 2, originalMaxPositionEmbeddings: 64 }],
  ['longrope', { originalMaxPositionEmbeddings: 64, longFactor: long, shortFactor: short }],
  ['longrope', { originalMaxPositionEmbeddings: 64, longFactor: long, rescale: 'dynamic' }],
]
const scheduled = (id: string, params: Params): Setup => ({ ...setup('rope'), frequencies: { variant: id, params } })

/** Slow twin: q = k = ones, each key rotated with the table of the length at which it was cached, one score at a time. */
function slowSimilarity(setup: Setup, prompt: number, length: number, distance: number): number {
  const at = (seqLen: number, token: number) => {
    const { variant, params } = setup.frequencies
    const spec = resolve({ ...setup, frequencies: { variant, params: { ...params, seqLen } } }, text(length))
    const factor = spec.groups[0].attentionFactor
    return rotateAt(spec, token, new Float64Array(128).fill(1)).map(value => value / factor)
  }
  const key = length - 1 - distance
  return score(at(length, length - 1), at(Math.max(key + 1, Math.min(prompt, length)), key)) / 128
}

describe('keys cached before the text grew', () => {
  for (const [id, params] of grown)
    test(`${id} ${params.rescale ?? ''}: similarity equals that of rotated vectors, one by one, within 1e-12`, () => {
      const setup = scheduled(id, params)
      const schedule = lengthSchedule(setup)
      if (!schedule) throw new Error('no schedule')
      for (const prompt of [1, 40, 64, 90, 200]) {
        const { cached } = cachedKeys({ schedule, prompt, length: 150 })
        for (const distance of [0, 1, 7, 59, 60, 61, 85, 86, 110, 149])
          expect(cached(distance)).toBeCloseTo(slowSimilarity(setup, prompt, 150, distance), 12)
      }
    })

  test('a text that was read at once has no old keys: cached and fresh keys agree within 1e-12', () => {
    for (const [id, params] of grown) {
      const schedule = lengthSchedule(scheduled(id, params))
      if (!schedule) throw new Error('no schedule')
      const { cached, fresh } = cachedKeys({ schedule, prompt: 5000, length: 5000 })
      for (const distance of [0, 1, 100, 4999]) expect(cached(distance)).toBeCloseTo(fresh(distance), 11)
    }
  })

  test('before a text outgrows its context nothing is old', () => {
    const schedule = lengthSchedule(scheduled('dynamicNtk', { originalMaxPositionEmbeddings: 4096 }))
    if (!schedule) throw new Error('no schedule')
    const { cached, fresh } = cachedKeys({ schedule, prompt: 16, length: 4096 })
    for (const distance of [0, 17, 2048, 4095]) expect(cached(distance)).toBeCloseTo(fresh(distance), 11)
  })

  test('the query meets itself at similarity 1, and its fresh neighbours as the present schedule has them', () => {
    const schedule = lengthSchedule(scheduled('dynamicNtk', {}))
    if (!schedule) throw new Error('no schedule')
    const { cached, fresh } = cachedKeys({ schedule, prompt: 4096, length: 65_536 })
    expect(cached(0)).toBeCloseTo(1, 12)
    expect(fresh(3)).toBeCloseTo(schedule(65_536).reduce((sum, omega) => sum + Math.cos(3 * omega), 0) / 64, 12)
  })

  test('only schedules that change with length have a curve', () => {
    const following = variantsFor('frequencies').filter(({ id }) => lengthSchedule(setup(id, {}, SMALL)) !== null)
    expect(following.map(({ id }) => id)).toContain('dynamicNtk')
    for (const id of ['rope', 'yarn', 'llama3', 'linearScaling']) expect(following.map(variant => variant.id)).not.toContain(id)
    expect(lengthSchedule(setup('longrope'))).toBeNull()
  })
})
