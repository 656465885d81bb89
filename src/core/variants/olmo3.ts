import { localAndGlobal, localWindowParam } from '../perLayer'
import { withDefaults } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'
import { yarn, yarnFrequencies, yarnRefusal } from './yarn'

/**
 * OLMo 3: three layers through a window of 4096 tokens with the plain ladder, then one over the whole context with YaRN.
 *   global: YaRN with factor 8 on 8192 positions;  local: ω_i = ropeTheta^(-2i/d)
 * arXiv 2512.13961; transformers 5.18.0, models/olmo3: sliding layers take the default table whatever rope_scaling says.
 */
export const olmo3 = defineVariant({
  id: 'olmo3',
  name: 'OLMo 3',
  family: 'text',
  year: 2025,
  summary: 'Stretches by YaRN only the layers that see the whole context; those with a window keep the ladder of training.',
  formula: String.raw`\omega_i^{\text{global}} = (1-\gamma_i)\,\omega_i + \gamma_i\,\frac{\omega_i}{s}, \qquad \omega_i^{\text{local}} = b^{-2i/d}`,
  sources: [
    { label: 'config.json', url: 'https://huggingface.co/allenai/Olmo-3-1025-7B/blob/main/config.json' },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/olmo3/modeling_olmo3.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 500_000, trainedLength: 65_536 },
  frequencies: {
    name: 'YaRN in global layers',
    params: [
      ...withDefaults(
        (yarn.frequencies?.params ?? []).filter(({ key }) =>
          ['factor', 'originalMaxPositionEmbeddings', 'betaFast', 'betaSlow', 'attentionFactor'].includes(key),
        ),
        { factor: 8, originalMaxPositionEmbeddings: 8192 },
      ),
      localWindowParam(4096),
    ],
    refuse: yarnRefusal,
    run: (geometry, params) => {
      const local = { invFreq: geometricLadder(geometry.ropeTheta, geometry.rotaryDim), attentionFactor: 1 }
      const size = params.slidingWindow as number
      return localAndGlobal(
        4,
        `window ${size}`,
        { kind: 'window', size },
        local,
        yarnFrequencies(geometry, { ...params, truncate: true }),
      )
    },
  },
})
