import { describe, expect, it } from 'vitest'
import { lint } from '../../src/configs/lint'
import type { ModelFile } from '../../src/configs/readModel'
import { isFileProblem, openText, readBest, readFile } from '../../src/configs/readModel'

const SIZES = { hidden_size: 4096, num_attention_heads: 32, num_hidden_layers: 4, max_position_embeddings: 8192 }

function opened(config: object): ModelFile {
  const file = openText(JSON.stringify(config))
  if (isFileProblem(file)) throw new Error(file.problem)
  return file
}

function read(config: object, reader: 'transformers5' | 'transformers4') {
  const file = opened(config)
  return { best: readBest(file), own: readFile(file, reader) }
}

/** Words of transformers 5.18.0 and 4.57.6, as they came out of both releases for these files. */
describe('what a reader refuses', () => {
  const phi = { ...SIZES, model_type: 'phi3', hidden_size: 3072, max_position_embeddings: 131072, rope_theta: 1e4 }
  const lists = { type: 'longrope', short_factor: Array(47).fill(1), long_factor: Array(48).fill(2) }
  const cases: [string, object, 'transformers5' | 'transformers4', string][] = [
    [
      'a Phi-3 list that is too short, before the table is built',
      { ...phi, original_max_position_embeddings: 4096, rope_scaling: lists },
      'transformers5',
      "ValueError: `rope_parameters`'s short_factor field must have length 48, got 47",
    ],
    [
      'a pattern of EXAONE 4 in letters, without layer_types',
      { ...SIZES, model_type: 'exaone4', sliding_window: 4096, sliding_window_pattern: 'LLLG' },
      'transformers5',
      "TypeError: unsupported operand type(s) for %: 'int' and 'str'",
    ],
    [
      'an EXAONE 4 without windows that does not say what its layers are',
      { ...SIZES, model_type: 'exaone4', sliding_window: null },
      'transformers4',
      'ZeroDivisionError: integer modulo by zero',
    ],
    [
      'a text class that came after the release, inside a class that had come before',
      { model_type: 'mistral3', text_config: { ...SIZES, model_type: 'ministral3' } },
      'transformers4',
      "KeyError: 'ministral3'",
    ],
    [
      'LongRoPE of Phi-3.5-MoE without its magnitudes',
      {
        ...SIZES,
        model_type: 'phimoe',
        rope_scaling: { type: 'longrope', short_factor: Array(64).fill(1), long_factor: Array(64).fill(2) },
      },
      'transformers5',
      "TypeError: `rope_parameters`'s short_mscale field must be a number, got None",
    ],
    [
      'a scaled ERNIE 4.5 VL',
      { ...SIZES, model_type: 'ernie4_5_vl_moe_text', rope_scaling: { rope_type: 'linear', factor: 2.5 } },
      'transformers5',
      'ValueError: Ernie 4.5 VL requires the `default` rope type, but found linear instead.',
    ],
    [
      'one table for the kinds of layers of Gemma 4, also a plain one',
      { ...SIZES, model_type: 'gemma4_text', rope_parameters: { rope_type: 'default', rope_theta: 1e4 } },
      'transformers5',
      "KeyError: 'full_attention'",
    ],
    [
      'OLMo with a type that it does not know, in the words of Python',
      { ...SIZES, model_type: 'olmo2', rope_scaling: { rope_type: 'default' } },
      'transformers4',
      "ValueError: `rope_scaling` must be a dictionary with two fields, `type` and `factor`, got {'rope_type': 'default'}",
    ],
    [
      'Llama 3’s scaling without the length that it began with, where nothing is checked before',
      {
        ...SIZES,
        model_type: 'jetmoe',
        rope_scaling: { rope_type: 'llama3', factor: 8.5, low_freq_factor: 1, high_freq_factor: 4 },
      },
      'transformers4',
      "KeyError: 'original_max_position_embeddings'",
    ],
    [
      'dynamic scaling of Hunyuan without its alpha',
      { ...SIZES, model_type: 'hunyuan_v1_dense', head_dim: 128, rope_scaling: { type: 'dynamic', factor: 1.5 } },
      'transformers4',
      "KeyError: 'alpha'",
    ],
  ]
  for (const [what, config, reader, message] of cases)
    it(`${what}`, () => {
      expect(read(config, reader).own).toMatchObject({ status: expect.stringMatching(/^error/), message })
    })

  it('a type of null is no type, and is said to be None by both', () => {
    const config = { ...SIZES, model_type: 'llama', rope_scaling: { rope_type: null, factor: 2.5 } }
    for (const reader of ['transformers5', 'transformers4'] as const) {
      const { own } = read(config, reader)
      expect(own).toMatchObject({ status: 'error building rotary embedding', message: 'KeyError: None' })
      expect(own?.warnings.join()).toMatch(/Missing validation function.*'rope_type'='None'$/)
    }
  })
})

