import { describe, expect, it } from 'vitest'
import { dialectsOf } from '../../src/configs/dialects'
import { lint } from '../../src/configs/lint'
import type { ModelFile } from '../../src/configs/readModel'
import { isFileProblem, openText, readBest, readFile } from '../../src/configs/readModel'
import { resolve } from '../../src/core/resolve'
import type { Setup } from '../../src/core/scene'
import { writeSetup } from '../../src/state/setupLink'

function opened(config: object): ModelFile {
  const file = openText(JSON.stringify(config))
  if (isFileProblem(file)) throw new Error(file.problem)
  return file
}

/** Qwen2.5-7B-Instruct-1M as its makers publish it, of the keys that matter. */
const QWEN = {
  architectures: ['Qwen2ForCausalLM'],
  model_type: 'qwen2',
  hidden_size: 3584,
  num_attention_heads: 28,
  num_hidden_layers: 28,
  max_position_embeddings: 1010000,
  max_window_layers: 28,
  rope_theta: 10000000,
  sliding_window: 1010000,
  use_sliding_window: false,
  dual_chunk_attention_config: { chunk_size: 262144, local_size: 8192, original_max_position_embeddings: 262144 },
}

const PROMPT = [{ kind: 'text', tokens: 8 }] as const

describe('dual_chunk_attention_config', () => {
  it('is the relation of the opened scene, with the sizes of the file, as vLLM builds it', () => {
    const best = readBest(opened(QWEN))
    const setup = best.parts[0]?.setup as Setup
    expect(best.reader).toBe('vllm')
    expect(writeSetup(setup, 'a').join('&')).toBe(
      'variant=dualChunk&theta=10000000&trained=1010000&chunkSize=262144&localWindow=8192',
    )
    expect(best.parts[0]?.shortfalls.join()).toMatch(/0\.1 ln\(L \/ 262\D144\) \+ 1/)
    // c = 4 of 6: keys 0 1 2 3 0 1 2 3, queries of the next chunk min(i mod 4 + 4, 6), as vLLM's clamp has it
    const small = { chunk_size: 6, local_size: 2 }
    const own = readBest(opened({ ...QWEN, dual_chunk_attention_config: small })).parts[0]?.setup as Setup
    const [same, next, farther] = resolve(own, PROMPT).relation?.over(8).bands ?? []
    expect(Array.from(next?.query ?? []).slice(4)).toEqual([4, 5, 6, 6])
    expect(Array.from(farther?.query ?? [])[7]).toBe(6)
    expect(Array.from(same?.key ?? [])).toEqual([0, 1, 2, 3, 0, 1, 2, 3])
  })

  it('is passed over by transformers, which is listed as another reading by its relation alone', () => {
    const file = opened(QWEN)
    const a = readBest(file).parts[0]?.setup as Setup
    expect(readFile(file, 'transformers5')?.parts[0]?.setup?.relation.variant).toBe('rope')
    const other = dialectsOf(file, a, 'vllm').find(({ id }) => id === 'transformers5')
    expect(other).toMatchObject({ divergence: null, relative: 0, attention: 1 })
    expect(other?.words).toBe('The same keys under its rules.')
    expect(other?.apart).toEqual(['distances by Relative position, not Dual chunk attention'])
  })

  it('has who reads it and who does not said in the lint, key by key', () => {
    const report = lint(opened(QWEN))
    const [finding] = report?.findings.filter(({ id }) => id === 'dual chunk') ?? []
    expect(finding?.weight).toBe('note')
    expect(finding?.title).toMatch(/read by vLLM and SGLang alone.*transformers passes over it/)
    expect(finding?.threads?.map(({ url }) => url)).toContain('https://github.com/vllm-project/vllm/issues/49296')
    const by = report?.keys.find(({ key }) => key === 'dual_chunk_attention_config')?.by
    expect(by).toMatchObject({
      transformers5: { verdict: 'ignored' },
      transformers4: { verdict: 'ignored' },
      vllm: { verdict: 'used' },
      llamacpp: { verdict: 'ignored' },
    })
  })

  it('without a size stops vLLM, and the scene is that of transformers', () => {
    const file = opened({ ...QWEN, dual_chunk_attention_config: { chunk_size: 262144 } })
    expect(readFile(file, 'vllm')?.message).toMatch(/missing 1 required positional argument: 'local_size'/)
    expect(readBest(file)).toMatchObject({ reader: 'transformers5', status: 'read' })
    expect(lint(file)?.findings[0]).toMatchObject({ id: 'dual chunk', weight: 'wrong' })
  })

  it('in a class that does not hand it on changes nothing', () => {
    const file = opened({ ...QWEN, model_type: 'llama' })
    expect(readBest(file).reader).toBe('transformers5')
    expect(lint(file)?.findings.find(({ id }) => id === 'dual chunk')?.title).toMatch(/not read by llama/)
  })
})
