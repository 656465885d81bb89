import type { Json, JsonObject } from './json'
import { isObject } from './json'

/** JSON with the floats of a document kept as floats, lists of plain values on one line. */
export function writeJson(value: Json, floats: WeakMap<object, ReadonlySet<string>>): string {
  return write(value, false, '')

  function write(held: Json, float: boolean, indent: string): string {
    if (typeof held === 'number') return writeNumber(held, float)
    if (Array.isArray(held)) {
      const marks = floats.get(held)
      const parts = held.map((entry, i) => write(entry, marks?.has(String(i)) ?? false, `${indent}  `))
      const plain = held.every(entry => entry === null || typeof entry !== 'object')
      return plain ? `[${parts.join(', ')}]` : `[\n${parts.map(part => `${indent}  ${part}`).join(',\n')}\n${indent}]`
    }
    if (isObject(held)) {
      const marks = floats.get(held)
      const lines = Object.entries(held).map(
        ([key, entry]) => `${indent}  ${JSON.stringify(key)}: ${write(entry, marks?.has(key) ?? false, `${indent}  `)}`,
      )
      return lines.length ? `{\n${lines.join(',\n')}\n${indent}}` : '{}'
    }
    return JSON.stringify(held)
  }
}

function writeNumber(value: number, float: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
  return float && Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value)
}

/** A change of one key of the object at a path: a value, or null to take the key away. */
export interface Edit {
  path: readonly string[]
  key: string
  /** undefined: the key goes */
  value?: Json
  float?: boolean
}

/** A copy of a document with edits; the original is left as it is. */
export function applyEdits(
  value: JsonObject,
  floats: WeakMap<object, ReadonlySet<string>>,
  edits: readonly Edit[],
): { value: JsonObject; floats: WeakMap<object, ReadonlySet<string>> } {
  const marks: WeakMap<object, ReadonlySet<string>> = new WeakMap()
  const copy = (held: Json): Json => {
    if (held === null || typeof held !== 'object') return held
    const made: Json = Array.isArray(held)
      ? held.map(copy)
      : Object.fromEntries(Object.entries(held).map(([key, entry]) => [key, copy(entry)]))
    const own = floats.get(held)
    if (own) marks.set(made as object, own)
    return made
  }
  const whole = copy(value) as JsonObject
  for (const { path, key, value: next, float } of edits) {
    let at: JsonObject = whole
    for (const step of path) {
      const inner = at[step]
      at = isObject(inner) ? inner : ((at[step] = {}) as JsonObject)
    }
    const own = new Set(marks.get(at))
    if (next === undefined) delete at[key]
    else at[key] = next
    if (float) own.add(key)
    else own.delete(key)
    marks.set(at, own)
    if (isObject(next))
      marks.set(next, new Set(Object.keys(next).filter(name => typeof next[name] === 'number' && !WHOLE.has(name))))
  }
  return { value: whole, floats: marks }
}

const WHOLE = new Set(['original_max_position_embeddings'])
