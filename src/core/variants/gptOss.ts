import { localAndGlobal, localWindowParam } from '../perLayer'
import { withDefaults } from '../scaling'
import { defineVariant } from '../variant'
import { yarn, yarnFrequencies, yarnRefusal } from './yarn'

/**
 * gpt-oss: YaRN whose cuts are not rounded; half of the layers look through a window of 128 tokens, with the same table.
 *   cuts at d ln(L_0 / (2π β)) / (2 ln base) as they are: 8.09 and 17.40;  factor 32 on 4096 positions, base 150 000
 * openai/gpt-oss @ 7b58334, gpt_oss/torch/model.py, RotaryEmbedding; transformers 5.18.0 with truncate false.
 */
export const gptOss = defineVariant({
  id: 'gptOss',
  name: 'gpt-oss',
  family: 'text',
  year: 2025,
  summary: 'YaRN as OpenAI’s open models use it: the blend begins and ends between pairs instead of at rounded ones.',
  formula: String.raw`\omega_i' = (1-\gamma_i)\,\omega_i + \gamma_i\,\frac{\omega_i}{s}, \qquad \gamma_i = \operatorname{clamp}\frac{i - 8.09}{17.40 - 8.09}`,
  sources: [
    {
      label: 'code 7b58334',
      url: 'https://github.com/openai/gpt-oss/blob/7b583341fe16729127f6d5b94a7b09ccae97e1a1/gpt_oss/torch/model.py',
    },
  ],
  geometry: { headDim: 64, ropeTheta: 150_000, trainedLength: 131_072 },
  frequencies: {
    name: 'YaRN, cuts not rounded',
    params: [
      ...withDefaults(
        (yarn.frequencies?.params ?? []).filter(spec => spec.key !== 'follow'),
        { factor: 32, truncate: false },
      ),
      localWindowParam(128),
    ],
    refuse: yarnRefusal,
    run: (geometry, params) => {
      const table = yarnFrequencies(geometry, params)
      const size = params.slidingWindow as number
      return localAndGlobal(2, `window ${size}`, { kind: 'window', size }, table, table)
    },
  },
})
