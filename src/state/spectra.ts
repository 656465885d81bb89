import { numberSpec, settings } from './settings'

export const SPECTRA_MODELS = ['deepseek-v2-lite', 'deepseek-v3', 'kimi-k2', 'minicpm3-4b', 'small'] as const

/** What the Spectra view draws; each setting is a key of the link. */
export interface SpectraState {
  spectraModel: string
  /** strength of the spike θ u vᵀ */
  spectraSpike: number
  /** heads without a spike that the edge is read from */
  spectraDraws: number
  spectraSeed: number
}

export const SPECTRA = settings<SpectraState>({
  spectraModel: {
    key: 'spectraModel',
    label: 'Sizes',
    kind: 'choice',
    default: 'deepseek-v2-lite',
    options: SPECTRA_MODELS.map(value => ({ value, label: value })),
  },
  spectraSpike: numberSpec('spectraSpike', 'Spike', 2.5, 0, 10),
  spectraDraws: numberSpec('spectraDraws', 'Draws', 16, 2, 400, { integer: true }),
  spectraSeed: numberSpec('spectraSeed', 'Seed', 1, 0, 999_999, { integer: true }),
})
