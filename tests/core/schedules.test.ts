import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolve, slotOf } from '../../src/core/resolve'
import type { Geometry, Params } from '../../src/core/scene'
import { geometries, paramsOf, SEEDED } from './arbitraries'
import { SMALL, setup, TEXT } from './namedVariant'

const ladder = (id: string, params: Params = {}, geometry: Geometry = SMALL) =>
  resolve(setup(id, params, geometry), TEXT).groups[0].ladder

/** Params of a variant's frequencies under any geometry. */
const scheduled = (id: string) =>
  geometries.chain(geometry => {
    const specs = slotOf('frequencies', { variant: id, params: {} }).params
    return paramsOf(specs, geometry.rotaryDim / 2).map(params => ({ geometry, params }))
  })

const turns = (omega: number, length: number) => (omega * length) / (2 * Math.PI)

describe('frequency schedules', () => {
  for (const id of ['linearScaling', 'ntk', 'ntkByParts', 'dynamicNtk', 'yarn', 'llama3'])
    test(`${id} with factor 1 equals rope`, () => {
      fc.assert(
        fc.property(scheduled(id), ({ geometry, params }) => {
          const plain = ladder('rope', {}, geometry)
          const scaled = ladder(id, { ...params, factor: 1, seqLen: 0 }, geometry)
          scaled.forEach((omega, i) => expect(omega / (plain[i] as number)).toBeCloseTo(1, 12))
        }),
        SEEDED,
      )
    })

  test('ntk keeps the fastest pair and divides the slowest by the factor', () => {
    const plain = ladder('rope')
    const scaled = ladder('ntk', { factor: 8 })
    expect(scaled[0]).toBe(plain[0])
    expect((plain[63] as number) / (scaled[63] as number)).toBeCloseTo(8, 10)
  })

  test('dynamicNtk changes nothing before the text outgrows its context', () => {
    expect(ladder('dynamicNtk', { seqLen: 4096 })).toEqual(ladder('rope'))
    expect(ladder('dynamicNtk', { seqLen: 4097 })[63]).toBeLessThan(ladder('rope')[63] as number)
  })

  for (const follow of ['code', 'paper'])
    test(`yarn leaves pairs above betaFast rotations unchanged, and interpolates those below betaSlow (${follow})`, () => {
      for (const [length, factor] of [
        [4096, 16],
        [32_768, 4],
        [4096, 40],
      ] as const) {
        const plain = ladder('rope')
        const scaled = ladder('yarn', { factor, originalMaxPositionEmbeddings: length, follow })
        plain.forEach((omega, i) => {
          if (turns(omega, length) > 32) expect(scaled[i]).toBe(omega)
          else if (turns(omega, length) < 0.9) expect(scaled[i]).toBeCloseTo(omega / factor, 15)
          else expect(scaled[i]).toBeLessThanOrEqual(omega)
        })
      }
    })

  test("yarn's paper and code agree outside the blend and differ within it", () => {
    const [code, paper] = [ladder('yarn'), ladder('yarn', { follow: 'paper' })]
    const apart = Array.from(code).flatMap((omega, i) => (Math.abs(omega / (paper[i] as number) - 1) > 1e-3 ? [i] : []))
    expect(Math.min(...apart)).toBeGreaterThan(20)
    expect(Math.max(...apart)).toBeLessThan(46)
    expect(apart.length).toBeGreaterThan(15)
  })

  test('yarn ignores mscale alone and divides the magnitudes when both are given', () => {
    const factorOf = (params: Params) => resolve(setup('yarn', { factor: 40, ...params }), TEXT).groups[0].attentionFactor
    expect(factorOf({ mscale: 0.707 })).toBe(factorOf({}))
    expect(factorOf({ mscaleAllDim: 0.707 })).toBe(factorOf({}))
    expect(factorOf({ mscale: 1, mscaleAllDim: 1 })).toBe(1)
    expect(factorOf({})).toBeCloseTo(1.368888, 6)
    expect(factorOf({ attentionFactor: 1.25 })).toBe(1.25)
  })

  test('the softmax scale of DeepSeek V3 is 0.135234', () => {
    const { softmaxFactor } = resolve(setup('yarn', { factor: 40, mscale: 1, mscaleAllDim: 1, scaleSoftmax: true }), TEXT)
    expect(softmaxFactor / Math.sqrt(192)).toBeCloseTo(0.135234, 6)
  })

  test('llama3 keeps wavelengths below L0/highFreqFactor and divides those above L0/lowFreqFactor', () => {
    const geometry = { ...SMALL, ropeTheta: 500_000 }
    const plain = ladder('rope', {}, geometry)
    const scaled = ladder('llama3', {}, geometry)
    plain.forEach((omega, i) => {
      const wavelength = (2 * Math.PI) / omega
      if (wavelength < 2048) expect(scaled[i]).toBe(omega)
      else if (wavelength > 8192) expect(scaled[i]).toBe(omega / 8)
      else expect(omega / (scaled[i] as number)).toSatisfy((ratio: number) => ratio >= 1 && ratio <= 8)
    })
  })

  test('longrope takes the short list up to the original context and the long one from one token more', () => {
    const [shortFactor, longFactor] = [1, 2].map(start => Array.from({ length: 64 }, (_, i) => start + i))
    const given = { originalMaxPositionEmbeddings: 4096, shortFactor, longFactor } as Params
    expect(ladder('longrope', { ...given, seqLen: 4096 })[3]).toBeCloseTo((ladder('rope')[3] as number) / 4, 15)
    expect(ladder('longrope', { ...given, seqLen: 4097 })[3]).toBeCloseTo((ladder('rope')[3] as number) / 5, 15)
  })

  test('proportional turns the fastest share of the pairs as rope does and leaves the rest still', () => {
    const plain = ladder('rope')
    const scaled = ladder('proportional', { partialRotaryFactor: 0.25 })
    expect(scaled.subarray(0, 16)).toEqual(plain.subarray(0, 16))
    expect(scaled.subarray(16).every(omega => omega === 0)).toBe(true)
  })

  test('proportional divides exponents by the head, a shorter rotaryDim by itself', () => {
    const short = { ...SMALL, rotaryDim: 32 }
    expect(ladder('proportional', { partialRotaryFactor: 1 }, short)).toEqual(ladder('rope').subarray(0, 16))
    expect(ladder('rope', {}, short)[15]).toBeLessThan(ladder('rope')[15] as number)
  })
})
