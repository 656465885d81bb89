import type { FloatMarks, Json, JsonObject } from './json'
import { isObject } from './json'

/** JSON with the floats of a document kept as floats, lists of plain values on one line. */
export function writeJson(value: Json, floats: FloatMarks): string {
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

/** A document with edits; what they do not touch is shared with the original, which is left as it is. */
export function applyEdits(
  value: JsonObject,
  floats: FloatMarks,
  edits: readonly Edit[],
): { value: JsonObject; floats: FloatMarks } {
  const own = new WeakMap<object, ReadonlySet<string>>()
  const marks: FloatMarks = { get: holder => own.get(holder) ?? floats.get(holder) }
  const copy = (held: JsonObject): JsonObject => {
    const made = { ...held }
    own.set(made, new Set(marks.get(held)))
    return made
  }
  const edited = (held: JsonObject, path: readonly string[], edit: Edit): JsonObject => {
    const made = copy(held)
    const [step, ...rest] = path
    if (step !== undefined) {
      const inner = made[step]
      made[step] = edited(isObject(inner) ? inner : {}, rest, edit)
      return made
    }
    const { key, value: next, float } = edit
    const floatKeys = new Set(marks.get(made))
    if (next === undefined) delete made[key]
    else made[key] = next
    if (float) floatKeys.add(key)
    else floatKeys.delete(key)
    own.set(made, floatKeys)
    if (isObject(next))
      own.set(next, new Set(Object.keys(next).filter(name => typeof next[name] === 'number' && !WHOLE.has(name))))
    return made
  }
  return { value: edits.reduce((held, edit) => edited(held, edit.path, edit), value), floats: marks }
}

const WHOLE = new Set(['original_max_position_embeddings'])
