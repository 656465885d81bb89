import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dialectsOf } from '../../src/configs/dialects'
import { isProblem, parseJson } from '../../src/configs/document/json'
import type { ModelPart } from '../../src/configs/effective'
import { lint } from '../../src/configs/lint'
import { setupOf } from '../../src/configs/parts'
import type { ModelFile } from '../../src/configs/readModel'
import { isFileProblem, openDocument, openText, readBest, readFile } from '../../src/configs/readModel'
import { resolve } from '../../src/core/resolve'
import type { Setup } from '../../src/core/scene'
import { SLOTS } from '../../src/core/scene'
import { choiceProblem } from '../../src/core/slots'

const PROMPT = [
  { kind: 'text', tokens: 4 },
  { kind: 'image', rows: 2, cols: 2, spatialMerge: 1 },
] as const

function published(name: string): ModelFile {
  const read = parseJson(readFileSync(`tests/configs/published/${name}`, 'utf8'))
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

const asked = (setup: Setup) => SLOTS.flatMap(slot => choiceProblem(slot, setup[slot], setup.geometry) ?? [])

describe('the scene of a published file', () => {
  for (const name of readdirSync('tests/configs/published'))
    it(`${name.replace('.json', '')} turns by the frequencies of the file`, () => {
      for (const { id, rope, setup } of readBest(published(name)).parts) {
        if (!rope || !setup) continue
        expect(asked(setup)).toEqual([])
        if (rope.ropeType === 'ltx' || rope.ropeType === 'learned') continue
        const spec = resolve(setup, PROMPT)
        expect(spec.notes.filter(note => !/has no place for/.test(note))).toEqual([])
        const wanted = rope.invFreqPlain ?? rope.invFreq
        const { ladder, attentionFactor } = spec.groups[0]
        expect(ladder.length, id).toBe(wanted.length)
        for (const [pair, omega] of ladder.entries())
          expect(Math.abs(omega - (wanted[pair] as number))).toBeLessThanOrEqual(1e-12 * omega)
        if (!name.startsWith('gguf-phi')) expect(attentionFactor).toBeCloseTo(rope.attentionFactor, 12)
        for (const group of rope.layers ?? [])
          if (group.table && spec.groups.length > 1) {
            const same = spec.groups.some(({ ladder: own }) =>
              own.every((omega, i) => Math.abs(omega - (group.table?.invFreq[i] as number)) <= 1e-12 * omega),
            )
            expect(same, group.layerType).toBe(true)
          }
      }
    })
})

describe('kinds of layers', () => {
  const gemma3n =
    '{"model_type": "gemma3n_text", "rope_theta": 1000000.0, "rope_local_base_freq": 10000.0, "num_hidden_layers": 35}'
  it.each([
    ['Gemma 4 E2B', published('gemma-4-e2b.json'), [512, 1e6, 7], [256, 1e4, 28]],
    ['Gemma 3n', opened(gemma3n), [256, 1e6, 7], [256, 1e4, 28]],
  ] as const)('of %s are a scene each, by their own base and head', (_, file, full, near) => {
    const part = readBest(file).parts[0] as ModelPart
    expect(part.shows).toBe('full_attention')
    for (const [kind, [headDim, ropeTheta, count]] of [
      ['full_attention', full],
      ['sliding_attention', near],
    ] as const) {
      const group = part.rope?.layers?.find(({ layerType }) => layerType === kind)
      expect(group?.layers.length).toBe(count)
      const setup = setupOf(part, kind) as Setup
      expect(setup.geometry).toMatchObject({ headDim, ropeTheta })
      expect(asked(setup)).toEqual([])
      expect(resolve(setup, PROMPT).groups[0].ladder).toEqual(group?.table?.invFreq)
    }
  })

  it('that one scene can hold are shown together', () => {
    const part = readBest(published('gemma-3-1b-it.json')).parts[0] as ModelPart
    expect(part.shows).toBeUndefined()
    expect(setupOf(part, 'sliding_attention')?.geometry.ropeTheta).toBe(10_000)
  })

  it('each have their dialects: llama.cpp fixes the base of Gemma 3’s sliding layers', () => {
    const file = opened(gemma3n.replace('10000.0', '20000.0'))
    const part = readBest(file).parts[0] as ModelPart
    const of = (kind: string) => dialectsOf(file, setupOf(part, kind) as Setup, 'transformers5', kind).map(({ id }) => id)
    expect(of('sliding_attention')).toContain('llamacpp')
    expect(of('full_attention')).toEqual([])
    expect(lint(file)?.effects.llamacpp.phase?.[0]).toBeGreaterThan(1)
    expect(lint(file)?.effects.transformers5.phase).toEqual([0, 0, 0, 0])
  })
})

describe('dialects', () => {
  const yarn = openText(
    '{"model_type": "gpt_oss", "head_dim": 64, "hidden_size": 2880, "num_attention_heads": 64, "rope_theta": 150000, "max_position_embeddings": 131072, "rope_scaling": {"rope_type": "yarn", "factor": 32.0, "beta_fast": 32.0, "beta_slow": 1.0, "original_max_position_embeddings": 4096, "truncate": false}}',
  )
  if (isFileProblem(yarn)) throw new Error(yarn.problem)
  const setup = readFile(yarn, 'transformers5')?.parts[0]?.setup as Setup
  const found = dialectsOf(yarn, setup, 'transformers5')
  const dialect = (id: string) => found.find(each => each.id === id)

  it('lose truncate: false in GGUF, by up to 76 per cent at one frequency', () => {
    expect(dialect('llamacpp')?.relative).toBeGreaterThan(0.4)
    expect(dialect('llamacpp')?.relative).toBeLessThan(0.77)
    expect(dialect('llamacpp')?.relative).toBeCloseTo(dialect('truncate')?.relative as number, 12)
  })

  it('tell the first distance at which a pair parts by π/4', () => {
    const other = dialect('truncate')
    const tables = [setup, other?.setup as Setup].map(each => resolve(each, PROMPT).groups[0].ladder)
    const apart = (m: number) =>
      Math.max(...(tables[0] as Float64Array).map((omega, i) => m * Math.abs(omega - (tables[1]?.[i] as number))))
    const at = other?.divergence as number
    expect(apart(at)).toBeGreaterThan(Math.PI / 4)
    expect(apart(at - 1)).toBeLessThanOrEqual(Math.PI / 4)
  })

  it('that differ by their mask alone are offered, and say what a query sees', () => {
    const mistral = opened(
      '{"model_type": "mistral", "rope_theta": 10000.0, "hidden_size": 4096, "num_attention_heads": 32, "max_position_embeddings": 32768, "sliding_window": 4096}',
    )
    const own = readFile(mistral, 'transformers5')?.parts[0]?.setup as Setup
    const { mask: _, ...causal } = own
    const listed = dialectsOf(mistral, causal, 'paper')
    expect(listed.map(({ id }) => id)).toContain('transformers5')
    expect(listed.find(({ id }) => id === 'transformers5')).toMatchObject({
      divergence: null,
      relative: 0,
      attention: 1,
      apart: ['a query sees the last 4\u202f096 tokens, not all that came before'],
    })
  })

  it('have no window in llama.cpp for Mistral, whose reader says so', () => {
    const file = opened(
      '{"model_type": "mistral", "rope_theta": 10000.0, "hidden_size": 4096, "num_attention_heads": 32, "max_position_embeddings": 32768, "sliding_window": 4096}',
    )
    const own = readFile(file, 'transformers5')?.parts[0]?.setup as Setup
    const [other, ...more] = dialectsOf(file, own, 'transformers5')
    expect(more).toEqual([])
    expect(other).toMatchObject({ id: 'llamacpp', words: expect.stringMatching(/^sliding_window is not read/) })
    expect(other?.apart).toEqual(['a query sees all that came before, not the last 4\u202f096 tokens'])
    const row = lint(file)?.keys.find(({ key }) => key === 'sliding_window')
    expect(row?.by).toMatchObject({ transformers5: { verdict: 'used' }, llamacpp: { verdict: 'ignored' } })
  })

  it('that give the same numbers are not offered', () => {
    const plain = openText('{"model_type": "llama", "rope_theta": 500000.0, "hidden_size": 4096, "num_attention_heads": 32}')
    if (isFileProblem(plain)) throw new Error(plain.problem)
    const own = readFile(plain, 'transformers5')?.parts[0]?.setup as Setup
    expect(dialectsOf(plain, own, 'transformers5')).toEqual([])
  })
})
