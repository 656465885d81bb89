import type { FloatMarks, Json, JsonObject } from '../document/json'
import { isObject } from '../document/json'

/** A scaling dict of a file while a reader works on it, which knows the floats among its numbers. */
export interface RopeDict {
  values: JsonObject
  floats: Set<string>
}

/** A copy to work on; null where the file has no dict there. */
export function ropeDict(found: Json | undefined, floats: FloatMarks): RopeDict | null {
  return isObject(found) ? { values: { ...found }, floats: new Set(floats.get(found)) } : null
}

export function setIn(dict: RopeDict, key: string, value: Json, float = false) {
  dict.values[key] = value
  if (float) dict.floats.add(key)
  else dict.floats.delete(key)
}

/** Python's setdefault. */
export function setDefault(dict: RopeDict, key: string, value: Json, float = false) {
  if (!(key in dict.values)) setIn(dict, key, value, float)
}

/** Takes over all keys of another dict. */
export function update(dict: RopeDict, other: RopeDict) {
  for (const [key, value] of Object.entries(other.values)) setIn(dict, key, value, other.floats.has(key))
}

export function copyOf(dict: RopeDict): RopeDict {
  return { values: { ...dict.values }, floats: new Set(dict.floats) }
}

export function typeIn(dict: RopeDict): string | null {
  const { rope_type: told, type } = dict.values
  const found = 'rope_type' in dict.values ? told : type
  return typeof found === 'string' ? found : null
}

/** What a class assumes; its base comes with it, so that a `rope_theta` of the file beside it is not asked for. */
export function usualDict(scaling: Readonly<Record<string, Json>> | undefined, ropeTheta: number | null): RopeDict {
  if (!scaling) return { values: {}, floats: new Set() }
  const values: JsonObject = { ...scaling, ...(ropeTheta !== null && { rope_theta: ropeTheta }) }
  return { values, floats: new Set(Object.keys(values).filter(key => key !== 'original_max_position_embeddings')) }
}
