import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isProblem, parseJson } from '../../src/configs/document/json'
import { writeJson } from '../../src/configs/document/write'
import { lint } from '../../src/configs/lint'
import { isFileProblem, openText, readBest } from '../../src/configs/readModel'
import { packConfig, unpackConfig } from '../../src/configs/share'
import { differences } from './compareConfig'
import { resultOf } from './expectedOf'

const problemOf = (text: string) => {
  const file = openText(text)
  return isFileProblem(file) ? file : null
}

describe('broken JSON', () => {
  const cases: [string, number, number, RegExp][] = [
    ['{"a": 1,}', 1, 8, /comma before }/],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, /, or } was expected/],
    ["{'model_type': 'llama'}", 1, 2, /single quotes/],
    ['{"a": True}', 1, 7, /true, false and null/],
    ['{"a": "never closed}', 1, 7, /never closed/],
    ['{"a": 1} extra', 1, 10, /more follows/],
    ['{"a": 01}', 1, 8, /, or } was expected/],
    ['', 1, 1, /text ends/],
  ]
  for (const [text, line, column, reason] of cases)
    it(`${JSON.stringify(text)} is pointed at in line ${line}, column ${column}`, () => {
      const read = parseJson(text)
      expect(read).toMatchObject({ line, column })
      expect(isProblem(read) && read.text).toMatch(reason)
    })

  it('reads all JSON that the platform reads, to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const read = parseJson(JSON.stringify(value))
        expect(isProblem(read) ? read : read.value).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('reads back what it writes, floats as floats', () => {
    const text = '{"a": 1.0, "b": [1.0, 2], "c": {"d": 1e-05, "e": 3}}'
    const read = parseJson(text)
    if (isProblem(read)) throw new Error(read.text)
    const again = writeJson(read.value, read.floats)
    expect(again).toContain('"a": 1.0')
    expect(again).toContain('[1.0, 2]')
    expect(again).toContain('"e": 3\n')
  })
})

describe('a file that is no configuration', () => {
  for (const [text, words] of [
    ['[1, 2]', /This is a list/],
    ['"hello"', /the string hello/],
    ['null', /null/],
    ['{"colour": "red"}', /No keys of a model.*colour/],
    ['{}', /No keys of a model/],
    ['   ', /no text/],
  ] as const)
    it(`${text} is refused in words`, () => expect(problemOf(text)?.problem).toMatch(words))
})

describe('a printed configuration', () => {
  it('is read with the name of its class before it, and its errors keep their place', () => {
    const file = openText('LlamaConfig {\n  "model_type": "llama",\n  "rope_theta": 500000.0\n}')
    expect('form' in file && file.form).toBe('transformers')
    expect(openText('LlamaConfig {\n  "model_type": "llama",\n}')).toMatchObject({ line: 2, column: 24 })
  })
})

describe('an unknown architecture', () => {
  it('is named, and its keys are read as Llama’s', () => {
    const file = openText('{"model_type": "zebra9", "hidden_size": 512, "num_attention_heads": 8, "rope_theta": 20000.0}')
    if (isFileProblem(file)) throw new Error(file.problem)
    expect(file.recognised).toContain('zebra9')
    expect(readBest(file).parts[0]?.rope).toMatchObject({ headDim: 64, ropeTheta: 20_000 })
  })
})