describe('what turns', () => {
  it('nothing does where a key switches the rotary embedding off or the architecture has none; the head is still told', () => {
    for (const off of [
      { model_type: 'granitemoehybrid', position_embedding_type: 'nope' },
      { model_type: 'falcon', alibi: true },
      { model_type: 'bloom' },
      { model_type: 'gpt2' },
    ]) {
      const [part] = read({ ...SIZES, ...off }, 'transformers5').best.parts
      expect(part?.rope).toMatchObject({ headDim: 128, rotaryDim: 0, ropeTheta: null, ropeType: 'none', attentionFactor: 1 })
      expect(part?.setup).toBeNull()
    }
  })

  it('what a class assumes for kinds of layers counts before a base beside them', () => {
    const [part] = read({ ...SIZES, model_type: 'laguna', rope_theta: 1e6 }, 'transformers5').best.parts
    expect(part?.rope).toMatchObject({ headDim: 128, rotaryDim: 64, ropeTheta: 500_000 })
  })

  it('only layers with queries and keys do, also where they are told by their places or by older names', () => {
    const groupsOf = (config: object) =>
      read({ ...SIZES, ...config }, 'transformers5').best.parts[0]?.rope?.layers?.map(({ layerType, layers, rope }) => [
        layerType,
        layers,
        rope,
      ])
    expect(groupsOf({ model_type: 'lfm2', full_attn_idxs: [1, 3] })).toEqual([
      ['full_attention', [1, 3], true],
      ['conv', [0, 2], false],
    ])
    expect(groupsOf({ model_type: 'lfm2' })).toBeUndefined()
    expect(groupsOf({ model_type: 'bamba', attn_layer_indices: [2] })).toEqual([
      ['full_attention', [2], true],
      ['linear_attention', [0, 1, 3], false],
    ])
    expect(groupsOf({ model_type: 'afmoe' })).toEqual([
      ['sliding_attention', [0, 1, 2], true],
      ['full_attention', [3], false],
    ])
    expect(groupsOf({ model_type: 'mimo_v2_flash', head_dim: 192 })).toEqual([
      ['full_attention', [0], true],
      ['sliding_attention', [1, 2, 3], true],
    ])
    const hybrid = { model_type: 'granitemoehybrid', position_embedding_type: 'rope' }
    expect(groupsOf({ ...hybrid, layer_types: ['mamba', 'mamba', 'attention', 'mamba'] })).toEqual([
      ['full_attention', [2], true],
      ['linear_attention', [0, 1, 3], false],
    ])
    expect(groupsOf({ model_type: 'minimax' })).toEqual([
      ['full_attention', [0, 2], true],
      ['linear_attention', [1, 3], false],
    ])
  })

  it('llama.cpp turns the windowed layers of Command R7B alone, and of EXAONE 4 where it has 64', () => {
    const groupsOf = (architecture: string, blocks: number) => {
      const sizes = { 'attention.key_length': 128, block_count: blocks, context_length: 8192, embedding_length: 4096 }
      const keys = Object.entries(sizes).map(([key, value]) => [`${architecture}.${key}`, value])
      const file = { 'general.architecture': architecture, ...Object.fromEntries(keys) }
      return read(file, 'transformers5').best.parts[0]?.rope?.layers?.map(({ layerType, layers, rope }) => [
        layerType,
        layers.length,
        rope,
      ])
    }
    expect(groupsOf('cohere2', 32)).toEqual([
      ['sliding_attention', 24, true],
      ['full_attention', 8, false],
    ])
    expect(groupsOf('exaone4', 64)).toHaveLength(2)
    expect(groupsOf('exaone4', 30)).toBeUndefined()
  })

  it('half of a head of Bamba turns, whatever the file says', () => {
    const [part] = read({ ...SIZES, model_type: 'bamba', partial_rotary_factor: 1 }, 'transformers5').best.parts
    expect(part?.rope?.rotaryDim).toBe(64)
  })

  it('Phi-3.5-MoE multiplies cos and sin by its own magnitude, not by the root of its lengths', () => {
    const scaling = {
      type: 'longrope',
      short_factor: Array(64).fill(1),
      long_factor: Array(64).fill(2),
      short_mscale: 1.243163121016122,
      long_mscale: 1.243163121016122,
      original_max_position_embeddings: 4096,
    }
    const config = { ...SIZES, model_type: 'phimoe', max_position_embeddings: 131072, rope_theta: 1e4, rope_scaling: scaling }
    expect(read(config, 'transformers5').best.parts[0]?.rope?.attentionFactor).toBe(1.243163121016122)
  })

  it('diffusion models with a rotary embedding that is not known here are not said to have none', () => {
    for (const name of ['AllegroTransformer3DModel', 'HunyuanDiT2DModel', 'StableAudioDiTModel', 'SanaVideoTransformer3DModel']) {
      const [part] = read({ _class_name: name, attention_head_dim: 64 }, 'transformers5').best.parts
      expect(part?.rope).toBeNull()
      expect(part?.notes).toEqual([`${name} is a class of diffusers that is not known here.`])
    }
  })
})

