import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/core/resolve'
import { namedSetup } from '../../src/core/setups'
import type { PathState } from '../../src/state/path'
import { DEFAULT_CURSOR, DEFAULT_VIEW } from '../../src/state/store'
import { cellsOf, chosen, pathFacts } from '../../src/views/path/facts'
import { pathTable } from '../../src/views/path/pathTable'
import { pathCaption } from '../../src/views/path/words'
import type { ViewInput } from '../../src/views/view'

const PROMPT = [{ kind: 'text', tokens: 16 }] as const
const setup = namedSetup('rope')
const inputOf = (path: Partial<PathState> = {}, cursor = {}) =>
  ({
    a: { letter: 'A', name: 'RoFormer', setup, spec: resolve(setup, PROMPT) },
    b: null,
    scene: { a: setup, b: null, segments: PROMPT, content: { kind: 'ones' } },
    cursor: { ...DEFAULT_CURSOR, ...cursor },
    view: { ...DEFAULT_VIEW, path: { ...DEFAULT_VIEW.path, ...path } },
  }) as unknown as ViewInput

describe('the PaTH view', () => {
  it('has no more tokens than the prompt, and looks at what the cursor points at', () => {
    expect(pathFacts(inputOf()).tokens).toBe(16)
    expect(chosen(inputOf({}, { query: 200, key: 3 }), 16)).toEqual({ query: 15, key: 3 })
    expect(chosen(inputOf({}, { delta: 4 }), 16)).toEqual({ query: 15, key: 11 })
  })

  it('says where the key has gone, what the query finds, and that the forms agree', () => {
    const { a } = pathCaption(inputOf({}, { query: 15, key: 0 }))
    expect(a).toMatch(/By token 15 the key of token 0 has gone to axis \d of 4; the query asks for axis 1 and finds [01]\./)
    expect(a).toMatch(/RoFormer has 0\.\d+ at Δ = 15, whatever stands between\./)
    expect(a).toMatch(/Products of matrices give the same within (0|\d\.\d\u00a0×\u00a010⁻¹[⁰-⁹])\./)
  })

  it('says that a logit holds the gates, whatever the example', () => {
    for (const pathExample of ['shuffle', 'random'] as const)
      expect(pathCaption(inputOf({ pathExample, pathForget: 0.5 })).a).toContain(', gates included.')
    expect(pathCaption(inputOf()).a).not.toContain('gates')
  })

  it('gates of the code enter under the scale, those of the paper after it', () => {
    const base = { pathExample: 'random', pathForget: 0.5 } as const
    const gate = (pathGate: 'code' | 'paper') => {
      const row = pathFacts(inputOf({ ...base, pathGate })).weights[15] as Float64Array
      const bare = pathFacts(inputOf({ pathExample: 'random' })).weights[15] as Float64Array
      return (row[14] as number) / (row[15] as number) / ((bare[14] as number) / (bare[15] as number))
    }
    expect(gate('paper')).toBeCloseTo(0.5, 12)
    expect(gate('code')).toBeCloseTo(0.5 ** (1 / Math.sqrt(4)), 12)
  })

  it('a matrix of one token and a table of every token can be drawn', () => {
    expect(cellsOf(pathFacts(inputOf({ pathTokens: 2 })), 'softmax').most).toBe(1)
    const { rows, columns } = pathTable(inputOf({}, { query: 10, key: 2 }))
    expect(rows).toHaveLength(16)
    for (const row of rows) expect(row).toHaveLength(columns.length)
  })
})
