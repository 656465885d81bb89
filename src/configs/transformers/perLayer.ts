import type { FloatMarks, Json, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import { say } from '../say'
import { numberIn } from './attributes'
import type { RopeDict } from './ropeDict'
import { copyOf, ropeDict, setIn, update } from './ropeDict'
import { PythonError } from './validate5'

/**
 * Bases and shares that a file gives as lists, one entry a layer. transformers 5.18.0: models/step3p7/configuration_step3p7.py
 * (model_type step3p5), models/granite_swa and models/granitemoe_swa (a table for each base other than 0), models/muse_glimmer
 * (0 or not: the number itself is not read).
 */

/** Step-3.5: one dict for each kind of layers, of the entries of its first layer; rope_scaling is laid over full attention alone. */
export function stepDicts(
  config: JsonObject,
  layerTypes: readonly string[] | null,
  floats: FloatMarks,
): ReadonlyMap<string, RopeDict | null> {
  const types = layerTypes ?? ['full_attention']
  const kinds = [...new Set(types)]
  const given = isObject(config.rope_parameters) ? config.rope_parameters : {}
  if (kinds.every(kind => isObject(given[kind]))) return new Map(kinds.map(kind => [kind, ropeDict(given[kind], floats)]))
  const entry = (key: string, list: readonly Json[], kind: string): Json => {
    const found = list[types.indexOf(kind)]
    if (found === undefined) throw new PythonError('IndexError: list index out of range')
    if (typeof found === 'string') throw new PythonError(`TypeError: ${key} holds the string '${found}', not a number`)
    return found
  }
  const scaling = ropeDict(config.rope_scaling, floats)
  return new Map(
    kinds.map(kind => {
      const { rope_theta: theta = 10_000, partial_rotary_factors: shares } = config
      const base = Array.isArray(theta) ? entry('rope_theta', theta, kind) : theta
      const dict: RopeDict = { values: { rope_type: 'default', rope_theta: base }, floats: new Set(['rope_theta']) }
      if (Array.isArray(shares) && shares.length)
        setIn(dict, 'partial_rotary_factor', entry('partial_rotary_factors', shares, kind), true)
      if (scaling && kind === 'full_attention') update(dict, scaling)
      return [kind, dict]
    }),
  )
}

/** Classes with `layer_rope_theta`, and whether they read more of it than 0 or not. */
export const BASE_LISTS: Readonly<Record<string, boolean>> = { granite_swa: true, granitemoe_swa: true, muse_glimmer_text: false }

/** The base of each layer, 0 where it does not turn, of classes that tell it by layer; null where the file and the class name none. */
export function basesByLayer(config: JsonObject, id: string, count: number): readonly number[] | null {
  if (!(id in BASE_LISTS)) return null
  const told = config.layer_rope_theta
  if (Array.isArray(told)) return Array.from({ length: count }, (_, i) => numberIn(told[i]) ?? Number.NaN)
  if (id !== 'muse_glimmer_text') return null
  return Array.from({ length: count }, (_, i) => ((count - 1 - i) % 4 ? 1 : 0))
}

/** Kinds of layers parted further where layers of one kind have several bases: `sliding_attention, base 500 000`. */
export function partedByBase(config: JsonObject, id: string, types: readonly string[]): readonly string[] {
  const bases = basesByLayer(config, id, types.length)?.map(base => (BASE_LISTS[id] ? base : Number(base !== 0)))
  if (!bases) return types
  return types.map((type, i) => {
    const others = new Set(bases.filter((_, at) => types[at] === type))
    const turning = [...others].filter(base => base !== 0)
    if (others.size < 2) return type
    if (bases[i] === 0) return `${type}, not rotated`
    return turning.length > 1 ? `${type}, base ${say(bases[i])}` : type
  })
}

/** The dict of each kind of layers out of the one of all; null where the kind does not turn. */
export function dictsByBase(
  dict: RopeDict,
  config: JsonObject,
  id: string,
  layerTypes: readonly string[] | null,
): ReadonlyMap<string, RopeDict | null> {
  const bases = layerTypes && basesByLayer(config, id, layerTypes.length)
  if (!bases) return new Map([['', dict]])
  if (bases.some(Number.isNaN)) throw new PythonError('IndexError: list index out of range')
  return new Map(
    layerTypes.map((kind, i) => {
      if (!bases[i]) return [kind, null]
      const own = copyOf(dict)
      if (BASE_LISTS[id]) setIn(own, 'rope_theta', bases[i] as number, true)
      return [kind, own]
    }),
  )
}

/** What the lists of a file come to, one sentence each. */
export function listNotes(
  config: JsonObject,
  id: string,
  layerTypes: readonly string[] | null,
  baseOf: (kind: string) => number | null,
): string[] {
  const notes: string[] = []
  const { rope_theta: thetas, layer_rope_theta: told } = config
  const kinds = [...new Set(layerTypes ?? ['full_attention'])]
  const spelt = (kind: string) => kind.replace(/_/g, ' ')
  if (id === 'step3p5' && Array.isArray(thetas)) {
    const bases = kinds.map(kind => `${say(baseOf(kind))} for ${spelt(kind)}`).join(', ')
    notes.push(
      `rope_theta is a list of ${thetas.length} bases; each kind of layers takes the entry of its first layer: ${bases}.`,
      ...oddLayers('rope_theta', thetas, layerTypes),
    )
    if (Array.isArray(config.partial_rotary_factors))
      notes.push(...oddLayers('partial_rotary_factors', config.partial_rotary_factors, layerTypes))
    if (isObject(config.rope_scaling) && kinds.length > 1)
      notes.push('rope_scaling is laid over the full attention layers alone.')
  }
  if (id === 'muse_glimmer_text' && Array.isArray(told))
    notes.push(
      `layer_rope_theta says which layers turn, and its 0 those which do not; all that turn have the base of rope_theta, ${say(baseOf(''))}.`,
    )
  else if (id in BASE_LISTS && Array.isArray(told))
    notes.push('layer_rope_theta gives the base of each layer, and 0 to a layer that does not turn; rope_theta is not used.')
  return notes
}

/** Entries that differ from that of the first layer of their kind, which transformers passes over. */
export function oddLayers(key: string, list: readonly Json[], layerTypes: readonly string[] | null): string[] {
  const types = layerTypes ?? list.map(() => 'full_attention')
  const odd = types.flatMap((type, i) => (i < list.length && list[i] !== list[types.indexOf(type)] ? [i] : []))
  if (!odd.length) return []
  const [first] = odd as [number]
  const words = `${key} has ${say(list[first])} at layer ${first}, unlike the first layer of its kind`
  return [
    `${words}${odd.length > 1 ? `, and ${odd.length - 1} more such entries` : ''}: transformers passes over that; vLLM turns each layer by its own entry, which this table does not show.`,
  ]
}