describe('strange values', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, true, '', '1e6', 'abc', -1, 0, 1e300, -1e300, 1e-300, [], {}, [1, 'a'], { a: 1 }),
    fc.double(),
    fc.integer(),
  )
  const keys = [
    'hidden_size',
    'num_attention_heads',
    'head_dim',
    'rope_theta',
    'max_position_embeddings',
    'partial_rotary_factor',
    'rope_scaling',
    'rope_parameters',
    'layer_types',
    'num_hidden_layers',
    'no_rope_layers',
    'qk_rope_head_dim',
    'original_max_position_embeddings',
    'vision_config',
    'text_config',
    'architectures',
    'axes_dims_rope',
    'attention_head_dim',
  ]
  const inner = fc.dictionary(
    fc.constantFrom(
      'rope_type',
      'type',
      'factor',
      'original_max_position_embeddings',
      'beta_fast',
      'short_factor',
      'long_factor',
      'mscale',
      'mrope_section',
      'low_freq_factor',
      'high_freq_factor',
      'attention_factor',
      'full_attention',
      'rope_theta',
    ),
    fc.oneof(odd, fc.constantFrom<unknown>('yarn', 'linear', 'llama3', 'longrope', 'dynamic', 'mrope', 'su')),
  )
  const types = [
    'llama',
    'qwen3',
    'gemma3_text',
    'gemma4_text',
    'phi3',
    'deepseek_v3',
    'qwen2_vl',
    'olmo3',
    'chatglm',
    'gptj',
    'gpt_neox',
    'zebra',
    'smollm3',
    'modernbert',
  ]
  const configs = fc.record({
    type: fc.constantFrom(...types),
    keys: fc.dictionary(fc.constantFrom(...keys), fc.oneof(odd, inner)),
    scaling: inner,
  })

  it('never throw, whatever is in the file', () => {
    fc.assert(
      fc.property(configs, ({ type, keys: given, scaling }) => {
        const file = openText(JSON.stringify({ model_type: type, rope_scaling: scaling, ...given }))
        if (isFileProblem(file)) return
        readBest(file)
        lint(file)
      }),
      { numRuns: 600 },
    )
  })

  it('in GGUF metadata and diffusion files never throw either', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('llama', 'gemma3', 'deepseek2', 'phi3', 'qwen3vl'),
        fc.dictionary(
          fc.constantFrom(
            'rope.freq_base',
            'rope.dimension_count',
            'attention.key_length',
            'embedding_length',
            'attention.head_count',
            'rope.scaling.type',
            'rope.scaling.factor',
            'rope.dimension_sections',
            'block_count',
          ),
          odd,
        ),
        (architecture, given) => {
          const metadata = Object.fromEntries(Object.entries(given).map(([key, value]) => [`${architecture}.${key}`, value]))
          const file = openText(JSON.stringify({ 'general.architecture': architecture, ...metadata }))
          if (!isFileProblem(file)) readBest(file)
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(
          'FluxTransformer2DModel',
          'WanModel',
          'LTXVideoTransformer3DModel',
          'CogVideoXTransformer3DModel',
          'ZImageTransformer2DModel',
          'Zebra',
        ),
        fc.dictionary(
          fc.constantFrom(
            'attention_head_dim',
            'dim',
            'n_heads',
            'num_heads',
            'num_attention_heads',
            'axes_dims',
            'axes_dims_rope',
            'rope_theta',
            'use_rotary_positional_embeddings',
          ),
          fc.oneof(odd, fc.array(fc.integer({ min: -4, max: 200 }))),
        ),
        (name, given) => {
          const file = openText(JSON.stringify({ _class_name: name, ...given }))
          if (!isFileProblem(file)) readBest(file)
        },
      ),
    )
  })
})

describe('a link', () => {
  it('carries every published file with the same reading', async () => {
    for (const name of readdirSync('tests/configs/published')) {
      const read = parseJson(readFileSync(`tests/configs/published/${name}`, 'utf8'))
      if (isProblem(read)) throw new Error(read.text)
      const { config, gguf, expected } = read.value as Record<string, any>
      const whole = openText(writeJson(config ?? gguf, read.floats))
      if (isFileProblem(whole)) throw new Error(whole.problem)
      const packed = await packConfig(whole)
      expect(packed).toMatch(/^[\w-]+$/)
      expect(packed.length).toBeLessThan(1600)
      const again = openText(await unpackConfig(packed))
      if (isFileProblem(again)) throw new Error(again.problem)
      expect(differences(expected, resultOf(again))).toEqual([])
    }
  })
})

describe('speed', () => {
  it('opens a configuration of 100 kB in under 50 ms', () => {
    const labels = Object.fromEntries(Array.from({ length: 2600 }, (_, i) => [`LABEL_${i}`, `a name of some length, ${i}`]))
    const text = JSON.stringify(
      {
        model_type: 'qwen3',
        hidden_size: 4096,
        num_attention_heads: 32,
        rope_theta: 1e6,
        rope_scaling: { rope_type: 'yarn', factor: 4 },
        id2label: labels,
      },
      null,
      1,
    )
    expect(text.length).toBeGreaterThan(100_000)
    const took = Array.from({ length: 15 }, () => {
      const start = performance.now()
      const file = openText(text)
      if (isFileProblem(file)) throw new Error(file.problem)
      readBest(file)
      lint(file)
      return performance.now() - start
    })
    expect(Math.min(...took)).toBeLessThan(50)
  })
})
