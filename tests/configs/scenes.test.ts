import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dialectsOf } from '../../src/configs/dialects'
import { isProblem, parseJson } from '../../src/configs/document/json'
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

  it('that give the same numbers are not offered', () => {
    const plain = openText('{"model_type": "llama", "rope_theta": 500000.0, "hidden_size": 4096, "num_attention_heads": 32}')
    if (isFileProblem(plain)) throw new Error(plain.problem)
    const own = readFile(plain, 'transformers5')?.parts[0]?.setup as Setup
    expect(dialectsOf(plain, own, 'transformers5')).toEqual([])
  })
})
