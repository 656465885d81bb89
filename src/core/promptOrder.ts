import { placesOf } from './places'
import type { RotarySpec } from './resolve'
import type { Segment } from './scene'

const known = new WeakMap<RotarySpec, RotarySpec>()

/**
 * The same tokens in the order of the prompt, grids row by row, where a layout has an order of its own; else the form itself.
 * What the layout puts in stays behind the token that it follows. Kept.
 */
export function inPromptOrder(spec: RotarySpec, segments: readonly Segment[]): RotarySpec {
  const found = known.get(spec)
  if (found) return found
  const { tokens } = spec
  const { promptOf } = placesOf(tokens, segments)
  let [last, sorted] = [-1, true]
  const keys = Float64Array.from(promptOf, place => {
    if (place < 0) return last + 0.5
    sorted &&= place > last
    last = place
    return place
  })
  const made = sorted ? spec : reordered(spec, keys)
  known.set(spec, made)
  return made
}

function reordered(spec: RotarySpec, keys: Float64Array): RotarySpec {
  const order = Int32Array.from(keys.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
  const ids = (places: readonly Float64Array[]) => places.map(axis => Float64Array.from(order, token => axis[token] as number))
  const fields = (column: Int32Array) => Int32Array.from(order, token => column[token] as number)
  const { count, segment, frame, row, col } = spec.tokens
  return {
    ...spec,
    positionIds: ids(spec.positionIds),
    ...(spec.keyIds && { keyIds: ids(spec.keyIds) }),
    tokens: { count, segment: fields(segment), frame: fields(frame), row: fields(row), col: fields(col) },
  }
}
