import type { Encoding, Model } from './model'

/** What is read at a distance. */
export interface Reading {
  encodings: readonly {
    key: Encoding['key']
    name: string
    /** above that at distance 0 */
    logit: number
    /** of the last token's attention on its keys up to the distance; null beyond the last key */
    share: number | null
  }[]
  /** CoPE's position of the key at the distance; null beyond the last key */
  cope: number | null
}

export function readAt({ encodings, cope }: Model, delta: number): Reading {
  return {
    encodings: encodings.map(({ key, name, logit, shares }) => ({
      key,
      name,
      logit: logit(delta, 1),
      share: shares[delta] ?? null,
    })),
    cope: cope[delta] ?? null,
  }
}
