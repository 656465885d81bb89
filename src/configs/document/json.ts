export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/** Per object or list, the keys of its floats. */
export interface FloatMarks {
  get: (holder: object) => ReadonlySet<string> | undefined
  /** keys that an object gives more than once, of which the last counts */
  repeated?: (holder: object) => ReadonlySet<string> | undefined
}

/** A JSON text, and which of its numbers were written with a point or an exponent: Python reads those as floats. */
export interface JsonDocument {
  value: Json
  floats: FloatMarks
}

/** Where a text stops being JSON, counted from 1. */
export interface JsonProblem {
  line: number
  column: number
  text: string
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' }
const WORDS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]
const DEEPEST = 200

/** Reads JSON as Python does, with NaN and Infinity. Takes any string. */
export function parseJson(text: string): JsonDocument | JsonProblem {
  const floats = new WeakMap<object, ReadonlySet<string>>()
  const repeats = new WeakMap<object, ReadonlySet<string>>()
  const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y
  const plain = /[^"\\\u0000-\u001f]*/y
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0

  const fail = (reason: string): never => {
    throw new Stop(at, reason)
  }
  const space = () => {
    while (at < text.length && ' \n\r\t'.includes(text[at] as string)) at++
  }
  const found = () => (at < text.length ? `found ${JSON.stringify(text[at])}` : 'the text ends')

  /** `isFloat` says whether the value just read was a float. */
  let isFloat = false
  const value = (depth: number): Json => {
    if (depth > DEEPEST) fail(`more than ${DEEPEST} levels lie within each other`)
    space()
    isFloat = false
    const first = text[at]
    if (first === '{') return object(depth)
    if (first === '[') return list(depth)
    if (first === '"') return string()
    for (const [word, meant] of WORDS)
      if (text.startsWith(word, at)) {
        at += word.length
        isFloat = typeof meant === 'number'
        return meant
      }
    number.lastIndex = at
    const match = number.exec(text)
    if (!match) return fail(`a value was expected, ${found()}${pythonHint(text, at)}`)
    at = number.lastIndex
    isFloat = match[1] !== undefined || match[2] !== undefined
    return Number(match[0])
  }

  const string = (): string => {
    const start = at++
    let whole = ''
    for (;;) {
      plain.lastIndex = at
      plain.test(text)
      whole += text.slice(at, plain.lastIndex)
      at = plain.lastIndex
      if (text[at] === '"') break
      if (text[at] !== '\\') {
        if (at >= text.length) at = start
        fail(at === start ? 'a string is never closed' : 'a string holds a line break or control character')
      }
      const code = text[at + 1] ?? ''
      if (code === 'u') {
        const digits = text.slice(at + 2, at + 6)
        if (!/^[\da-fA-F]{4}$/.test(digits)) fail('\\u wants four hexadecimal digits')
        whole += String.fromCharCode(Number.parseInt(digits, 16))
        at += 6
      } else {
        const meant = ESCAPES[code] ?? fail(`\\${code} is no escape`)
        whole += meant
        at += 2
      }
    }
    at++
    return whole
  }

  const object = (depth: number): JsonObject => {
    const made: JsonObject = {}
    const marked = new Set<string>()
    const again = new Set<string>()
    at++
    space()
    if (text[at] === '}') at++
    else
      for (;;) {
        space()
        if (text[at] !== '"') fail(`a key in double quotes was expected, ${found()}${pythonHint(text, at)}`)
        const key = string()
        space()
        if (text[at] !== ':') fail(`: was expected after the key "${key}", ${found()}`)
        at++
        const held = value(depth + 1)
        if (Object.hasOwn(made, key)) again.add(key)
        Object.defineProperty(made, key, { value: held, enumerable: true, writable: true, configurable: true })
        if (isFloat) marked.add(key)
        else marked.delete(key)
        if (closes('}')) break
      }
    if (marked.size) floats.set(made, marked)
    if (again.size) repeats.set(made, again)
    isFloat = false
    return made
  }

  const list = (depth: number): Json[] => {
    const made: Json[] = []
    const marked = new Set<string>()
    at++
    space()
    if (text[at] === ']') at++
    else
      for (;;) {
        made.push(value(depth + 1))
        if (isFloat) marked.add(String(made.length - 1))
        if (closes(']')) break
      }
    if (marked.size) floats.set(made, marked)
    isFloat = false
    return made
  }

  /** Whether an object or a list ends here; otherwise a comma leads on. */
  const closes = (end: string): boolean => {
    space()
    if (text[at] === end) {
      at++
      return true
    }
    if (text[at] !== ',') fail(`, or ${end} was expected, ${found()}`)
    const comma = at++
    space()
    if (text[at] === end) {
      at = comma
      fail(`there is a comma before ${end}`)
    }
    return false
  }

  try {
    const whole = value(0)
    space()
    if (at < text.length) fail(`the JSON is complete, and more follows, ${found()}`)
    return { value: whole, floats: { get: holder => floats.get(holder), repeated: holder => repeats.get(holder) } }
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop
    const before = text.slice(0, stop.at)
    return { line: before.split('\n').length, column: stop.at - before.lastIndexOf('\n'), text: stop.reason }
  }
}

class Stop {
  constructor(
    readonly at: number,
    readonly reason: string,
  ) {}
}

function pythonHint(text: string, at: number): string {
  if (text[at] === "'") return '; Python’s single quotes are not JSON'
  return /^(True|False|None)\b/.test(text.slice(at, at + 6)) ? '; JSON writes true, false and null' : ''
}

export function isProblem(read: JsonDocument | JsonProblem): read is JsonProblem {
  return 'line' in read
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
