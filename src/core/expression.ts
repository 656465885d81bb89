/** A formula in named numbers. It is read, never run as a program: only what stands in FUNCTIONS is understood. */
export interface Expression {
  value: (names: Readonly<Record<string, number>>) => number
}

/** Why a text is no formula, and at which character, counted from 0. */
export interface ExpressionProblem {
  at: number
  reason: string
}

export const LONGEST_EXPRESSION = 512
const DEEPEST = 64

/** Functions by name, with the least and the largest number of arguments. */
const FUNCTIONS: Record<string, readonly [least: number, most: number, (...values: number[]) => number]> = {
  abs: [1, 1, Math.abs],
  mod: [2, 2, (x, by) => x - (by as number) * Math.floor(x / (by as number))],
  floor: [1, 1, Math.floor],
  ceil: [1, 1, Math.ceil],
  round: [1, 1, Math.round],
  sqrt: [1, 1, Math.sqrt],
  exp: [1, 1, Math.exp],
  ln: [1, 1, Math.log],
  log: [1, 2, (x, base) => (base === undefined ? Math.log(x) : Math.log(x) / Math.log(base))],
  log2: [1, 1, Math.log2],
  log10: [1, 1, Math.log10],
  sin: [1, 1, Math.sin],
  cos: [1, 1, Math.cos],
  tan: [1, 1, Math.tan],
  sinh: [1, 1, Math.sinh],
  cosh: [1, 1, Math.cosh],
  tanh: [1, 1, Math.tanh],
  asinh: [1, 1, Math.asinh],
  atan: [1, 1, Math.atan],
  min: [1, 16, Math.min],
  max: [1, 16, Math.max],
  clamp: [3, 3, (x, low, high) => Math.min(Math.max(x, low as number), high as number)],
  if: [3, 3, (test, yes, no) => (test > 0 ? (yes as number) : (no as number))],
}

const CONSTANTS: Record<string, number> = { pi: Math.PI, e: Math.E }

const BINARY: Record<string, readonly [rank: number, (a: number, b: number) => number]> = {
  '+': [1, (a, b) => a + b],
  '-': [1, (a, b) => a - b],
  '*': [2, (a, b) => a * b],
  '/': [2, (a, b) => a / b],
}

type Node = (names: Readonly<Record<string, number>>) => number

class Stop extends Error {
  constructor(
    readonly at: number,
    readonly reason: string,
  ) {
    super(reason)
  }
}

/** @param names numbers that the formula may use besides pi and e */
export function parseExpression(text: string, names: readonly string[]): Expression | ExpressionProblem {
  try {
    if (text.length > LONGEST_EXPRESSION)
      throw new Stop(LONGEST_EXPRESSION, `the formula ends after ${LONGEST_EXPRESSION} characters`)
    return { value: readAll(text, names) }
  } catch (problem) {
    if (problem instanceof Stop) return { at: problem.at, reason: problem.reason }
    throw problem
  }
}

/** Reads by precedence: sum, product, sign, power (which binds to the right), atom. */
function readAll(text: string, names: readonly string[]): Node {
  let at = 0
  let depth = 0

  const skip = () => {
    while (/\s/.test(text[at] ?? '')) at++
  }
  const taken = (word: string) => {
    skip()
    if (!text.startsWith(word, at)) return false
    at += word.length
    return true
  }
  const need = (word: string) => {
    if (!taken(word)) throw new Stop(at, at < text.length ? `“${word}” is expected, not “${text[at]}”` : `“${word}” is missing`)
  }

  function binary(rank: number): Node {
    if (rank > 2) return signed()
    let left = binary(rank + 1)
    for (;;) {
      skip()
      const entry = Object.entries(BINARY).find(([sign, [own]]) => own === rank && text.startsWith(sign, at))
      if (!entry || text.startsWith('**', at)) return left
      const [sign, [, apply]] = entry
      at += sign.length
      const [first, second] = [left, binary(rank + 1)]
      left = given => apply(first(given), second(given))
    }
  }

  function signed(): Node {
    if (++depth > DEEPEST) throw new Stop(at, `more than ${DEEPEST} brackets or signs stand within each other`)
    const negative = taken('-')
    const inner = negative || taken('+') ? signed() : power()
    depth--
    return negative ? given => -inner(given) : inner
  }

  function power(): Node {
    const base = atom()
    if (!taken('**') && !taken('^')) return base
    const exponent = signed()
    return given => base(given) ** exponent(given)
  }

  function atom(): Node {
    skip()
    const start = at
    const number = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?/i.exec(text.slice(at))?.[0]
    if (number) {
      at += number.length
      const value = Number(number)
      return () => value
    }
    const word = /^[a-z_]\w*/i.exec(text.slice(at))?.[0]
    if (word) {
      at += word.length
      return named(word, start)
    }
    if (taken('(')) {
      const inner = binary(1)
      need(')')
      return inner
    }
    throw new Stop(at, at < text.length ? `“${text[at]}” cannot stand here` : 'the formula ends too early')
  }

  function named(word: string, start: number): Node {
    if (Object.hasOwn(FUNCTIONS, word)) return call(word, start)
    if (Object.hasOwn(CONSTANTS, word)) return () => CONSTANTS[word] as number
    if (names.includes(word)) return given => given[word] ?? Number.NaN
    throw new Stop(start, `“${word}” is not known; there are ${[...names, ...Object.keys(CONSTANTS)].join(', ')} and functions`)
  }

  function call(word: string, start: number): Node {
    const [least, most, apply] = FUNCTIONS[word] as (typeof FUNCTIONS)[string]
    need('(')
    const parts = [binary(1)]
    while (taken(',')) parts.push(binary(1))
    need(')')
    if (parts.length < least || parts.length > most)
      throw new Stop(start, `${word} takes ${least === most ? least : `${least} to ${most}`} numbers, not ${parts.length}`)
    return given => apply(...parts.map(part => part(given)))
  }

  const whole = binary(1)
  skip()
  if (at < text.length) throw new Stop(at, `“${text[at]}” cannot stand here`)
  return whole
}

/** As links write it: without blanks, and powers as `**`, since an address would have to escape `^`. */
export function plainExpression(text: string): string {
  return text.replace(/\s/g, '').replaceAll('^', '**')
}

/** The problem in words, with the place counted from 1. */
export function describeProblem(text: string, { at, reason }: ExpressionProblem): string {
  const place = at < text.length ? `at character ${at + 1}` : 'at the end'
  return `${reason} (${place})`
}
