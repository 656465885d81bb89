import { inPromptOrder } from '../../core/promptOrder'
import type { Segment } from '../../core/scene'
import type { Side, ViewInput } from '../view'

/** Sides whose tokens come as rows and columns of the matrix do: in the order of the prompt. */
export function ordered<Input extends Pick<ViewInput, 'a' | 'b' | 'scene'>>(input: Input): Input {
  const { a, b, scene } = input
  const [ofA, ofB] = [sideInOrder(a, scene.segments), b && sideInOrder(b, scene.segments)]
  return ofA === a && ofB === b ? input : { ...input, a: ofA, b: ofB }
}

const known = new WeakMap<Side, Side>()

function sideInOrder(side: Side, segments: readonly Segment[]): Side {
  const spec = inPromptOrder(side.spec, segments)
  if (spec === side.spec) return side
  const found = known.get(side) ?? { ...side, spec }
  known.set(side, found)
  return found
}

/** Whether a side's own order of tokens is another than the matrix's. */
export function isReordered({ a, b, scene }: Pick<ViewInput, 'a' | 'b' | 'scene'>): boolean {
  return [a, b].some(side => side && inPromptOrder(side.spec, scene.segments) !== side.spec)
}
