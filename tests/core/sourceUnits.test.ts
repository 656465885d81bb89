import { describe, expect, test } from 'vitest'
import { SAMPLE_SOURCE } from '../../src/app/rail/sampleSource'
import { effectiveDistance } from '../../src/core/relation'
import { hirope } from '../../src/core/relations/hirope'
import { readSourceCode, sourceSteps } from '../../src/core/sourceCode'
import { countsOf, sourceProblem, unitCounts, unitsOver } from '../../src/core/sourceUnits'

describe('source code as a hierarchy', () => {
  test('of the sample is that which stands in until somebody pastes their own', () => {
    const spec = hirope.params.find(({ key }) => key === 'code')
    expect(countsOf(readSourceCode(SAMPLE_SOURCE).units)).toEqual(spec?.default)
  })

  test('is the same from the code and from the counts of its functions, and goes on in sections of 128', () => {
    const code = 'import os\n\ndef f(x):\n    return x\n\ndef g(y):\n    return f(y) + 1\n'
    const counts = unitCounts(code)
    expect(counts).toEqual([2, 8, 13])
    const relation = (value: string | readonly number[]) =>
      hirope.run({ count: 300 }, { code: value as string, window: 4, fastDim: 0 })
    for (const key of [0, 1, 2, 9, 10, 22, 23, 150, 151])
      expect(effectiveDistance(relation(code), 299, key)).toBe(effectiveDistance(relation(counts), 299, key))
    expect(Array.from(unitsOver(counts, 152, 128)).slice(20, 26)).toEqual([2, 2, 2, 3, 3, 3])
    expect(unitsOver(counts, 152, 128)[151]).toBe(4)
  })

  test('of a megabyte is read in steps, none of which holds more than 4096 tokens', () => {
    const text = SAMPLE_SOURCE.repeat(Math.ceil(1e6 / SAMPLE_SOURCE.length))
    const parts: number[] = []
    const steps = sourceSteps(text)
    let step = steps.next()
    for (; !step.done; step = steps.next()) parts.push(step.value)
    expect(step.value.count).toBe(readSourceCode(text).count)
    expect(parts.length).toBe(Math.floor(step.value.count / 4096))
    expect(parts).toEqual(parts.toSorted((a, b) => a - b))
    expect(sourceProblem('code', countsOf(step.value.units))).toBeNull()
  })

  test('without a function, or with too many, is refused in words', () => {
    expect(sourceProblem('code', 'x = 1\ny = 2')).toBe('code=x = 1 y = 2 holds no function or class.')
    expect(sourceProblem('code', [3])).toContain('holds no function')
    expect(sourceProblem('code', Array(9000).fill(1))).toContain('8999 functions and classes; up to 8192')
    expect(sourceProblem('code', 'x'.repeat(3000))).toContain('3000 characters')
  })
})