describe('an architecture without a rotary embedding', () => {
  const NONE = [
    'bloom',
    'mpt',
    'gpt2',
    'opt',
    'bert',
    't5',
    'jamba',
    'nemotron_h',
    'jais',
    'mamba',
    'kimi_linear',
    'xglm',
    'rwkv',
  ]
  it('has no key called used or defaulted, and no finding about a base that it lacks', () => {
    for (const model_type of NONE) {
      const report = lint(opened({ ...SIZES, model_type }))
      expect(report?.findings, model_type).toEqual([])
      const verdicts = report?.keys.flatMap(({ by }) => Object.values(by).map(({ verdict }) => verdict)) ?? []
      expect(new Set(verdicts), model_type).toEqual(new Set(['ignored']))
      expect(
        report?.keys.map(({ key }) => key),
        model_type,
      ).not.toContain('rope_theta')
      expect(read({ ...SIZES, model_type }, 'transformers5').best.parts[0]?.notes.join(), model_type).toMatch(/no layer turns/)
    }
  })

  it('has a base of the file called ignored: Kimi Linear’s attention carries no position', () => {
    const report = lint(opened({ ...SIZES, model_type: 'kimi_linear', rope_theta: 10_000, rope_scaling: null }))
    expect(report?.findings.map(({ title }) => title)).toEqual(['rope_theta changes nothing: nothing turns.'])
    expect(report?.keys.find(({ key }) => key === 'rope_theta')?.by.vllm.verdict).toBe('ignored')
  })

  it('by a key of its class names that key: Falcon with ALiBi', () => {
    const report = lint(opened({ ...SIZES, model_type: 'falcon', alibi: true }))
    expect(report?.findings).toEqual([])
    expect(report?.keys.find(({ key }) => key === 'alibi')?.by.transformers5).toEqual({
      verdict: 'used',
      words: 'this is why nothing turns',
    })
  })

  it('OLMo Hybrid is one where its base is null; in other classes null builds nothing, and is no base of 10 000', () => {
    const hybrid = { ...SIZES, model_type: 'olmo_hybrid', rope_parameters: { rope_theta: null, rope_type: 'default' } }
    expect(read(hybrid, 'transformers5').best.parts[0]?.rope?.ropeType).toBe('none')
    const llama = { ...SIZES, model_type: 'llama', rope_theta: null }
    expect(read(llama, 'transformers5').own?.message).toMatch(/'NoneType' and 'Tensor'/)
    expect(read(llama, 'transformers4').own?.message).toMatch(/'NoneType' and 'Tensor'/)
    expect(lint(opened(llama))?.findings[0]?.id).toBe('null base')
  })

  it('that is not known at all is said to be read by Llama’s rules', () => {
    const [part] = read({ ...SIZES, model_type: 'novel_thing' }, 'transformers5').best.parts
    expect(part?.notes.join()).toMatch(/novel_thing is not known here: these are Llama’s rules/)
  })
})

