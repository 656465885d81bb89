import { describe, expect, it } from 'vitest'
import { ownVerdicts } from '../../src/configs/lint/oneReader'
import { setupOf } from '../../src/configs/parts'
import { isFileProblem, openText, readBest } from '../../src/configs/readModel'
import type { Setup } from '../../src/core/scene'
import { writeSetup } from '../../src/state/setupLink'

function opened(config: object) {
  const file = openText(JSON.stringify(config))
  if (isFileProblem(file)) throw new Error(file.problem)
  const [part] = readBest(file).parts
  if (!part) throw new Error('no part')
  return { file, part }
}

const link = (setup: Setup | null) => setup && writeSetup(setup, 'a').join('&')

/** params.json of Mistral 7B v0.1, as it was published. */
const MISTRAL = {
  dim: 4096,
  n_layers: 32,
  head_dim: 128,
  hidden_dim: 14336,
  n_heads: 32,
  n_kv_heads: 8,
  norm_eps: 1e-5,
  sliding_window: 4096,
  vocab_size: 32000,
}

describe('params.json of Mistral', () => {
  it('has the window of its sliding_window, and beside it the base 10 000', () => {
    const { file, part } = opened(MISTRAL)
    expect(link(part.setup)).toBe('variant=rope&mask=window&trained=4096&slidingWindow=4096')
    expect(part.notes.join(' ')).toMatch(/rope_theta is absent: 10\D000.*the last 4\D096 tokens/)
    const row = ownVerdicts(file).find(({ key }) => key === 'sliding_window')
    expect(row).toMatchObject({ verdict: 'used' })
  })

  it('without a window falls to the base 1 000 000 and masks nothing', () => {
    const { sliding_window: _, ...plain } = MISTRAL
    expect(link(opened(plain).part.setup)).toBe('variant=rope&theta=1000000&trained=4096')
    expect(link(opened({ ...plain, rope_theta: 5e5 }).part.setup)).toBe('variant=rope&theta=500000&trained=4096')
  })

  it('with a list of windows gives them to its layers in turn', () => {
    const { part } = opened({ ...MISTRAL, rope_theta: 1e8, sliding_window: [null, 32768, 32768, 32768] })
    const kinds = part.rope?.layers?.map(({ layerType, layers }) => [layers.length, link(setupOf(part, layerType))])
    expect(kinds).toEqual([
      [8, 'variant=rope&theta=100000000&trained=4096'],
      [24, 'variant=rope&mask=window&theta=100000000&trained=4096&slidingWindow=32768'],
    ])
    expect(part.rope?.layers?.[1]?.layers.slice(0, 4)).toEqual([1, 2, 3, 5])
    expect(part.shows).toBe('full_attention')
  })

  it('with llama_4_scaling multiplies queries, as Ministral 3’s config.json does', () => {
    const { part } = opened({
      ...MISTRAL,
      sliding_window: null,
      rope_theta: 1e6,
      max_position_embeddings: 262144,
      yarn: { factor: 16, original_max_position_embeddings: 16384, beta: 32, alpha: 1, apply_scale: false },
      llama_4_scaling: { original_max_position_embeddings: 16384, beta: 0.1 },
    })
    expect(part.setup?.relation).toEqual({ variant: 'growingQueries', params: {} })
    expect(part.setup?.frequencies.variant).toBe('yarn')
    expect(part.rope?.attentionFactor).toBe(1)
  })
})
