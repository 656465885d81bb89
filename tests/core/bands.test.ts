import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/core/resolve'
import type { Geometry, Params } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { SMALL, setup, TEXT } from './namedVariant'

const group = (id: string, params: Params = {}, geometry: Geometry = SMALL) =>
  resolve(setup(id, params, geometry), TEXT).groups[0]

/** First and last pair of each region: kept, blended, interpolated. */
const regions = (blend: Float64Array | undefined) => {
  const indices = Array.from(blend ?? [], (_, i) => i)
  const of = (inside: (share: number) => boolean) => {
    const own = indices.filter(i => inside(blend?.[i] as number))
    return own.length ? [own[0], own.at(-1)] : []
  }
  return [of(share => share === 0), of(share => share > 0 && share < 1), of(share => share === 1)]
}

describe('regions of a schedule', () => {
  for (const id of ['yarn', 'llama3', 'ntkByParts', 'mrRope', 'gptOss', 'deepseekMla', 'olmo3', 'llama4'])
    test(`${id} leaves kept pairs as they were, divides interpolated ones by the factor, and blended ones by less`, () => {
      const { ladder, unscaled, bands } = resolve(namedSetup(id), TEXT).groups[0]
      expect(bands).toBeDefined()
      ladder.forEach((omega, i) => {
        const share = bands?.blend[i] as number
        const divisor = (unscaled[i] as number) / omega
        if (share === 0) expect(divisor).toBe(1)
        else if (share === 1) expect(divisor / (bands?.factor ?? 0)).toBeCloseTo(1, 12)
        else expect(divisor > 1 && divisor < (bands?.factor ?? 0)).toBe(true)
      })
    })

  for (const id of ['yarn', 'llama3', 'ntkByParts', 'mrRope', 'gptOss'])
    test(`${id} keeps the pairs that make enough turns in the context before the extension, and interpolates those that make few`, () => {
      const { unscaled, bands } = resolve(namedSetup(id), TEXT).groups[0]
      unscaled.forEach((omega, i) => {
        const turns = ((bands?.length ?? 0) * omega) / (2 * Math.PI)
        const share = bands?.blend[i] as number
        if (turns >= (bands?.kept ?? 0)) expect(share).toBe(0)
        if (share === 1) expect(turns).toBeLessThanOrEqual(bands?.interpolated ?? 0)
      })
    })

  test('the weight of a blend is the part of the full reduction of the frequency', () => {
    for (const id of ['yarn', 'llama3', 'ntkByParts']) {
      const { ladder, unscaled, bands } = group(id, { factor: 8 })
      ladder.forEach((omega, i) => {
        const reduction = (1 - omega / (unscaled[i] as number)) / (1 - 1 / 8)
        expect(bands?.blend[i]).toBeCloseTo(reduction, 12)
      })
    }
  })

  test('Llama 3.1 8B keeps pairs 0 to 28, blends 29 to 34 and interpolates 35 to 63', () => {
    expect(regions(resolve(namedSetup('llama3'), TEXT).groups[0].bands?.blend)).toEqual([
      [0, 28],
      [29, 34],
      [35, 63],
    ])
  })

  test('YaRN’s regions end at the published cuts of Qwen2.5, Llama 2 128k, DeepSeek V3 and gpt-oss', () => {
    const qwen = { ...SMALL, ropeTheta: 1e6 }
    const cuts = (id: string, params: Params, geometry: Geometry) => {
      const [kept, , interpolated] = regions(group(id, params, geometry).bands?.blend)
      return [kept?.[1], interpolated?.[0]]
    }
    expect(cuts('yarn', { factor: 4, originalMaxPositionEmbeddings: 32_768 }, qwen)).toEqual([23, 40])
    expect(cuts('yarn', { factor: 32, originalMaxPositionEmbeddings: 4096 }, SMALL)).toEqual([20, 46])
    expect(cuts('yarn', { factor: 40 }, { ...SMALL, headDim: 64, rotaryDim: 64 })).toEqual([10, 23])
    // cuts at 8.09 and 17.40 that are not rounded
    expect(cuts('gptOss', {}, { ...SMALL, headDim: 64, rotaryDim: 64, ropeTheta: 150_000 })).toEqual([8, 18])
  })

  test('betaFast below betaSlow is refused in words, and so is highFreqFactor below lowFreqFactor', async () => {
    const { choiceProblem } = await import('../../src/core/slots')
    const problem = (variant: string, params: Params) => choiceProblem('frequencies', { variant, params }, SMALL)
    for (const id of ['yarn', 'gptOss', 'deepseekMla', 'olmo3'])
      expect(problem(id, { betaFast: 1, betaSlow: 4 })).toBe('betaFast=1 is below betaSlow=4.')
    expect(problem('llama3', { highFreqFactor: 1, lowFreqFactor: 2 })).toContain('is below')
    expect(problem('yarn', { factor: 0.5 })).toContain('outside 1 to')
  })
})
