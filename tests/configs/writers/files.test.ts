import { describe, expect, it, test } from 'vitest'
import { PRESETS } from '../../../src/configs/presets'
import { createSubject, WRITERS } from '../../../src/configs/writers'
import type { Setup } from '../../../src/core/scene'
import { namedSetup } from '../../../src/core/setups'
import { findVariant } from '../../../src/core/slots'
import { VARIANTS } from '../../../src/core/variants'

const written = (setup: Setup, id: string) => {
  const prompt = findVariant(setup.layout.variant)?.prompt ?? [{ kind: 'text', tokens: 8 }]
  const subject = createSubject(setup, prompt, { name: 'x', link: '#v=1' })
  return WRITERS.find(writer => writer.id === id)?.write(subject) ?? { text: '', notes: [] }
}
const preset = (id: string) => PRESETS.find(found => found.id === id)?.setup as Setup
const json = (setup: Setup, id: string) => JSON.parse(written(setup, id).text)

describe('configurations', () => {
  it('of Llama 3.1 8B have the published keys in the schema of either version', () => {
    const scaling = {
      rope_type: 'llama3',
      factor: 8,
      low_freq_factor: 1,
      high_freq_factor: 4,
      original_max_position_embeddings: 8192,
    }
    expect(json(preset('llama-3.1-8b'), 'transformers4')).toEqual({
      head_dim: 128,
      max_position_embeddings: 131_072,
      rope_theta: 500_000,
      rope_scaling: scaling,
    })
    expect(json(preset('llama-3.1-8b'), 'transformers5')).toEqual({
      head_dim: 128,
      max_position_embeddings: 131_072,
      rope_parameters: { rope_theta: 500_000, ...scaling },
    })
  })

  it('of gpt-oss keep cuts that are not rounded', () => {
    expect(json(preset('gpt-oss-20b'), 'transformers5').rope_parameters).toMatchObject({
      rope_type: 'yarn',
      factor: 32,
      truncate: false,
    })
  })

  it('nest parameters by kind of layer where layers differ', () => {
    expect(json(preset('gemma-3-4b'), 'transformers5').rope_parameters).toEqual({
      full_attention: { rope_type: 'linear', rope_theta: 1e6, factor: 8 },
      sliding_attention: { rope_type: 'default', rope_theta: 1e4 },
    })
    expect(json(preset('gemma-3-4b'), 'transformers4')).toMatchObject({ rope_theta: 1e6, rope_local_base_freq: 1e4 })
    expect(json(preset('modernbert-base'), 'transformers4')).toMatchObject({ global_rope_theta: 160_000, local_rope_theta: 1e4 })
  })

  it('share out pairs by sections, dealt out or in runs, and turn a part of the head', () => {
    expect(json(preset('qwen3.5-0.8b'), 'transformers5').rope_parameters).toEqual({
      rope_type: 'default',
      rope_theta: 1e7,
      partial_rotary_factor: 0.25,
      mrope_section: [11, 11, 10],
      mrope_interleaved: true,
    })
    expect(json(preset('qwen2-vl-7b'), 'transformers4').rope_scaling).toEqual({
      rope_type: 'default',
      mrope_section: [16, 24, 24],
    })
  })

  it('give LongRoPE both lists, the original length where each version looks for it, and the attention factor', () => {
    const file = json(preset('phi-3.5-mini'), 'transformers4')
    expect(file.original_max_position_embeddings).toBe(4096)
    expect(file.rope_scaling.long_factor).toHaveLength(48)
    expect(file.rope_scaling.attention_factor).toBeCloseTo(1.1902380714238083, 12)
  })
})

describe('command lines', () => {
  it('hand vLLM the rope_parameters as JSON', () => {
    const { text } = written(preset('devstral-2-123b'), 'vllm')
    const [, parameters = ''] = /--hf-overrides '(.+)'/.exec(text) ?? []
    expect(JSON.parse(parameters).rope_parameters).toMatchObject({ rope_type: 'yarn', factor: 64, beta_fast: 4 })
    expect(text).toContain('--max-model-len 262144')
  })

  it('give llama.cpp the factor that is left over after its own', () => {
    expect(written(namedSetup('yarn'), 'llamacpp').text).not.toContain('yarn-attn-factor')
    const setup = { ...namedSetup('yarn'), frequencies: { variant: 'yarn', params: { attentionFactor: 1 } } }
    expect(written(setup, 'llamacpp').text).toContain(
      `--yarn-attn-factor ${Number((1 / (0.1 * Math.log(16) + 1)).toPrecision(9))}`,
    )
  })
})

describe('what a target cannot say', () => {
  it.each([
    ['evqCosh', 'transformers5', /no rope type for this schedule/],
    ['llama3', 'llamacpp', /rope_freqs\.weight/],
    ['longrope', 'llamacpp', /rope_factors_short/],
    ['gptOss', 'llamacpp', /always rounds the cuts/],
    ['proportional', 'transformers4', /came with version 5/],
    ['wan', 'transformers5', /no rope type|not the one/],
    ['videorope', 'transformers5', /No key of a configuration says/],
    ['mhrope', 'transformers5', /Heads or layers differ/],
    ['deepseekMla', 'transformers4', /softmax scale is applied by DeepSeek/],
  ])('%s in %s is said', (id, target, words) => {
    expect(written(namedSetup(id), target).notes.join(' ')).toMatch(words)
  })

  it('reversed p-RoPE is no rope type of transformers, and is written as the table that it is', () => {
    const setup = { ...namedSetup('proportional'), frequencies: { variant: 'proportional', params: { kept: 'slowest' } } }
    expect(written(setup, 'transformers5').notes.join(' ')).toMatch(/no rope type for this schedule/)
    expect(written(setup, 'numpy').text).toContain('0.0')
  })

  it('a relative map is said in every target', () => {
    for (const { id } of WRITERS) expect(written(namedSetup('rerope'), id).notes.join(' ')).toMatch(/changes distances between/)
  })

  it.each(VARIANTS)('$id has no empty file without a reason, and no reason without a full stop', ({ id }) => {
    for (const writer of WRITERS) {
      const { text, notes } = written(namedSetup(id), writer.id)
      expect(text.length + notes.length).toBeGreaterThan(0)
      for (const note of notes) expect(note).toMatch(/\.$/)
      expect(`${text}${notes.join()}`).not.toMatch(/undefined|NaN|\[object/)
    }
  })
})

test('every target has a name and a file of its own kind', () => {
  expect(new Set(WRITERS.map(({ name }) => name)).size).toBe(WRITERS.length)
})
