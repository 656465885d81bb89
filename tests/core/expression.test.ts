import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeProblem, parseExpression, plainExpression } from '../../src/core/expression'

const NAMES = ['i', 'd', 'base']
const GIVEN = { i: 3, d: 8, base: 10_000 }
const value = (text: string) => {
  const read = parseExpression(text, NAMES)
  return 'value' in read ? read.value(GIVEN) : describeProblem(text, read)
}

describe('expressions', () => {
  test('are read with the usual precedence; powers bind to the right and before a sign', () => {
    expect(['1+2*3', '(1+2)*3', '2^3^2', '-2^2', '2^-1', '8/4/2', '2**3', '1e-3*10', '3-2-1', '--2', '+5'].map(value)).toEqual([
      7, 9, 512, -4, 0.5, 1, 8, 0.01, 0, 2, 5,
    ])
  })

  test('know pi, e, the given names and a list of functions', () => {
    expect(value('base^(-2*i/d)')).toBeCloseTo(1e-3, 15)
    expect(value('sin(pi/2) + ln(e) + log(8, 2) + max(1, i, 2) + clamp(9, 0, 4) + mod(-1, 3)')).toBeCloseTo(
      1 + 1 + 3 + 3 + 4 + 2,
      12,
    )
    expect(['if(4 - i, 10, 20)', 'if(i - 4, 10, 20)', 'if(0, 10, 20)'].map(value)).toEqual([10, 20, 20])
  })

  test('are written in links without blanks and signs that an address escapes, and mean the same', () => {
    expect(plainExpression('base ^ (-2 * i / d)')).toBe('base**(-2*i/d)')
    expect(value('base**(-2*i/d)')).toBe(value('base ^ (-2 * i / d)'))
  })

  test('that are wrong point at the character and say what is wrong', () => {
    expect(value('1 + $')).toBe('“$” cannot stand here (at character 5)')
    expect(value('base^(-2*j/d)')).toBe('“j” is not known; there are i, d, base, pi, e and functions (at character 10)')
    expect(value('sin(1')).toBe('“)” is missing (at the end)')
    expect(value('2 3')).toBe('“3” cannot stand here (at character 3)')
    expect(value('max()')).toBe('“)” cannot stand here (at character 5)')
    expect(value('exp(1, 2)')).toBe('exp takes 1 numbers, not 2 (at character 1)')
    expect(value('')).toBe('the formula ends too early (at the end)')
  })

  test('reach nothing of the language that they are read with', () => {
    for (const text of ['constructor', 'toString', '__proto__', 'i.d', 'i[0]', '`1`', 'this', 'Function(1)', 'hasOwnProperty(1)'])
      expect(typeof value(text)).toBe('string')
  })

  test('of any characters either give a number or a problem within the text, however deep', () => {
    const pieces = fc.constantFrom(
      'i',
      'd',
      'base',
      '1',
      '.5',
      '2e3',
      '+',
      '-',
      '*',
      '/',
      '^',
      '(',
      ')',
      ',',
      'sin',
      'if',
      ' ',
      'é',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
        const text = parts.join('')
        const read = parseExpression(text, NAMES)
        if ('value' in read) expect(typeof read.value(GIVEN)).toBe('number')
        else expect(read.at >= 0 && read.at <= text.length).toBe(true)
      }),
      { numRuns: 500 },
    )
    for (const text of ['('.repeat(400), '-'.repeat(400), `${'2^'.repeat(200)}2`, `${'sin('.repeat(100)}1`])
      expect(typeof value(text)).toBe('string')
  })
})
