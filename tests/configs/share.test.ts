import { describe, expect, it } from 'vitest'
import { isFileProblem, openDocument, readBest } from '../../src/configs/readModel'
import { pruned } from '../../src/configs/share'

const SIZES = { hidden_size: 2560, num_attention_heads: 32, max_position_embeddings: 32768 }
const turn = <T>(one: T, other: T) => Array.from({ length: 12 }, (_, i) => (i % 4 ? other : one))

/** Files whose reading hangs on a key that few others have. */
const FILES: Record<string, Record<string, unknown>> = {
  'Step-3.5 with layers that only draft': {
    ...SIZES,
    model_type: 'step3p5',
    num_hidden_layers: 9,
    num_nextn_predict_layers: 3,
    layer_types: turn('full_attention', 'sliding_attention'),
    rope_theta: turn(5e6, 1e4),
    partial_rotary_factors: turn(0.5, 1),
    yarn_only_types: ['full_attention'],
    sliding_window: 512,
  },
  'Granite with bases by layer': {
    ...SIZES,
    model_type: 'granite_swa',
    num_hidden_layers: 4,
    layer_rope_theta: [0, 1e4, 5e5, 1e4],
  },
  'Zamba2 with its hybrid layers': {
    ...SIZES,
    model_type: 'zamba2',
    num_hidden_layers: 4,
    use_mem_rope: true,
    use_long_context: true,
    layers_block_type: ['mamba', 'hybrid', 'mamba', 'hybrid'],
  },
  'LFM2 with its attention by places': { ...SIZES, model_type: 'lfm2', num_hidden_layers: 4, full_attn_idxs: [1, 3] },
  'Bamba with its attention by places': { ...SIZES, model_type: 'bamba', num_hidden_layers: 4, attn_layer_indices: [2] },
  'Falcon with ALiBi': { ...SIZES, model_type: 'falcon', alibi: true },
  'Qwen2.5-1M': {
    ...SIZES,
    model_type: 'qwen2',
    num_hidden_layers: 4,
    dual_chunk_attention_config: { chunk_size: 262144, local_size: 8192, original_max_position_embeddings: 262144 },
  },
  'params.json of Mistral': { dim: 4096, n_layers: 32, head_dim: 128, hidden_dim: 14336, n_heads: 32, sliding_window: 4096 },
}

describe('the keys that a link keeps', () => {
  it.each(Object.entries(FILES))('give the reading of the whole file: %s', (_, config) => {
    const noise = { vocab_size: 32000, hidden_act: 'silu', initializer_range: 0.02, tie_word_embeddings: false }
    const read = (value: object) => {
      const file = openDocument({ value: value as never, floats: new WeakMap() })
      if (isFileProblem(file)) throw new Error(file.problem)
      return readBest(file)
    }
    expect(read(pruned({ ...config, ...noise } as never))).toEqual(read({ ...config, ...noise }))
  })
})
