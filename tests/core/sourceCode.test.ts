import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { mixedStartTurn } from '../../src/core/methods/mixedStart'
import { queryTemperature } from '../../src/core/methods/queryTemperature'
import { effectiveDistance } from '../../src/core/relation'
import { hirope } from '../../src/core/relations/hirope'
import { readSourceCode } from '../../src/core/sourceCode'

const PYTHON = `import os  # def not(a): function
x = 7 // 2

def first(a, b="def no():"):
    """class Neither: nor this"""
    return a

class Second(Base):
    async def third(self):
        return [i for i in range(3)]
`
const TYPESCRIPT = `// function no() {}
import { x } from 'class'
export function first(a = (1 + 2)) {
  if (a) { return x.class }
  for (const i of a) { call(i) }
}
class Second {
  third(b) {
    return \`function \${b} {\`
  }
}
`
const C = `#include <stdio.h>
/* int no(void) { } */
static int first(int a) { while (a) { a--; } return a; }
int main(int argc, char **argv)
{
  return first(argc);
}
`

/** The word at which each unit begins. */
function begins(text: string): string[] {
  const { starts, units } = readSourceCode(text)
  return Array.from(units.keys())
    .filter(token => units[token] !== (token ? units[token - 1] : 0))
    .map(token => /\S+/.exec(text.slice(starts[token]))?.[0] ?? '')
}

describe('source code', () => {
  test('of Python begins a unit at every def and class, not in comments and strings', () => {
    expect(begins(PYTHON)).toEqual(['def', 'class', 'async'])
  })

  test('of JavaScript begins a unit at functions, classes and methods, not at if and for', () => {
    expect(begins(TYPESCRIPT)).toEqual(['export', 'class', 'third(b)'])
  })

  test('of C begins a unit at the statement that defines a function', () => {
    expect(begins(C)).toEqual(['static', 'int'])
  })

  test('is cut into tokens that start where they stand, whatever is left open', () => {
    for (const text of ['', '"open', '/* open', '((((', '}}}', '\u{1F600} é', '`', "it's", 'a'.repeat(50)]) {
      const { count, starts, units } = readSourceCode(text)
      expect([starts.length, units.length]).toEqual([count, count])
      expect(Array.from(starts)).toEqual(Array.from(starts).toSorted((a, b) => a - b))
    }
  })

  test('takes time in proportion to its length, up to a megabyte', () => {
    for (const piece of [
      PYTHON,
      TYPESCRIPT,
      '"'.repeat(64),
      '('.repeat(64),
      ' '.repeat(64),
      'def f(:'.repeat(9),
      '/*'.repeat(32),
    ]) {
      const long = piece.repeat(Math.ceil((piece === PYTHON ? 1_000_000 : 200_000) / piece.length))
      const time = (text: string) => {
        const from = performance.now()
        readSourceCode(text)
        return performance.now() - from
      }
      time(long.slice(0, 20_000))
      expect(time(long)).toBeLessThan(4 * (long.length / 20_000) * time(long.slice(0, 20_000)) + 500)
    }
  })

  test('read by hirope counts functions in slow pairs and tokens in fast ones', () => {
    const { count, units } = readSourceCode(PYTHON.repeat(20))
    const relation = hirope.run({ count, units }, { window: 16, fastDim: 64 })
    expect(effectiveDistance(relation, count - 1, 0, 0)).toBe(count - 1)
    expect(effectiveDistance(relation, count - 1, 0, 63)).toBe(60 + 15)
  })
})

describe('long contexts', () => {
  test('a mixed start keeps distances among the first tokens and stretches those among the later ones', () => {
    expect(mixedStartTurn(3, 1, 4, 1, 0.5)).toBe(2)
    expect(mixedStartTurn(9, 7, 4, 1, 0.5)).toBe(1)
    expect(mixedStartTurn(4, 3, 4, 1, 0.5)).toBe(-1)
  })

  test('queries grow by 0.1 ln 2 at the second multiple of the length', () => {
    expect([queryTemperature(0, 8192, 0.1, 1), queryTemperature(8190, 8192, 0.1, 1)]).toEqual([1, 1])
    expect(queryTemperature(8191, 8192, 0.1, 1)).toBeCloseTo(1 + 0.1 * Math.log(2), 12)
  })
})
