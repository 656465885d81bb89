import { queryTemperature } from '../methods/queryTemperature'
import { identity } from './identity'
import { defineRelation, tokensParam } from './relationMap'

/**
 * Query scale of Llama 4 and Ministral 3: distances stay as they are, and queries grow by steps with their position.
 *   q_i ← q_i (1 + β ln(1 + ⌊(i + o) / L_0⌋)), L_0 the length of the original training
 * Ministral 3: β = 0.1, L_0 = 16 384, o = 0, every layer (huggingface/transformers v5.18.0, models/ministral3/modeling_ministral3.py).
 * Llama 4: β = 0.1, L_0 = 8192, o = 1, the layers that rotate nothing (same release, models/llama4/modeling_llama4.py).
 */
export const growingQueries = defineRelation({
  id: 'growingQueries',
  name: 'Growing queries',
  year: 2025,
  summary:
    'Multiplies a query by more the farther into the text it stands, in steps of the original length, so that attention over many keys stays sharp. No distance changes; it counts in the softmax.',
  formula: String.raw`q_i \leftarrow q_i \Bigl(1 + \beta \ln\bigl(1 + \lfloor (i + o) / L_0 \rfloor\bigr)\Bigr)`,
  sources: [
    {
      label: 'Ministral 3, transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/ministral3/modeling_ministral3.py',
    },
    {
      label: 'Llama 4, transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/llama4/modeling_llama4.py',
    },
  ],
  params: [
    {
      key: 'growth',
      label: 'Growth',
      symbol: 'β',
      kind: 'number',
      default: 0.1,
      min: 0,
      max: 10,
      help: 'llama_4_scaling_beta of a configuration, attn_scale in Llama 4.',
    },
    tokensParam('stepLength', 'Original length', 'L₀', 16_384, 'A query grows where so many tokens more lie before it.'),
    {
      key: 'firstToken',
      label: 'First token counts as',
      symbol: 'o',
      kind: 'choice',
      default: '0',
      options: [
        { value: '0', label: '0, Ministral 3' },
        { value: '1', label: '1, Llama 4' },
      ],
    },
  ],
  run: (tokens, params) => ({
    ...identity.run(tokens, params),
    queryScale: Float64Array.from({ length: tokens.count }, (_, i) =>
      queryTemperature(i, params.stepLength as number, params.growth as number, Number(params.firstToken)),
    ),
  }),
})
