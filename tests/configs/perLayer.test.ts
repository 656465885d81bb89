import { describe, expect, it } from 'vitest'
import { lint } from '../../src/configs/lint'
import type { ModelFile } from '../../src/configs/readModel'
import { isFileProblem, openText, readBest, readFile } from '../../src/configs/readModel'

function opened(config: object): ModelFile {
  const file = openText(JSON.stringify(config))
  if (isFileProblem(file)) throw new Error(file.problem)
  return file
}

const textOf = (config: object) => {
  const [part] = readBest(opened(config)).parts
  if (!part?.rope) throw new Error(`nothing was built: ${part?.notes.join(' ')}`)
  return { ...part, rope: part.rope }
}

const turn = <T>(full: T, sliding: T) => Array.from({ length: 48 }, (_, i) => (i % 4 ? sliding : full))

/** Step-3.5-Flash as its makers publish it, of the keys that matter; the last three entries are layers that only draft tokens. */
const STEP = {
  architectures: ['Step3p5ForCausalLM'],
  model_type: 'step3p5',
  hidden_size: 4096,
  num_hidden_layers: 45,
  num_nextn_predict_layers: 3,
  num_attention_heads: 64,
  num_attention_groups: 8,
  head_dim: 128,
  max_position_embeddings: 262144,
  sliding_window: 512,
  layer_types: turn('full_attention', 'sliding_attention'),
  rope_theta: turn(5_000_000, 10_000),
  partial_rotary_factors: turn(0.5, 1),
  yarn_only_types: ['full_attention'],
  rope_scaling: {
    rope_type: 'llama3',
    factor: 2,
    original_max_position_embeddings: 131072,
    low_freq_factor: 1,
    high_freq_factor: 32,
  },
}

const GRANITE = { model_type: 'granite_swa', hidden_size: 2560, num_attention_heads: 20, num_hidden_layers: 8 }
const MUSE = {
  model_type: 'muse_glimmer_text',
  hidden_size: 6656,
  num_attention_heads: 32,
  head_dim: 128,
  num_hidden_layers: 8,
  rope_parameters: { rope_theta: 500_000, rope_type: 'default' },
}

