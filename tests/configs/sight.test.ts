import { describe, expect, it } from 'vitest'
import { setupOf } from '../../src/configs/parts'
import { isFileProblem, openText, readBest } from '../../src/configs/readModel'
import { resolve } from '../../src/core/resolve'
import type { Setup } from '../../src/core/scene'
import { writeSetup } from '../../src/state/setupLink'

/** Files as their makers publish them, cut down to the keys that matter. */
const FILES = {
  'Mistral 7B v0.1': {
    model_type: 'mistral',
    hidden_size: 4096,
    num_attention_heads: 32,
    num_hidden_layers: 32,
    max_position_embeddings: 32768,
    rope_theta: 10000.0,
    sliding_window: 4096,
  },
  'Phi-3 mini 4k': {
    model_type: 'phi3',
    hidden_size: 3072,
    num_attention_heads: 32,
    num_hidden_layers: 32,
    max_position_embeddings: 4096,
    original_max_position_embeddings: 4096,
    rope_theta: 10000.0,
    rope_scaling: null,
    sliding_window: 2047,
  },
  StarCoder2: {
    model_type: 'starcoder2',
    hidden_size: 4608,
    num_attention_heads: 36,
    num_hidden_layers: 32,
    max_position_embeddings: 16384,
    rope_theta: 1000000,
    sliding_window: 4096,
  },
  'Ministral 3': {
    model_type: 'mistral3',
    text_config: {
      model_type: 'ministral3',
      hidden_size: 4096,
      head_dim: 128,
      num_attention_heads: 32,
      num_hidden_layers: 34,
      max_position_embeddings: 262144,
      sliding_window: null,
      rope_parameters: {
        rope_type: 'yarn',
        type: 'yarn',
        rope_theta: 1000000.0,
        factor: 16.0,
        original_max_position_embeddings: 16384,
        beta_fast: 32.0,
        beta_slow: 1.0,
        mscale: 1.0,
        mscale_all_dim: 1.0,
        llama_4_scaling_beta: 0.1,
      },
    },
  },
  'gpt-oss': {
    model_type: 'gpt_oss',
    hidden_size: 2880,
    head_dim: 64,
    num_attention_heads: 64,
    num_hidden_layers: 24,
    max_position_embeddings: 131072,
    rope_theta: 150000,
    sliding_window: 128,
    initial_context_length: 4096,
    rope_scaling: {
      rope_type: 'yarn',
      factor: 32.0,
      beta_fast: 32.0,
      beta_slow: 1.0,
      original_max_position_embeddings: 4096,
      truncate: false,
    },
  },
  'Gemma 3 1B': {
    model_type: 'gemma3_text',
    hidden_size: 1152,
    head_dim: 256,
    num_attention_heads: 4,
    num_hidden_layers: 26,
    max_position_embeddings: 32768,
    rope_theta: 1000000.0,
    rope_local_base_freq: 10000.0,
    sliding_window: 512,
    sliding_window_pattern: 6,
  },
  ModernBERT: {
    model_type: 'modernbert',
    hidden_size: 768,
    num_attention_heads: 12,
    num_hidden_layers: 22,
    global_rope_theta: 160000.0,
    local_rope_theta: 10000.0,
    local_attention: 128,
  },
  'Llama 4 Scout': {
    model_type: 'llama4',
    text_config: {
      model_type: 'llama4_text',
      hidden_size: 5120,
      head_dim: 128,
      num_attention_heads: 40,
      num_hidden_layers: 48,
      max_position_embeddings: 10485760,
      rope_theta: 500000.0,
      attention_chunk_size: 8192,
      attn_scale: 0.1,
      floor_scale: 8192,
      attn_temperature_tuning: true,
      no_rope_layers: [],
      rope_scaling: {
        factor: 16.0,
        high_freq_factor: 1.0,
        low_freq_factor: 1.0,
        original_max_position_embeddings: 8192,
        rope_type: 'llama3',
      },
    },
  },
  'Gemma 2 9B': {
    model_type: 'gemma2',
    hidden_size: 3584,
    head_dim: 256,
    num_attention_heads: 16,
    num_hidden_layers: 42,
    max_position_embeddings: 8192,
    rope_theta: 10000.0,
    sliding_window: 4096,
  },
  EmbeddingGemma: {
    model_type: 'gemma3_text',
    hidden_size: 768,
    head_dim: 256,
    num_attention_heads: 3,
    num_hidden_layers: 24,
    max_position_embeddings: 2048,
    rope_theta: 1000000.0,
    rope_local_base_freq: 10000.0,
    sliding_window: 512,
    use_bidirectional_attention: true,
  },
  'Command R7B': {
    model_type: 'cohere2',
    hidden_size: 4096,
    head_dim: 128,
    num_attention_heads: 32,
    num_hidden_layers: 32,
    max_position_embeddings: 8192,
    rope_theta: 50000,
    sliding_window: 4096,
    sliding_window_pattern: 4,
    layer_switch: 4,
    position_embedding_type: 'rope_gptj',
  },
  'Qwen2 with windows from layer 14 on': {
    model_type: 'qwen2',
    hidden_size: 3584,
    num_attention_heads: 28,
    num_hidden_layers: 28,
    max_position_embeddings: 131072,
    max_window_layers: 14,
    rope_theta: 1000000.0,
    sliding_window: 32768,
    use_sliding_window: true,
  },
  SmolLM3: {
    model_type: 'smollm3',
    hidden_size: 2048,
    num_attention_heads: 16,
    num_hidden_layers: 36,
    max_position_embeddings: 65536,
    rope_theta: 5000000.0,
    no_rope_layer_interval: 4,
    use_sliding_window: false,
    sliding_window: null,
  },
} as const

