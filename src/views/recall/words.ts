import { drawnName } from '../heads'
import type { Caption, ViewInput } from '../view'
import { CODEBOOKS, chosenCell, KEYS, recallAt, WINDOWS } from './facts'

export const percent = (share: number | undefined) => (share === undefined ? '…' : `${Math.round(100 * share)}\u00a0%`)

/** What a codebook and a window find of the keys that truly score most. */
export function recallCaption(input: Pick<ViewInput, 'a' | 'view'>): Caption {
  const recall = recallAt(input)
  const { book, window } = chosenCell(input.view.recall)
  const codewords = CODEBOOKS[book] as number
  const share = recall.found[book]?.[window]
  const bits = Math.log2(codewords)
  return {
    lead: `A codebook of ${codewords} finds ${percent(share)} of the true top ${recall.wanted} of ${KEYS} seeded keys`,
    a: `outside a window of ${WINDOWS[window]}, under the frequencies of ${drawnName(input.a)}; without a codebook the far score finds ${percent(recall.unquantised[window])}. A code takes ${bits} bits, a key ${32 * input.a.spec.pairs}.`,
    b: '',
  }
}
