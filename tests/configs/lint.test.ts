import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isProblem, parseJson } from '../../src/configs/document/json'
import { lint } from '../../src/configs/lint'
import { ownVerdicts } from '../../src/configs/lint/oneReader'
import type { ModelFile } from '../../src/configs/readModel'
import { isFileProblem, openDocument, openText, readFile } from '../../src/configs/readModel'

function published(name: string): ModelFile {
  const read = parseJson(readFileSync(`tests/configs/published/${name}.json`, 'utf8'))
  if (isProblem(read)) throw new Error(read.text)
  const { config, gguf } = read.value as { config: never; gguf: never }
  const file = openDocument({ value: config ?? gguf, floats: read.floats })
  if (isFileProblem(file)) throw new Error(file.problem)
  return file
}

function opened(text: string): ModelFile {
  const file = openText(text)
  if (isFileProblem(file)) throw new Error(file.problem)
  return file
}

const report = (name: string) => {
  const found = lint(published(name))
  if (!found) throw new Error(`${name} is not linted`)
  return found
}

/** The diagnosis of each broken file, and what its corrected file says. */
const BROKEN: Record<string, { id: string; title: RegExp; corrected: Record<string, unknown> }> = {
  'deepseek-r1-0528-qwen3-8b': {
    id: 'attn_factor',
    title: /attention_factor is/,
    corrected: { 'rope_scaling.attention_factor': 1, 'rope_scaling.attn_factor': undefined },
  },
  'draft-llama-with-mrope-qwen2.5-vl': { id: 'mrope', title: /KeyError: 'mrope'/, corrected: { rope_scaling: null } },
  'draft-specforge-phi4': { id: 'names', title: /goes by model_type/, corrected: { model_type: 'llama' } },
  'issue-dynamic-over-llama3.1': {
    id: 'dynamic over llama3',
    title: /does nothing up to 131.072/,
    corrected: { 'rope_scaling.rope_type': 'llama3', 'rope_scaling.factor': 8 },
  },
  'issue-linear-chinese-alpaca-2-13b-16k': {
    id: 'linear',
    title: /16.384 positions, not 65.536/,
    corrected: { rope_theta: 10_000, 'rope_scaling.rope_type': 'linear' },
  },
  'issue-v5-schema-read-by-v4': { id: 'schema', title: /base 10.000 instead of 500.000/, corrected: { rope_theta: 500_000 } },
  'issue-yarn-missing-original-length': {
    id: 'original length',
    title: /made for max_position_embeddings/,
    corrected: { 'rope_scaling.original_max_position_embeddings': 32_768 },
  },
  'issue-yarn-type-key-qwen2.5': {
    id: 'short length',
    title: /factor 4 makes it 131.072/,
    corrected: { max_position_embeddings: 131_072, 'rope_scaling.rope_type': 'yarn' },
  },
  'llama-3-8b-doctored-fixture': { id: 'tiny head', title: /only 4 pairs turn/, corrected: { head_dim: 128 } },
  'llama-3.2-1b-doctored-fixture': { id: 'tiny head', title: /only 4 pairs/, corrected: { head_dim: 64, hidden_size: 2048 } },
}

describe('a broken configuration', () => {
  for (const [name, { id, title, corrected }] of Object.entries(BROKEN))
    it(`${name} is diagnosed first as ${id}, and its corrected file has no fault`, () => {
      const found = report(name)
      expect(found.findings[0]?.id).toBe(id)
      expect(found.findings[0]?.title).toMatch(title)
      const text = found.corrected as string
      const value = JSON.parse(text)
      for (const [path, wanted] of Object.entries(corrected))
        expect(path.split('.').reduce((at: any, key) => at?.[key], value)).toEqual(wanted)
      const again = lint(opened(text))
      expect(again?.findings.filter(({ weight }) => weight === 'wrong')).toEqual([])
      for (const reader of ['transformers5', 'transformers4', 'vllm', 'llamacpp'] as const)
        expect(readFile(opened(text), reader)?.status).toBe('read')
    })

  it('tells in radians how far a base of 10 000 is from 500 000', () => {
    const { effects } = report('issue-v5-schema-read-by-v4')
    expect(effects.transformers5.phase).toEqual([0, 0, 0, 0])
    expect(effects.transformers4.phase?.[0]).toBe(Math.PI)
  })

  it('has vLLM multiply what transformers ignores', () => {
    const { effects, keys } = report('deepseek-r1-0528-qwen3-8b')
    expect(effects.vllm.attention).toBeCloseTo(1, 12)
    expect(effects.transformers5.attention).toBeCloseTo(1.138629436111989, 12)
    const row = keys.find(({ key }) => key === 'rope_scaling.attn_factor')
    expect(row?.by.vllm.verdict).toBe('used')
    expect(row?.by.transformers5.verdict).toBe('misspelt')
  })
})

