import { localAndGlobal } from '../perLayer'
import { tokensParam } from '../relations/relationMap'
import { withDefaults } from '../scaling'
import { defineVariant } from '../variant'
import { llama3, llama3Frequencies } from './llama3'

/**
 * Llama 4, iRoPE: three layers rotate within chunks of 8192 tokens, the fourth sees everything and rotates nothing.
 *   rotating layers: Llama 3 scaling with both cuts at one turn, factor 16;  others: ω_i = 0, queries times
 *   1 + 0.1 ln(⌊(m + 1) / 8192⌋ + 1)
 * meta-llama/llama-models @ a9c89c4, models/llama4. The Maverick model is not scaled: factor 1.
 */
export const llama4 = defineVariant({
  id: 'llama4',
  name: 'Llama 4',
  family: 'text',
  year: 2025,
  summary:
    'Most layers rotate and look within a chunk; every fourth has no positions and looks at the whole context, with queries that grow with position.',
  formula: String.raw`\omega_i' = \begin{cases} \omega_i & \lambda_i \le L_0\\ \omega_i / s & \lambda_i > L_0\end{cases}, \qquad \omega_i^{\text{fourth}} = 0`,
  sources: [
    {
      label: 'code a9c89c4',
      url: 'https://github.com/meta-llama/llama-models/blob/a9c89c471f793423afd4cc3ca8671d6e56fe64cb/models/llama4/model.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 500_000, trainedLength: 262_144 },
  frequencies: {
    name: 'RoPE and NoPE layers',
    params: [
      ...withDefaults(llama3.frequencies?.params ?? [], { factor: 16, lowFreqFactor: 1, highFreqFactor: 1 }),
      tokensParam(
        'attentionChunkSize',
        'Chunk of rotating layers',
        'c',
        8192,
        'Tokens of a chunk, into which these layers look alone.',
      ),
    ],
    refuse: llama3.frequencies?.refuse,
    run: (geometry, params) => {
      const still = { invFreq: new Float64Array(geometry.rotaryDim / 2), attentionFactor: 1 }
      const size = params.attentionChunkSize as number
      const chunks = { kind: 'chunks', size, slots: 0 } as const
      const [global, local] = localAndGlobal(4, `chunks of ${size}`, chunks, llama3Frequencies(geometry, params), still)
      return [local, global]
    },
  },
})
