import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../../src/configs/presets'
import type { ModelFile } from '../../../src/configs/readModel'
import { openText, readFile } from '../../../src/configs/readModel'
import { createSubject, WRITERS } from '../../../src/configs/writers'
import type { Setup } from '../../../src/core/scene'
import { namedSetup } from '../../../src/core/setups'

const withParams = (id: string, params: Setup['frequencies']['params'], geometry: Partial<Setup['geometry']> = {}): Setup => {
  const setup = namedSetup(id)
  return { ...setup, frequencies: { variant: id, params }, geometry: { ...setup.geometry, ...geometry } }
}

/** The class that a model with such frequencies is of; Llama's where it is no special one. */
const CLASSES: Record<string, string> = {
  deepseekMla: 'deepseek_v3',
  gemma3: 'gemma3_text',
  modernBert: 'modernbert',
  olmo3: 'olmo3',
  llama4: 'llama4_text',
  gptOss: 'gpt_oss',
}
const LAYERS: Record<string, readonly string[]> = {
  gemma3: ['sliding_attention', 'full_attention'],
  modernBert: ['full_attention', 'sliding_attention'],
  olmo3: ['sliding_attention', 'full_attention'],
}

const CASES: readonly [string, Setup][] = [
  ...PRESETS.filter(({ setup }) => setup.layout.variant === 'rope' && setup.allocation.variant === 'rope').map(
    ({ id, setup }): [string, Setup] => [id, setup],
  ),
  ['linear', namedSetup('linearScaling')],
  ['ntk', namedSetup('ntk')],
  ['dynamic', namedSetup('dynamicNtk')],
  ['yarn', withParams('yarn', { factor: 4, betaFast: 16, truncate: false })],
  ['yarn with an attention factor', withParams('yarn', { factor: 8, attentionFactor: 1.3 })],
  ['longrope', withParams('longrope', { shortFactor: Array.from({ length: 64 }, (_, i) => 1 + i / 9) })],
]

describe.each(CASES)('%s', (_, setup) => {
  const subject = createSubject(setup, [{ kind: 'text', tokens: 4 }], { name: 'x', link: '#v=1' })
  it.each(['transformers5', 'transformers4'] as const)('written for %s is read back as the same table within 1e-12', reader => {
    const { text } = WRITERS.find(({ id }) => id === reader)?.write(subject) ?? { text: '' }
    if (!text) return
    const { variant } = setup.frequencies
    const layers = LAYERS[variant]
    const config = {
      model_type: CLASSES[variant] ?? (setup.geometry.rotaryDim < setup.geometry.headDim ? 'stablelm' : 'llama'),
      hidden_size: setup.geometry.headDim * 8,
      num_attention_heads: 8,
      num_hidden_layers: layers?.length ?? 4,
      ...(layers && { layer_types: layers }),
      ...JSON.parse(text),
    }
    const part = readFile(openText(JSON.stringify(config)) as ModelFile, reader)?.parts[0]
    const rope = part?.rope
    expect(rope).toBeTruthy()
    const { ladder, attentionFactor } = subject.group
    expect(rope?.invFreq.length).toBe(ladder.length)
    ladder.forEach((omega, pair) => {
      expect(Math.abs((rope?.invFreq[pair] as number) - omega), `pair ${pair}`).toBeLessThanOrEqual(1e-12 * omega)
    })
    expect(rope?.attentionFactor).toBeCloseTo(attentionFactor, 12)
  })
})
