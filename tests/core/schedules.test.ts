import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/core/resolve'
import { criticalPair } from '../../src/core/scaling'
import type { Geometry, Params } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { choiceProblem, slotOf } from '../../src/core/slots'
import { geometries, paramsOf, RUNS } from './arbitraries'
import { SMALL, setup, TEXT } from './namedVariant'

const ladder = (id: string, params: Params = {}, geometry: Geometry = SMALL) =>
  resolve(setup(id, params, geometry), TEXT).groups[0].ladder

/** Params of a variant's frequencies under any geometry, with every pair where the schedule has it. */
const scheduled = (id: string) =>
  geometries.chain(geometry => {
    const specs = slotOf('frequencies', { variant: id, params: {} }).params.filter(({ kind }) => kind !== 'moves')
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
        RUNS,
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

  test('proportional reversed turns the slowest share as rope does, and with all pairs is rope either way', () => {
    const plain = ladder('rope')
    const reversed = ladder('proportional', { partialRotaryFactor: 0.75, kept: 'slowest' })
    expect(reversed.subarray(16)).toEqual(plain.subarray(16))
    expect(reversed.subarray(0, 16).every(omega => omega === 0)).toBe(true)
    expect(ladder('proportional', { partialRotaryFactor: 1, kept: 'slowest' })).toEqual(plain)
  })

  test('proportional divides exponents by the head, a shorter rotaryDim by itself', () => {
    const short = { ...SMALL, rotaryDim: 32 }
    expect(ladder('proportional', { partialRotaryFactor: 1 }, short)).toEqual(ladder('rope').subarray(0, 16))
    expect(ladder('rope', {}, short)[15]).toBeLessThan(ladder('rope')[15] as number)
  })

  test('gpt-oss blends between pairs 8.09 and 17.40, and both kinds of layer share its table', () => {
    const [full, windowed] = resolve(
      setup('gptOss', {}, { ...SMALL, headDim: 64, rotaryDim: 64, ropeTheta: 150_000 }),
      TEXT,
    ).groups
    const plain = ladder('rope', {}, { ...SMALL, headDim: 64, rotaryDim: 64, ropeTheta: 150_000 })
    plain.forEach((omega, i) => {
      if (i <= 8) expect(full.ladder[i]).toBe(omega)
      else if (i >= 18) expect(full.ladder[i]).toBe(omega / 32)
      else expect(full.ladder[i]).toBeGreaterThan(omega / 32)
    })
    expect(windowed?.ladder).toEqual(full.ladder)
    expect(full.attentionFactor).toBeCloseTo(1.346574, 6)
  })

  test('DeepSeek V3 rotates 64 channels, scales no cos and sin, and its softmax scale is 0.135234', () => {
    const spec = resolve(namedSetup('deepseekMla'), TEXT)
    expect([spec.pairs, spec.groups[0].attentionFactor]).toEqual([32, 1])
    expect(spec.softmaxFactor / Math.sqrt(192)).toBeCloseTo(0.135234, 6)
  })

  for (const [id, serves, share] of [
    ['gemma3', 'global layers, 1 in 6', 8],
    ['modernBert', 'global layers, 1 in 3', 1],
  ] as const)
    test(`${id} has a slow ladder for some layers and a fast one for the others`, () => {
      const setting = namedSetup(id)
      const [global, local] = resolve(setting, TEXT).groups
      expect(global.serves).toBe(serves)
      expect(local?.ladder).toEqual(ladder('rope', {}, { ...setting.geometry, ropeTheta: 10_000 }))
      const whole = ladder('rope', {}, setting.geometry)
      global.ladder.forEach((omega, i) => expect(omega).toBe((whole[i] as number) / share))
    })

  test('olmo3 stretches only the layers that see the whole context', () => {
    const setting = namedSetup('olmo3')
    const [global, local] = resolve(setting, TEXT).groups
    expect(local?.ladder).toEqual(ladder('rope', {}, setting.geometry))
    expect([global.attentionFactor, local?.attentionFactor]).toEqual([expect.closeTo(1.2079441541679836, 12), 1])
    expect(global.ladder).toEqual(ladder('yarn', { factor: 8, originalMaxPositionEmbeddings: 8192 }, setting.geometry))
  })

  test('llama4 keeps wavelengths up to 8192, divides longer ones by 16, and rotates nothing in every fourth layer', () => {
    const setting = namedSetup('llama4')
    const [rotating, still] = resolve(setting, TEXT).groups
    ladder('rope', {}, setting.geometry).forEach((omega, i) =>
      expect(rotating.ladder[i]).toBe((2 * Math.PI) / omega > 8192 ? omega / 16 : omega),
    )
    expect(still?.ladder.every(omega => omega === 0)).toBe(true)
  })

  test('fope stops the pairs that make no full turn in training, and the code all beyond a quarter of the channels', () => {
    const geometry = { ...SMALL, trainedLength: 512 }
    const turning = (follow: string) => ladder('fope', { follow }, geometry).filter(omega => omega > 0)
    expect(turning('paper').every(omega => turns(omega, 512) >= 1)).toBe(true)
    expect(turning('paper').length).toBe(ladder('rope').filter(omega => turns(omega, 512) >= 1).length)
    expect(turning('code').length).toBe(Math.min(turning('paper').length, 32))
  })

  for (const radix of ['uniform', 'progressive'])
    test(`mrRope (${radix}) keeps the pairs of 32 turns and more, divides those below one turn, and falls steadily between`, () => {
      const ratios = ladder('mrRope', { radix }).map((omega, i) => (ladder('rope')[i] as number) / omega)
      expect(Array.from(ratios.subarray(0, 21))).toEqual(Array(21).fill(1))
      ratios.subarray(46).forEach(ratio => expect(ratio).toBeCloseTo(16, 9))
      expect(ratios.every((ratio, i) => i === 0 || ratio >= (ratios[i - 1] as number) - 1e-12)).toBe(true)
    })

  test('resonance has whole wavelengths, so that phases come back exactly', () => {
    for (const factor of [1, 8])
      for (const omega of ladder('resonance', { factor })) {
        const wavelength = (2 * Math.PI) / omega
        expect(wavelength).toBeCloseTo(Math.round(wavelength), 6)
      }
    expect(ladder('resonance')[0]).toBeCloseTo((2 * Math.PI) / 6, 12)
  })

  test('the critical pair of theory is 31 for Phi3-mini and 35 for Llama3-8B', () => {
    expect(criticalPair(2048, { ...SMALL, headDim: 96, rotaryDim: 96 })).toBe(31)
    expect(criticalPair(8192, { ...SMALL, ropeTheta: 500_000 })).toBe(35)
  })

  test('longrope2 keeps the ladder of training for texts within the original context', () => {
    const within = { seqLen: 2048, originalMaxPositionEmbeddings: 2048 }
    expect(ladder('longrope2', within)).toEqual(ladder('rope'))
    expect(ladder('longrope2', { ...within, seqLen: 2049 })).toEqual(ladder('longrope2', { ...within, seqLen: 0 }))
  })

  test('longrope2 stretches every pair from the critical one on in full, meets it from below, and keeps the fastest', () => {
    const geometry = { ...SMALL, headDim: 96, rotaryDim: 96 }
    const [plain, scaled] = [ladder('rope', {}, geometry), ladder('longrope2', { criticalPair: 25 }, geometry)]
    const ratio = (i: number) => (plain[i] as number) / (scaled[i] as number)
    expect(ratio(0)).toBe(1)
    for (let i = 25; i < 48; i++) expect(ratio(i)).toBeCloseTo(64, 9)
    expect(ratio(24)).toBeCloseTo(64 ** (24 / 25), 9)
  })

  test('selectiveRope with steps of one is rope, times its temperature', () => {
    expect(ladder('selectiveRope')).toEqual(ladder('rope'))
    const features = ladder('selectiveRope', { spectrum: 'features', largest: 3 })
    expect([features[0], features[63]]).toEqual([0, 3])
  })

  test('grape turns a plane by the exponential of its generator, and starts as rope', () => {
    expect(ladder('grape')).toEqual(ladder('rope'))
    const learned = Array.from({ length: 64 }, (_, i) => Math.exp(-i / 9))
    expect(Array.from(ladder('grape', { omegas: learned }))).toEqual(learned)
    const s = 7 * (learned[5] as number)
    const generator = [
      [0, -s],
      [s, 0],
    ]
    const squared = [
      [-s * s, 0],
      [0, -s * s],
    ]
    const exponential = [0, 1].map(row =>
      [0, 1].map(
        column =>
          Number(row === column) +
          (Math.sin(s) / s) * (generator[row]?.[column] as number) +
          ((1 - Math.cos(s)) / s ** 2) * (squared[row]?.[column] as number),
      ),
    )
    for (const [row, column, value] of [
      [0, 0, Math.cos(s)],
      [0, 1, -Math.sin(s)],
      [1, 0, Math.sin(s)],
      [1, 1, Math.cos(s)],
    ] as const)
      expect(exponential[row]?.[column]).toBeCloseTo(value, 14)
  })

  test('evqCosh without concentration is the ladder half a pair later, and has more fast pairs the more it has', () => {
    const [even, bent] = [ladder('evqCosh', { tau: 0 }), ladder('evqCosh', { tau: 3 })]
    ladder('rope').forEach((omega, i) => expect(even[i]).toBeCloseTo(omega * 10_000 ** (-0.5 / 64), 14))
    const fast = (table: Float64Array) => table.filter(omega => omega > 0.1).length
    expect(fast(bent)).toBeGreaterThan(fast(even))
  })

  test('a formula says the frequency of each pair, and is refused where it gives none', () => {
    expect(ladder('formula')).toEqual(ladder('rope'))
    expect(ladder('formula', { omega: 'if(n/4 - i, base^(-2*i/d), 0)' })).toEqual(
      ladder('proportional', { partialRotaryFactor: 0.25 }),
    )
    const refused = (omega: string) => choiceProblem('frequencies', { variant: 'formula', params: { omega } }, SMALL)
    expect(refused('i-3')).toBe('omega=i-3 is -3 at i = 0; a frequency is a number from 0 up.')
    expect(refused('1/(i-5)^2')).toMatch(/is Infinity at i = 5/)
    expect(refused('base^(-2*k/d)')).toMatch(/“k” is not known.*\(at character 10\)/)
    expect(refused('1/(i+1)')).toBeNull()
  })

  test('pasted frequencies are taken as they are', () => {
    const omegas = Array.from({ length: 64 }, (_, i) => 1 / (i + 1))
    expect(Array.from(ladder('pastedFrequencies', { omegas }))).toEqual(omegas)
    expect(ladder('pastedFrequencies')).toEqual(ladder('rope'))
  })

  test('nope rotates nothing', () => {
    expect(ladder('nope').every(omega => omega === 0)).toBe(true)
  })
})