describe('a sound configuration', () => {
  const sound = readdirSync('tests/configs/published')
    .map(name => name.replace('.json', ''))
    .filter(name => !(name in BROKEN) && name !== 'internvl2-4b-phi3-su')
  it('has no fault, in all that were published as they are', () => {
    const faults = sound.flatMap(name =>
      (lint(published(name))?.findings ?? []).filter(({ weight }) => weight === 'wrong').map(({ id }) => `${name}: ${id}`),
    )
    expect(faults).toEqual([])
  })

  it('is told each thing once', () => {
    for (const name of [...sound, ...Object.keys(BROKEN)]) {
      const ids = (lint(published(name))?.findings ?? []).map(({ id }) => id)
      expect(new Set(ids).size, name).toBe(ids.length)
    }
  })

  it('of the old type su is said to be refused by transformers 5, and is put right', () => {
    const found = report('internvl2-4b-phi3-su')
    expect(found.findings[0]?.id).toBe('su')
    expect(readFile(opened(found.corrected as string), 'transformers5')?.status).toBe('read')
  })
})

describe('a corrected file', () => {
  for (const name of readdirSync('tests/configs/published').map(file => file.replace('.json', '')))
    it(`of ${name} is read by every reader that read the file`, () => {
      const found = lint(published(name))
      if (!found?.corrected) return
      const again = opened(found.corrected)
      for (const reader of ['transformers5', 'transformers4', 'vllm', 'llamacpp'] as const)
        if (found.readings[reader].status === 'read') expect(readFile(again, reader)?.status, reader).toBe('read')
    })
})

describe('a value that is none', () => {
  const first = (more: string) =>
    lint(opened(`{"model_type": "llama", "hidden_size": 64, "num_attention_heads": 2${more}}`))?.findings[0]
  it.each([
    [', "rope_theta": NaN', 'no number', /rope_theta is NaN/],
    [', "rope_theta": 10000.0, "rope_theta": 500000.0', 'repeated', /more than once; the last one counts, rope_theta 500.000/],
    [', "rope_scaling": "yarn"', 'no dict', /rope_scaling is yarn; an object/],
    [', "rope_theta": -5', 'base', /gives no ladder/],
  ])('%s is found', (more, id, title) => {
    expect(first(more)?.id).toBe(id)
    expect(first(more)?.title).toMatch(title)
  })

  it('is not called an error of transformers where the sizes are absent', () => {
    const found = lint(opened('{"model_type": "zorbax", "vocab_size": 7}'))?.findings ?? []
    expect(found.map(({ title }) => title)).toEqual(['No embedding can be built from these values.'])
    expect(found[0]?.words).toMatch(/neither head_dim nor hidden_size/i)
  })
})

describe('an unknown type', () => {
  it('with two letters exchanged is put right, and its KeyError is told once', () => {
    const text = (type: string) =>
      `{"model_type": "llama", "hidden_size": 64, "num_attention_heads": 2, "max_position_embeddings": 64, "rope_scaling": {"rope_type": "${type}", "factor": 4.0, "original_max_position_embeddings": 16}}`
    const found = lint(opened(text('yran')))
    expect(found?.findings[0]?.title).toBe('yran is not a rope_type; yarn is.')
    expect(JSON.parse(found?.corrected as string).rope_scaling.rope_type).toBe('yarn')
    const row = lint(opened(text('frobnicate')))?.keys.find(({ key }) => key === 'rope_scaling.rope_type')
    for (const reader of ['transformers5', 'transformers4', 'vllm'] as const)
      expect(row?.by[reader]).toEqual({ verdict: 'contradictory', words: 'stops with an error' })
    const none = lint(opened(text('frobnicate')))?.findings.filter(({ weight }) => weight === 'wrong')
    expect(none?.map(({ id }) => id)).toEqual(['rope_type'])
  })
})

describe('an error that the corrected file takes away', () => {
  it('is told once, by the finding that asks for the repair', () => {
    const { findings } = report('draft-llama-with-mrope-qwen2.5-vl')
    expect(findings.filter(({ weight }) => weight === 'wrong').map(({ id }) => id)).toEqual(['mrope'])
  })
})

