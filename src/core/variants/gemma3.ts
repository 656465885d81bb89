import { localAndGlobal, localWindowParam } from '../perLayer'
import { factorParam } from '../scaling'
import { defineVariant } from '../variant'
import { localThetaParam } from './modernBert'
import { geometricLadder } from './rope'

/**
 * Gemma 3: five layers with a window of 1024 tokens and base 10 000, then one over the whole context with base 1 000 000 and
 * positions divided by 8.
 *   global: ω_i = ropeTheta^(-2i/d) / factor;  local: ω_i = localTheta^(-2i/d)
 * arXiv 2503.19786; transformers 5.18.0, rope_parameters by layer type. The 1B model looks through 512 tokens and divides by 1.
 */
export const gemma3 = defineVariant({
  id: 'gemma3',
  name: 'Gemma 3',
  family: 'text',
  year: 2025,
  summary:
    'Layers alternate: five look at the near tokens with a fast ladder, the sixth at all of them with a slow one that is stretched for long contexts.',
  formula: String.raw`\omega_i^{\text{global}} = \frac{b^{-2i/d}}{s}, \qquad \omega_i^{\text{local}} = b_{\text{local}}^{-2i/d}`,
  sources: [
    { label: 'arXiv 2503.19786', url: 'https://arxiv.org/abs/2503.19786' },
    { label: 'config of Gemma 3 4B', url: 'https://huggingface.co/google/gemma-3-4b-it/blob/main/config.json' },
  ],
  geometry: { headDim: 256, ropeTheta: 1_000_000, trainedLength: 131_072 },
  frequencies: {
    name: 'Local and global bases',
    params: [factorParam(8), localThetaParam(10_000), localWindowParam(1024)],
    run: ({ ropeTheta, rotaryDim }, { factor, localTheta, slidingWindow }) => {
      const table = (invFreq: Float64Array) => ({ invFreq, attentionFactor: 1 })
      const global = geometricLadder(ropeTheta, rotaryDim).map(omega => omega / (factor as number))
      return localAndGlobal(
        6,
        `window ${slidingWindow}`,
        { kind: 'window', size: slidingWindow as number },
        table(geometricLadder(localTheta as number, rotaryDim)),
        table(global),
      )
    },
  },
})
