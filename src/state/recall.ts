import { numberSpec, settings } from './settings'

/** What the Recall view looks at. */
export interface RecallState {
  /** entries of the codebook */
  recallCodewords: number
  /** tokens that are read in any case */
  recallWindow: number
  /** at which farther keys are scored, positions */
  recallFar: number
  /** how many times longer the vectors are in the slow pairs */
  recallSlow: number
  /** of all keys that are looked for, per cent */
  recallShare: number
  recallSeed: number
}

const whole = { integer: true } as const

export const RECALL = settings<RecallState>({
  recallCodewords: numberSpec('recallCodewords', 'Codebook', 64, 8, 256, { ...whole, unit: 'entries' }),
  recallWindow: numberSpec('recallWindow', 'Window', 64, 16, 256, { ...whole, unit: 'tokens' }),
  recallFar: numberSpec('recallFar', 'Far distance', 256, 1, 1_048_576, { ...whole, unit: 'positions' }),
  recallSlow: numberSpec('recallSlow', 'Length of slow pairs', 3, 1, 8),
  recallShare: numberSpec('recallShare', 'Looked for', 6, 1, 30, { unit: '%' }),
  recallSeed: numberSpec('recallSeed', 'Seed of the keys', 1, 0, 999_999, whole),
})
