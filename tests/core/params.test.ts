import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expandAxes, inLabels, paramProblem, runLengthAxes } from '../../src/core/params'
import type { ParamValue } from '../../src/core/scene'
import { slotOf } from '../../src/core/slots'
import type { ParamSpec } from '../../src/core/variant'
import { paramsOf, RUNS } from './arbitraries'

const SPECS: Record<ParamSpec['kind'], ParamSpec> = {
  number: { key: 'delta', label: 'Spacing', kind: 'number', default: 2, min: 0.5, max: 4, integer: false },
  choice: {
    key: 'follow',
    label: 'Follow',
    kind: 'choice',
    default: 'code',
    options: [
      { value: 'code', label: 'code' },
      { value: 'paper', label: 'paper' },
    ],
  },
  boolean: { key: 'truncate', label: 'Truncate', kind: 'boolean', default: true },
  section: { key: 'mropeSection', label: 'Section', kind: 'section', axes: ['t', 'h', 'w'], default: pairs => [pairs, 0, 0] },
  perPair: { key: 'longFactor', label: 'Long', kind: 'perPair', default: [] },
  learned: { key: 'freqs', label: 'Learned', kind: 'learned', axes: ['w', 'h'], default: [] },
  tokens: { key: 'documentStarts', label: 'Starts', kind: 'tokens', default: [], most: 8 },
  source: { key: 'code', label: 'Code', kind: 'source', default: [1, 2] },
  moves: { key: 'moved', label: 'Moved', kind: 'moves', default: '' },
  axes: { key: 'pairs', label: 'Pairs', kind: 'axes', default: pairs => `${pairs}t` },
  expression: {
    key: 'omega',
    label: 'Frequency',
    kind: 'expression',
    names: ['i', 'd', 'n', 'base', 'L'],
    default: 'base**(-2*i/d)',
  },
}

/** Values that are no value of the kind, with 8 pairs. */
const WRONG: Record<ParamSpec['kind'], readonly ParamValue[]> = {
  number: ['2', true, Number.NaN, Number.POSITIVE_INFINITY, 0.4, 4.1, [2]],
  choice: ['Paper', '', 1, true, [1]],
  boolean: ['true', 1, 0, 'yes', []],
  section: [[4, 4], [4, 2, 1], [9, 0, 0], [-1, 5, 4], [2.5, 2.5, 3], '4,2,2', 8, [Number.NaN, 4, 4]],
  perPair: [[1, 2], Array(9).fill(1), Array(8).fill(0), [...Array(7).fill(1), -1], [...Array(7).fill(1), Number.NaN], 8, '1,1'],
  learned: [[1, 2], Array(8).fill(1), Array(17).fill(1), [...Array(15).fill(1), Number.NaN], 16, '1,1'],
  tokens: [[0], [1.5], [3, 2], [2, 2], [-1], [Number.NaN], [2e6], [1, 2, 3, 4, 5, 6, 7, 8, 9], 4, '1,2'],
  source: ['NaN', '', 'x'.repeat(3000), [3], [], [1, 0], [1, 2.5], [-1, 2], Array(9000).fill(1), [1, 2e6], 8, true],
  moves: ['8:2', '1', '1:', '1:-2', '1:0', '1:NaN', '1:1e99', '1:2,1:3', '1:2,', '1.5:2', '1:2;2:3', '1:2x', 8, [1, 2]],
  axes: ['8q', '8d4', '8d', '7t', '4t5h', 't', '8', '8T', '-8t', '99999t', '8t<script>', 8, [8]],
  expression: [
    '',
    '1+',
    'base^',
    'x',
    'sin',
    'sin()',
    'exp(1,2)',
    '(1',
    '1)',
    '2 3',
    'i.constructor',
    'alert(1)',
    '1'.repeat(600),
    8,
    [8],
  ],
}

describe('paramProblem', () => {
  for (const [kind, spec] of Object.entries(SPECS)) {
    test(`accepts every ${kind} that its spec allows`, () => {
      const values = fc.integer({ min: 1, max: 40 }).chain(pairs => paramsOf([spec], pairs).map(params => ({ pairs, params })))
      fc.assert(
        fc.property(values, ({ pairs, params }) => {
          const value = params[spec.key]
          if (value !== undefined) expect(paramProblem(spec, value, pairs)).toBeNull()
        }),
        RUNS,
      )
    })

    test(`names the key of a wrong ${kind} and what is wrong in one sentence`, () => {
      for (const value of WRONG[kind as ParamSpec['kind']]) {
        const problem = paramProblem(spec, value, 8)
        expect(problem).toContain(spec.key)
        expect(problem).toMatch(/^[^\n]+\.$/)
      }
    })
  }

  test('a section that does not sum says to what it sums and how many pairs there are', () => {
    expect(paramProblem(SPECS.section, [16, 24, 25], 64)).toBe(
      'mropeSection=16,24,25 sums to 65, but the head has 64 rotated pairs.',
    )
  })

  test('a list per pair may be left empty, and says how many numbers it lacks otherwise', () => {
    expect(paramProblem(SPECS.perPair, [], 8)).toBeNull()
    expect(paramProblem(SPECS.perPair, [1, 2], 8)).toBe('longFactor has 2 numbers; 8 are needed, one per pair.')
  })
})

describe('run-length axes', () => {
  test('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('t', 'h', 'w', 'p', 'n', 'd0', 'd3', 'a')), axes => {
        expect(expandAxes(runLengthAxes(axes))).toEqual(axes)
      }),
      RUNS,
    )
  })

  test('join neighbours', () => {
    expect(runLengthAxes(['t', 't', 'h', 't'])).toBe('2t1h1t')
    expect(expandAxes('1d012t')).toEqual(['d0', ...Array(12).fill('t')])
  })
})

describe('inLabels', () => {
  test('says a refusal with the labels of the controls in place of the keys of the link', () => {
    const specs = slotOf('frequencies', { variant: 'yarn', params: {} }).params
    expect(inLabels('betaFast=0.5 is below betaSlow=1.', specs)).toBe(
      '“Turns left alone” = 0.5 is below “Turns interpolated” = 1.',
    )
    const lists = slotOf('frequencies', { variant: 'longrope', params: {} }).params
    expect(inLabels('longFactor has 2 numbers; 64 are needed, one per pair.', lists)).toBe(
      '“Long factors” has 2 numbers; 64 are needed, one per pair.',
    )
  })

  test('leaves what was typed and all other words as they are', () => {
    const { params } = slotOf('frequencies', { variant: 'formula', params: {} })
    const problem = paramProblem(params[0] as ParamSpec, 'omega=1', 8) as string
    expect(inLabels(problem, params)).toContain('“Frequency of pair i” = omega=1 is no formula')
    expect(inLabels('3 heads are given to the axes, but there are 2 key/value heads.', params)).toMatch(/^3 heads/)
  })
})