function partOf(config: object) {
  const file = openText(JSON.stringify(config))
  if (isFileProblem(file)) throw new Error(file.problem)
  const part = readBest(file).parts[0]
  if (!part) throw new Error('no part')
  return part
}

const link = (setup: Setup | null) => setup && writeSetup(setup, 'a').join('&')

describe('the scene of a file has the mask and the queries of its class', () => {
  it.each([
    ['Mistral 7B v0.1', 'variant=rope&mask=window&trained=32768&slidingWindow=4096'],
    ['Phi-3 mini 4k', 'variant=rope&mask=window&d=96&trained=4096&slidingWindow=2047'],
    ['StarCoder2', 'variant=rope&mask=window&theta=1000000&trained=16384&slidingWindow=4096'],
    [
      'Ministral 3',
      'variant=yarn&relation=growingQueries&theta=1000000&trained=262144&originalMaxPositionEmbeddings=16384&mscale=1&mscaleAllDim=1',
    ],
    ['gpt-oss', 'variant=gptOss'],
    ['Gemma 3 1B', 'variant=gemma3&trained=32768&factor=1&slidingWindow=512'],
    ['ModernBERT', 'variant=modernBert'],
    ['Llama 4 Scout', 'variant=llama4&trained=10485760'],
  ] as const)('%s is %s', (name, words) => expect(link(partOf(FILES[name]).setup)).toBe(words))

  it.each([
    [
      'Gemma 2 9B',
      {
        full_attention: 'variant=rope&d=256&trained=8192',
        sliding_attention: 'variant=rope&mask=window&d=256&trained=8192&slidingWindow=4096',
      },
    ],
    [
      'EmbeddingGemma',
      {
        full_attention: 'variant=rope&mask=full&theta=1000000&d=256&trained=2048',
        sliding_attention: 'variant=rope&mask=window&d=256&trained=2048&slidingWindow=512&bothWays=1',
      },
    ],
    [
      'Command R7B',
      {
        sliding_attention: 'variant=rope&mask=window&theta=50000&trained=8192&slidingWindow=4096',
        full_attention: 'variant=nope&theta=50000&trained=8192',
      },
    ],
    [
      'Llama 4 Scout',
      {
        rope: 'variant=llama3&mask=chunks&trained=10485760&factor=16&highFreqFactor=1&attentionChunkSize=8192',
        nope: 'variant=nope&relation=growingQueries&theta=500000&trained=10485760&stepLength=8192&firstToken=1',
      },
    ],
    [
      'Qwen2 with windows from layer 14 on',
      {
        full_attention: 'variant=rope&theta=1000000&trained=131072',
        sliding_attention: 'variant=rope&mask=window&theta=1000000&trained=131072&slidingWindow=32768',
      },
    ],
    ['SmolLM3', { rope: 'variant=rope&theta=5000000&trained=65536', nope: 'variant=nope&theta=5000000&trained=65536' }],
  ] as const)('each kind of layers of %s is a scene of its own', (name, kinds) => {
    const part = partOf(FILES[name])
    const found = part.rope?.layers?.map(({ layerType }) => [layerType, link(setupOf(part, layerType))])
    expect(Object.fromEntries(found ?? [])).toEqual(kinds)
  })

  it('a window that is null, longer than the context, or not asked for cuts nothing off', () => {
    const mistral = FILES['Mistral 7B v0.1']
    expect(partOf({ ...mistral, sliding_window: null }).setup?.mask).toBeUndefined()
    expect(partOf({ ...mistral, sliding_window: 32_768 }).setup?.mask).toBeUndefined()
    const qwen = FILES['Qwen2 with windows from layer 14 on']
    expect(partOf({ ...qwen, use_sliding_window: false }).rope?.layers).toBeNull()
    expect(partOf({ ...mistral, model_type: 'llama' }).setup?.mask).toBeUndefined()
  })

  it('Mistral’s class has a window of 4096 where the file names none, and its notes say so', () => {
    const { sliding_window: _, ...mistral } = FILES['Mistral 7B v0.1']
    const part = partOf(mistral)
    expect(part.setup?.mask).toEqual({ variant: 'window', params: { slidingWindow: 4096 } })
    expect(part.notes.join()).toMatch(/sliding_window is absent: 4\u202f096/)
  })

  it('a growth of 0, or Llama 4’s tuning switched off, leaves queries as they are', () => {
    const { text_config: text } = FILES['Ministral 3']
    const still = { ...text, rope_parameters: { ...text.rope_parameters, llama_4_scaling_beta: 0 } }
    expect(partOf(still).setup?.relation.variant).toBe('rope')
    const llama = { ...FILES['Llama 4 Scout'].text_config, attn_temperature_tuning: false }
    expect(setupOf(partOf(llama), 'nope')?.relation.variant).toBe('rope')
    expect(partOf(llama).shortfalls).toEqual([])
  })

  it('Llama 4’s queries grow at the token that fills a step, Ministral 3’s at the one after it', () => {
    const scaleAt = (setup: Setup | null, at: number) =>
      resolve(setup as Setup, [{ kind: 'text', tokens: 16_400 }]).relation?.over(16_400).queryScale?.[at]
    const grown = 1 + 0.1 * Math.log(2)
    const still = setupOf(partOf(FILES['Llama 4 Scout']), 'nope')
    expect([scaleAt(still, 8190), scaleAt(still, 8191)]).toEqual([1, grown])
    const { setup } = partOf(FILES['Ministral 3'])
    expect([scaleAt(setup, 16_383), scaleAt(setup, 16_384)]).toEqual([1, grown])
  })
})