describe('sizes of heads that only the class knows', () => {
  const MLA = { ...SIZES, qk_nope_head_dim: 128, qk_rope_head_dim: 64, kv_lora_rank: 512, rope_theta: 1e4 }
  it('a head_dim beside qk_rope_head_dim sizes DeepSeek V3’s table, which the lint takes out, and is passed over in V2', () => {
    const three = { ...MLA, model_type: 'deepseek_v3', head_dim: 192 }
    expect(read(three, 'transformers5').best.parts[0]?.rope?.rotaryDim).toBe(192)
    const report = lint(opened(three))
    expect(report?.findings[0]).toMatchObject({ id: 'stray head_dim', weight: 'wrong' })
    expect(JSON.parse(report?.corrected ?? '').head_dim).toBeUndefined()
    for (const model_type of ['deepseek_v2', 'deepseek_v32', 'axk2', 'glm_moe_dsa', 'hy_v4', 'minicpm3']) {
      const file = { ...MLA, model_type, head_dim: 192 }
      expect(read(file, 'transformers5').best.parts[0]?.rope?.rotaryDim, model_type).toBe(64)
      const found = lint(opened(file))
      expect(
        found?.findings.map(({ id }) => id),
        model_type,
      ).not.toContain('stray head_dim')
      expect(found?.keys.find(({ key }) => key === 'head_dim')?.by.transformers5.verdict, model_type).toBe('ignored')
    }
    const flash = read({ ...MLA, model_type: 'glm4_moe_lite', head_dim: 96 }, 'transformers5').best.parts[0]?.rope
    expect([flash?.headDim, flash?.rotaryDim]).toEqual([224, 96])
  })

  it('an odd head that turns whole is said to fail, and an odd part of one to be rounded up', () => {
    const derived = { ...SIZES, model_type: 'llama', hidden_size: 65 * 32, rope_theta: 1e4 }
    expect(lint(opened(derived))?.findings.map(({ id, weight }) => [id, weight])).toEqual([['odd head', 'wrong']])
    const latent = { ...MLA, model_type: 'deepseek_v3', qk_rope_head_dim: 63 }
    expect(
      lint(opened(latent))
        ?.findings.map(({ title }) => title)
        .join(),
    ).toMatch(/63 channels are to turn, which is odd.*has 64/)
    const part = { ...SIZES, model_type: 'glm', head_dim: 100, partial_rotary_factor: 0.25 }
    expect(read(part, 'transformers5').best.parts[0]?.rope?.rotaryDim).toBe(26)
    expect(lint(opened(part))?.findings.map(({ id }) => id)).not.toContain('odd head')
  })

  it('a base that is a dict builds nothing, and is no base of 10 000', () => {
    const own = read({ ...SIZES, model_type: 'llama', rope_theta: { full: 1e6 } }, 'transformers5').own
    expect(own?.message).toMatch(/'dict' and 'Tensor'/)
  })

  it('Zamba2 turns nothing unless use_mem_rope is true, in heads of twice the usual size and its hybrid layers alone', () => {
    const zamba = { model_type: 'zamba2', hidden_size: 2560, num_attention_heads: 32, num_hidden_layers: 54 }
    expect(read(zamba, 'transformers5').best.parts[0]?.notes.join()).toMatch(/use_mem_rope is absent, which is false/)
    const part = read({ ...zamba, use_mem_rope: true }, 'transformers5').best.parts[0]
    expect([part?.rope?.headDim, part?.rope?.rotaryDim, part?.rope?.ropeTheta]).toEqual([160, 160, 10_000])
    expect(part?.rope?.layers?.map(({ layerType, layers, rope }) => [layerType, layers.length, rope])).toEqual([
      ['linear_attention', 45, false],
      ['hybrid', 9, true],
    ])
    const long = { ...zamba, use_mem_rope: true, use_long_context: true }
    expect(read(long, 'transformers4').own?.parts[0]?.rope?.ropeTheta).toBeCloseTo(10_000 * 8 ** (160 / 158), 6)
    expect(read(long, 'transformers5').own?.parts[0]?.rope?.ropeTheta).toBe(10_000)
    expect(read(long, 'transformers5').own?.parts[0]?.setup?.geometry.trainedLength).toBe(16_384)
  })
})