describe('a base for each layer', () => {
  it('of Step-3.5 gives 64 channels base 5 000 000 under Llama 3 scaling in full attention, 128 channels base 10 000 in sliding', () => {
    const { rope, setup, shows, notes } = textOf(STEP)
    expect(
      rope.layers?.map(({ layerType, layers, table }) => [layerType, layers.length, table?.ropeTheta, table?.rotaryDim]),
    ).toEqual([
      ['full_attention', 12, 5_000_000, 64],
      ['sliding_attention', 33, 10_000, 128],
    ])
    const [full, sliding] = rope.layers ?? []
    expect(full?.table?.ropeType).toBe('llama3')
    // the longest wave, 4.6 million positions, is interpolated whole
    expect(full?.table?.invFreq[31]).toBeCloseTo(5e6 ** (-31 / 32) / 2, 15)
    expect(sliding?.table?.invFreq[1]).toBeCloseTo(10_000 ** (-1 / 64), 15)
    expect(sliding?.setup?.mask).toEqual({ variant: 'window', params: { slidingWindow: 512 } })
    expect(setup?.geometry).toMatchObject({ headDim: 128, rotaryDim: 64, ropeTheta: 5_000_000 })
    expect(shows).toBe('full_attention')
    expect(notes.join(' ')).toMatch(/list of 48 bases.*5\D000\D000 for full attention, 10\D000 for sliding attention/)
  })

  it('is the same inside of Step-3.7, whose text names no class', () => {
    const { model_type: _, architectures: __, ...text } = STEP
    const inside = textOf({ model_type: 'step3p7', text_config: text })
    expect(inside.rope.layers?.map(({ table }) => table?.ropeTheta)).toEqual([5_000_000, 10_000])
  })

  it('is told key by key: no reader is said to use a base of 10 000, and the published file has no fault', () => {
    const report = lint(opened(STEP))
    expect(report?.findings.filter(({ weight }) => weight === 'wrong')).toEqual([])
    const by = (key: string) => report?.keys.find(row => row.key === key)?.by
    expect(by('rope_theta')?.transformers5).toMatchObject({
      verdict: 'used',
      words: expect.stringMatching(/^5.000.000 for full/),
    })
    expect(by('rope_theta')?.llamacpp.words).toMatch(/first two entries/)
    expect(by('partial_rotary_factors')?.vllm.verdict).toBe('used')
    expect(by('yarn_only_types')).toMatchObject({ transformers5: { verdict: 'ignored' }, vllm: { verdict: 'used' } })
    expect(by('rope_theta')?.transformers4.words).toBe('no class of this name')
  })

  it('that differs within a kind of layers is said to be passed over, and a list that is too short is an IndexError', () => {
    const rope_theta = STEP.rope_theta.with(5, 20_000)
    expect(textOf({ ...STEP, rope_theta }).notes.join(' ')).toMatch(/20\D000 at layer 5.*does not show/)
    expect(lint(opened({ ...STEP, rope_theta }))?.findings.map(({ id }) => id)).toContain('odd rope_theta')
    const short = readFile(opened({ ...STEP, rope_theta: [5_000_000] }), 'transformers5')
    expect(short).toMatchObject({ status: 'error', message: 'IndexError: list index out of range' })
  })

  it('without yarn_only_types is scaled in all layers by vLLM, and the corrected file names the kind', () => {
    const { yarn_only_types: _, ...rest } = STEP
    const report = lint(opened(rest))
    expect(report?.findings.map(({ id }) => id)).toContain('yarn_only_types')
    expect(JSON.parse(report?.corrected ?? '').yarn_only_types).toEqual(['full_attention'])
  })

  it('of Granite is read layer by layer, also where layers of one kind differ, and 0 turns nothing', () => {
    const layer_rope_theta = [0, 10_000, 10_000, 500_000, 0, 10_000, 10_000, 10_000]
    const { rope, setup } = textOf({ ...GRANITE, layer_rope_theta })
    expect(
      rope.layers?.map(({ layerType, layers, rope: turns, table }) => [
        layerType.replace(/\D+$/, ''),
        layers,
        turns,
        turns && table?.ropeTheta,
      ]),
    ).toEqual([
      ['', [0, 4], false, false],
      [expect.stringMatching(/^sliding_attention, base 10\D000$/), [1, 2, 5, 6, 7], true, 10_000],
      [expect.stringMatching(/^sliding_attention, base 500\D000$/), [3], true, 500_000],
    ])
    expect(setup?.geometry.ropeTheta).toBe(10_000)
    expect(setup?.mask).toEqual({ variant: 'window', params: { slidingWindow: 128 } })
    const still = readBest(opened({ ...GRANITE, layer_rope_theta: Array(8).fill(0) })).parts[0]
    expect(still?.rope?.ropeType).toBe('none')
    expect(still?.notes.join()).toMatch(/0 in every layer/)
  })

  it('of Granite comes to one base in GGUF, which keeps only which layers turn', () => {
    const file = opened({
      ...GRANITE,
      rope_theta: 20_000,
      layer_rope_theta: [0, 10_000, 10_000, 500_000, 0, 10_000, 10_000, 10_000],
    })
    const layers = readFile(file, 'llamacpp')?.parts[0]?.rope?.layers
    expect(layers?.map(({ layers: places, rope }) => [places, rope])).toEqual([
      [[0, 4], false],
      [[1, 2, 3, 5, 6, 7], true],
    ])
    expect(readFile(file, 'llamacpp')?.parts[0]?.setup?.geometry.ropeTheta).toBe(20_000)
    expect(readFile(file, 'llamacpp')?.parts[0]?.notes.join()).toMatch(/keeps which layers turn/)
    const by = lint(file)?.keys.find(({ key }) => key === 'layer_rope_theta')?.by
    expect(by?.llamacpp.words).toMatch(/all others have the base of rope_theta/)
    expect(by?.vllm.words).toMatch(/a base for each layer/)
  })

  it('of Muse Glimmer says which layers turn and no more: their base is rope_theta’s', () => {
    const usual = textOf(MUSE).rope.layers
    expect(usual?.map(({ layers, rope }) => [layers, rope])).toEqual([
      [[3, 7], false],
      [[0, 1, 2, 4, 5, 6], true],
    ])
    const told = textOf({ ...MUSE, layer_rope_theta: [1, 1, 0, 0, 1, 1, 1, 0] })
    expect(told.rope.ropeTheta).toBe(500_000)
    expect(told.rope.layers?.map(({ layerType, layers, rope }) => [layerType, layers, rope])).toEqual([
      ['full_attention', [3, 7], false],
      ['sliding_attention', [0, 1, 4, 5, 6], true],
      ['sliding_attention, not rotated', [2], false],
    ])
    const row = lint(opened({ ...MUSE, layer_rope_theta: Array(8).fill(1) }))?.keys.find(({ key }) => key === 'layer_rope_theta')
    expect(row?.by.transformers5.words).toMatch(/other numbers are not read/)
  })

  it('in a class that reads one number builds nothing, and is no base of 10 000', () => {
    const llama = { model_type: 'llama', hidden_size: 4096, num_attention_heads: 32, rope_theta: [500_000, 500_000] }
    expect(readFile(opened(llama), 'transformers5')?.message).toMatch(/^TypeError: .*'list' and 'Tensor'/)
    const report = lint(opened(llama))
    expect(report?.findings[0]?.id).toBe('base list')
    expect(JSON.parse(report?.corrected ?? '').rope_theta).toBe(500_000)
  })

  it('of DeepSeek V4 is one for layers with a compressor, under YaRN that multiplies nothing, and another for those without', () => {
    const file = opened({
      model_type: 'deepseek_v4',
      hidden_size: 4096,
      num_attention_heads: 64,
      head_dim: 512,
      qk_rope_head_dim: 64,
      num_hidden_layers: 5,
      max_position_embeddings: 1048576,
      sliding_window: 128,
      rope_theta: 10000,
      compress_rope_theta: 160000,
      compress_ratios: [128, 128, 4, 128, 0, 0],
      rope_scaling: { type: 'yarn', factor: 16, original_max_position_embeddings: 65536, beta_fast: 32, beta_slow: 1 },
    })
    const part = readBest(file).parts[0]
    expect(
      part?.rope?.layers?.map(({ layerType, layers, table }) => [layerType, layers, table?.ropeTheta, table?.ropeType]),
    ).toEqual([
      ['sliding_attention', [4], 10_000, 'default'],
      ['heavily_compressed_attention', [0, 1, 3], 160_000, 'yarn'],
      ['compressed_sparse_attention', [2], 160_000, 'yarn'],
    ])
    for (const group of part?.rope?.layers ?? []) {
      expect([group.table?.headDim, group.table?.rotaryDim, group.table?.attentionFactor]).toEqual([512, 64, 1])
      expect(group.setup?.mask).toEqual({ variant: 'window', params: { slidingWindow: 128 } })
    }
    // the slowest pair is interpolated whole
    expect(part?.rope?.invFreq[31]).toBeCloseTo(160_000 ** (-31 / 32) / 16, 15)
    expect(part?.shortfalls.join()).toMatch(/compressed from 4 or 128 tokens/)
    const report = lint(file)
    expect(report?.findings.filter(({ weight }) => weight === 'wrong')).toEqual([])
    expect(report?.keys.find(({ key }) => key === 'compress_rope_theta')?.by.transformers5.verdict).toBe('used')
    const usual = readBest(opened({ model_type: 'deepseek_v4' })).parts[0]?.rope
    expect(usual?.layers?.map(({ layerType, layers }) => [layerType, layers.length])).toEqual([
      ['heavily_compressed_attention', 23],
      ['compressed_sparse_attention', 20],
    ])
    expect([usual?.headDim, usual?.rotaryDim, usual?.ropeTheta]).toEqual([512, 64, 160_000])
  })
})