describe('a misspelt key', () => {
  for (const [wrong, right] of [
    ['orignal_max_position_embeddings', 'original_max_position_embeddings'],
    ['betafast', 'beta_fast'],
    ['attentionFactor', 'attention_factor'],
    ['high_frequency_factor', null],
  ] as const)
    it(`${wrong} is ${right ? `taken for ${right}` : 'only said to be unknown'}`, () => {
      const dict = { rope_type: 'yarn', factor: 4, [wrong]: 1024 }
      const found = lint(
        opened(JSON.stringify({ model_type: 'qwen2', hidden_size: 64, num_attention_heads: 2, rope_scaling: dict })),
      )
      const row = found?.keys.find(({ key }) => key === `rope_scaling.${wrong}`)
      expect(row?.by.transformers5.verdict).toBe(right ? 'misspelt' : 'ignored')
      if (right) expect(row?.by.transformers5.words).toContain(right)
    })
})

describe('a file of one reader', () => {
  const verdictOf = (text: string, key: string) => ownVerdicts(opened(text)).find(row => row.key === key)

  it('has another model’s spelling of the axes called misspelt', () => {
    const text = '{"_class_name": "FluxTransformer2DModel", "attention_head_dim": 128, "axes_dims": [16, 56, 56]}'
    expect(verdictOf(text, 'axes_dims')?.verdict).toBe('misspelt')
    expect(verdictOf(text, 'axes_dims_rope')?.verdict).toBe('defaulted')
  })

  it.each([
    ['{"dim": 4096, "n_layers": 32, "n_heads": 32, "vocab_size": -1}', 'rope_theta', 'defaulted', /Llama 1 and 2/],
    [
      '{"dim": 4096, "n_heads": 32, "rope_theta": 500000.0, "rope_scaling_factor": 8}',
      'rope_scaling_factor',
      'ignored',
      /not true/,
    ],
    ['{"dim": 4096, "n_heads": 32, "rope_tetha": 500000.0}', 'rope_tetha', 'misspelt', /rope_theta is meant/],
    [
      '{"dim": 7168, "n_heads": 128, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "max_seq_len": 4096, "rope_factor": 40}',
      'rope_factor',
      'ignored',
      /max_seq_len is not above/,
    ],
    ['{"model_type": "gptj", "n_embd": 4096, "n_head": 16, "rope_theta": 500000.0}', 'rope_theta', 'ignored', /fixed in code/],
  ])('%s: %s is %s', (text, key, verdict, words) => {
    expect(verdictOf(text, key)?.verdict).toBe(verdict)
    expect(verdictOf(text, key)?.words).toMatch(words)
  })

  it('has the base that a GGUF file lacks called 10 000', () => {
    const text = 'general.architecture = "llama"\nllama.rope.dimension_count = 128\nllama.rope.freqbase = 500000'
    expect(verdictOf(text, 'llama.rope.freq_base')).toMatchObject({ verdict: 'defaulted', words: '10 000' })
    expect(verdictOf(text, 'llama.rope.freqbase')?.verdict).toBe('misspelt')
  })

  it('reads a loader’s log, with decimal commas, as the file itself', () => {
    const log = [
      'llama_model_loader: - kv   0:                       general.architecture str              = llama',
      'llama_model_loader: - kv   4:                          llama.rope.freq_base f32              = 500000,000000',
      'llama_model_loader: - kv   5:                     llama.rope.dimension_count u32              = 128',
      'llama_model_loader: - kv   6:                         llama.context_length u32              = 131072',
    ].join('\n')
    const file = opened(log)
    expect(file.form).toBe('gguf')
    expect(readFile(file, 'llamacpp')?.parts[0]?.rope).toMatchObject({ ropeTheta: 500_000, headDim: 128 })
  })
})

describe('the cost of a fault', () => {
  it('is told for the reader that it hurts most', () => {
    const [schema] = report('issue-v5-schema-read-by-v4').findings
    expect(schema?.cost?.reader).toBe('transformers4')
    expect(schema?.cost?.effect.phase?.[0]).toBe(Math.PI)
    const [length] = report('issue-yarn-missing-original-length').findings
    expect(length?.cost?.effect.phase?.[0]).toBeCloseTo(0.169, 3)
    expect(report('draft-specforge-phi4').findings[0]?.cost).toBeNull()
  })
})
