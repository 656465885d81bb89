import { cosine } from './angles'
import { mixedStartTurn } from './methods/mixedStart'
import type { HeadGroup, RotarySpec } from './resolve'

/** Whether a group turns one of two tokens otherwise than it turns those after the first ones. */
export function inOpening({ opening }: HeadGroup, query: number, key: number): boolean {
  return opening !== undefined && Math.min(query, key) < opening.tokens
}

/** Mean over the pairs of the cosine between two tokens of a text whose first ones turn otherwise; float64, one pair at a time. */
export function openedDecay({ groups: [{ invFreq, opening }], pairs }: RotarySpec, query: number, key: number): number {
  const summed = (table: readonly Float64Array[] | undefined, pair: number) =>
    (table ?? []).reduce((sum, axis) => sum + (axis[pair] as number), 0)
  let sum = 0
  for (let pair = 0; pair < pairs; pair++) {
    const stretched = summed(invFreq, pair)
    sum += cosine(mixedStartTurn(query, key, opening?.tokens ?? 0, summed(opening?.invFreq, pair), stretched))
  }
  return sum / pairs
}

/** What the logit of two tokens is multiplied by, where the first ones have an attention factor of their own. */
export function openedScale({ groups: [{ attentionFactor, opening }] }: RotarySpec, query: number, key: number): number {
  const own = (token: number) => (opening && token < opening.tokens ? opening.attentionFactor / attentionFactor : 1)
  return own(query) * own(key)
}
