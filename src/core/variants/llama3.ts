import { factorParam, originalLengthParam } from '../scaling'
import type { Geometry, Params } from '../scene'
import type { FrequencyResult, ParamSpec } from '../variant'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * Llama 3.1 scaling: cuts by wavelength, with a smooth middle.
 *   λ_i = 2π / θ_i;  λ_i < L_0 / highFreqFactor: keep;  λ_i > L_0 / lowFreqFactor: θ_i / factor;  else
 *   u = (L_0 / λ_i - lowFreqFactor) / (highFreqFactor - lowFreqFactor),  invFreq_i = (1 - u) θ_i / factor + u θ_i
 * meta-llama/llama-models @ a9c89c4, models/llama3/model.py, apply_scaling; transformers 5.18.0, rope type llama3.
 * Both cuts belong to the middle. Llama 4 sets both factors to 1, which leaves no middle.
 */
export const llama3 = defineVariant({
  id: 'llama3',
  name: 'Llama 3.1',
  family: 'text',
  year: 2024,
  summary:
    'Keeps pairs whose wavelength is short against the original context, divides the long ones by the factor, and blends those between.',
  formula: String.raw`\omega_i' = (1-u_i)\,\frac{\omega_i}{s} + u_i\,\omega_i, \qquad u_i = \operatorname{clamp}\frac{L_0/\lambda_i - f_{\mathrm{low}}}{f_{\mathrm{high}} - f_{\mathrm{low}}}`,
  sources: [
    { label: 'arXiv 2407.21783', url: 'https://arxiv.org/abs/2407.21783' },
    {
      label: 'code a9c89c4',
      url: 'https://github.com/meta-llama/llama-models/blob/a9c89c471f793423afd4cc3ca8671d6e56fe64cb/models/llama3/model.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 500_000, trainedLength: 131_072 },
  frequencies: {
    name: 'Llama 3',
    params: [
      factorParam(8),
      originalLengthParam(8192),
      frequencyParam('lowFreqFactor', 'Long wavelengths from', 1),
      frequencyParam('highFreqFactor', 'Short wavelengths up to', 4),
    ],
    refuse: (_, { lowFreqFactor, highFreqFactor }) =>
      (highFreqFactor as number) < (lowFreqFactor as number)
        ? `highFreqFactor=${highFreqFactor} is below lowFreqFactor=${lowFreqFactor}.`
        : null,
    run: llama3Frequencies,
  },
})

export function llama3Frequencies({ ropeTheta, rotaryDim }: Geometry, params: Params): FrequencyResult {
  const factor = params.factor as number
  const length = params.originalMaxPositionEmbeddings as number
  const low = params.lowFreqFactor as number
  const high = params.highFreqFactor as number
  const ladder = geometricLadder(ropeTheta, rotaryDim)
  const keeps = ladder.map(omega => {
    const wavelength = (2 * Math.PI) / omega
    if (wavelength > length / low) return 0
    if (wavelength < length / high || low === high) return 1
    return (length / wavelength - low) / (high - low)
  })
  return {
    invFreq: ladder.map((omega, i) => {
      const kept = keeps[i] as number
      return kept === 0 ? omega / factor : kept === 1 ? omega : ((1 - kept) * omega) / factor + kept * omega
    }),
    attentionFactor: 1,
    bands: {
      blend: keeps.map(kept => 1 - kept),
      length,
      kept: high,
      interpolated: low,
      factor,
      names: ['highFreqFactor', 'lowFreqFactor'],
    },
  }
}

function frequencyParam(key: string, label: string, value: number): ParamSpec {
  return {
    key,
    label,
    kind: 'number',
    default: value,
    min: 0.01,
    max: 1024,
    scale: 'log',
    unit: 'turns',
    help: 'Turns that a pair makes within the original context.',
  }
}
