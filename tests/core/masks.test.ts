import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { allows } from '../../src/core/mask'
import { MASKS } from '../../src/core/masks'
import { paramProblem } from '../../src/core/params'
import { resolve } from '../../src/core/resolve'
import { namedSetup } from '../../src/core/setups'
import { completeParams } from '../../src/core/slots'
import { flattenTokens } from '../../src/core/tokens'
import { paramsOf, prompts, RUNS } from './arbitraries'

describe.each(MASKS)('the mask $id', ({ id, slot, formula, sources, summary, hint }) => {
  test('has a file of its name, says what it is and where it comes from', () => {
    expect(readdirSync('src/core/masks')).toContain(`${id}.ts`)
    expect(summary && hint && slot.name).toBeTruthy()
    expect(sources.length > 0 || id === 'auto').toBe(true)
    for (const { url } of sources) expect(url).toMatch(/^https:\/\//)
    expect(() => katex.renderToString(formula, { throwOnError: true, strict: 'error' })).not.toThrow()
  })

  test('has defaults that its own parameters accept', () => {
    for (const spec of slot.params) expect(paramProblem(spec, spec.default as never, 0)).toBeNull()
  })

  test('lets every query of any prompt see itself, and has an id for every token or none', () => {
    fc.assert(
      fc.property(prompts, paramsOf(slot.params, 0), (segments, given) => {
        const tokens = flattenTokens(segments)
        const { mask, ids } = slot.run(tokens, completeParams(slot.params, given, 0).params)
        expect((mask === null) === (id === 'auto')).toBe(true)
        if (mask) for (let query = 0; query < tokens.count; query++) expect(allows(mask, query, query)).toBe(true)
        if (ids) expect(ids).toHaveLength(tokens.count)
      }),
      RUNS,
    )
  })

  test('leaves frequencies and tokens of an embedding as they are', () => {
    const segments = [{ kind: 'text', tokens: 9 } as const]
    const [bare, masked] = [{}, { mask: { variant: id, params: {} } }].map(more =>
      resolve({ ...namedSetup('mrope'), ...more }, segments),
    )
    expect(masked?.groups.map(({ invFreq }) => invFreq)).toEqual(bare?.groups.map(({ invFreq }) => invFreq))
    expect(masked?.positionIds).toEqual(bare?.positionIds)
    expect(masked?.tokens).toEqual(bare?.tokens)
  })
})

test('an unheard-of mask is the automatic one', () => {
  const segments = [{ kind: 'text', tokens: 9 } as const]
  const spec = resolve({ ...namedSetup('rope'), mask: { variant: 'unheard-of', params: { slidingWindow: 3 } } }, segments)
  expect(spec.mask).toEqual({ kind: 'causal' })
})