describe('the scene of a GGUF file has the windows that llama.cpp has', () => {
  const gguf = (architecture: string, keys: Record<string, unknown>) =>
    partOf({
      'general.architecture': architecture,
      ...Object.fromEntries(
        Object.entries({
          block_count: 12,
          context_length: 32768,
          embedding_length: 4096,
          'attention.head_count': 32,
          'attention.key_length': 128,
          'rope.freq_base': 1000000,
          ...keys,
        }).map(([key, value]) => [`${architecture}.${key}`, value]),
      ),
    })
  const kindsOf = (part: ReturnType<typeof partOf>) =>
    Object.fromEntries(
      part.rope?.layers?.map(({ layerType, layers }) => [layerType, [layers.length, link(setupOf(part, layerType))]]) ?? [],
    )

  it.each([
    [
      'gemma2',
      {},
      {
        full_attention: [6, 'variant=rope&theta=1000000&trained=32768'],
        sliding_attention: [6, 'variant=rope&mask=window&theta=1000000&trained=32768&slidingWindow=4096'],
      },
    ],
    [
      'gpt-oss',
      { 'attention.sliding_window': 128, 'attention.sliding_window_pattern': 3 },
      {
        full_attention: [4, 'variant=rope&theta=1000000&trained=32768'],
        sliding_attention: [8, 'variant=rope&mask=window&theta=1000000&trained=32768&slidingWindow=128'],
      },
    ],
    [
      'cohere2',
      { 'attention.sliding_window': 2048 },
      {
        sliding_attention: [9, 'variant=rope&mask=window&theta=1000000&trained=32768&slidingWindow=2048'],
        full_attention: [3, 'variant=nope&theta=1000000&trained=32768'],
      },
    ],
    [
      'gemma3n',
      { 'attention.sliding_window': 512 },
      {
        full_attention: [2, 'variant=rope&theta=1000000&trained=32768'],
        sliding_attention: [10, 'variant=rope&mask=window&trained=32768&slidingWindow=512'],
      },
    ],
    [
      'step35',
      {
        'attention.sliding_window': 512,
        'attention.sliding_window_pattern': Array.from({ length: 12 }, (_, i) => (i % 4 ? 1 : 0)),
        'rope.freq_base': 5000000,
        'rope.freq_base_swa': 10000,
      },
      {
        full_attention: [3, 'variant=rope&theta=5000000&rotary=64&trained=32768'],
        sliding_attention: [9, 'variant=rope&mask=window&trained=32768&slidingWindow=512'],
      },
    ],
    [
      'llama4',
      {},
      {
        rope: [9, 'variant=rope&mask=chunks&theta=1000000&trained=32768&attentionChunkSize=8192'],
        nope: [3, 'variant=nope&relation=growingQueries&theta=1000000&trained=32768&stepLength=8192&firstToken=1'],
      },
    ],
    [
      'gemma-embedding',
      { 'attention.sliding_window': 512 },
      {
        full_attention: [2, 'variant=rope&mask=full&theta=1000000&trained=32768'],
        sliding_attention: [10, 'variant=rope&mask=window&trained=32768&slidingWindow=512&bothWays=1'],
      },
    ],
  ] as const)('%s', (architecture, keys, kinds) => {
    const part = gguf(architecture, keys)
    expect(kindsOf(part)).toEqual(kinds)
    expect(link(part.setup)).toBe(link(setupOf(part, part.shows ?? '')))
  })

  it('Gemma 3’s layers stand in one scene, with the window of the file', () => {
    const part = gguf('gemma3', { 'attention.sliding_window': 512, 'attention.key_length': 256 })
    expect(part.shows).toBeUndefined()
    expect(link(part.setup)).toBe('variant=gemma3&trained=32768&factor=1&slidingWindow=512')
  })

  it('a window that the loader passes over, or has switched off, is said to be; one of an unknown architecture too', () => {
    expect(gguf('llama', { 'attention.sliding_window': 4096 }).notes.join()).toMatch(/4096 is not read for llama/)
    const phi = gguf('phi3', { 'attention.sliding_window': 2047 })
    expect(phi.setup?.mask).toBeUndefined()
    expect(phi.notes.join()).toMatch(/switched windows off for phi3/)
    expect(gguf('novel', { 'attention.sliding_window': 64 }).shortfalls.join()).toMatch(/not known here; the scene shows none/)
    expect(gguf('olmo2', {}).rope?.layers).toBeNull()
  })
})
