import { placesOf } from '../../core/places'
import type { Segment } from '../../core/scene'
import type { Side, ViewInput } from '../view'
import { factsOf } from './facts'
import { findings } from './words'

/** What the ids of one side do to each other, with the tokens of the prompt that show it. */
export interface Warning {
  letter: Side['letter']
  text: string
  tokens: () => { query: number | null; key: number | null }
}

export function warningsOf(side: Side, segments: readonly Segment[]): readonly Warning[] {
  return findings(side, factsOf(side, segments), segments).map(({ short, where }) => ({
    letter: side.letter,
    text: short,
    tokens: () => {
      const { promptOf } = placesOf(side.spec.tokens, segments)
      const { query, key } = where()
      return { query: nearest(promptOf, query), key: key === null ? null : nearest(promptOf, key) }
    },
  }))
}

/** Those of A and B, by turns, so that a short list tells of both. */
export function warningsOfSides({ a, b, scene }: Pick<ViewInput, 'a' | 'b' | 'scene'>): readonly Warning[] {
  const lists = (b ? [a, b] : [a]).map(side => warningsOf(side, scene.segments))
  const most = Math.max(...lists.map(list => list.length))
  return Array.from({ length: most }, (_, k) => lists.flatMap(list => list[k] ?? [])).flat()
}

/** The token of the prompt, or where the layout put one in, the next of the prompt. */
function nearest(promptOf: Int32Array, token: number): number | null {
  for (let k = token; k < promptOf.length; k++) if ((promptOf[k] as number) >= 0) return promptOf[k] as number
  return null
}
