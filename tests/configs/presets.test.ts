import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/configs/presets'
import { isFileProblem, openText, readBest } from '../../src/configs/readModel'
import { axisOfPair, resolve } from '../../src/core/resolve'
import { SLOTS } from '../../src/core/scene'
import { choiceProblem, findVariant, slotOf } from '../../src/core/slots'

const presetNamed = (id: string) => {
  const preset = PRESETS.find(preset => preset.id === id)
  if (!preset) throw new Error(id)
  return preset
}
const specOf = (id: string) => resolve(presetNamed(id).setup, [{ kind: 'text', tokens: 4 }])
const countsOf = (id: string) => {
  const spec = specOf(id)
  const axes = Array.from({ length: spec.pairs }, (_, pair) => spec.axes[axisOfPair(spec.groups[0], pair)])
  return (['t', 'h', 'w'] as const).map(axis => axes.filter(found => found === axis).length)
}

describe('presets', () => {
  it.each(PRESETS)('$name names variants and parameters that exist', ({ setup }) => {
    for (const slot of SLOTS) {
      expect(findVariant(setup[slot].variant), setup[slot].variant).toBeDefined()
      const known = slotOf(slot, setup[slot]).params.map(spec => spec.key)
      expect(known).toEqual(expect.arrayContaining(Object.keys(setup[slot].params)))
      expect(choiceProblem(slot, setup[slot], setup.geometry)).toBeNull()
    }
  })

  it.each(PRESETS)('$name resolves without anything bent', ({ setup }) => {
    const prompt = findVariant(setup.layout.variant)?.prompt ?? [{ kind: 'text', tokens: 4 }]
    expect(resolve(setup, prompt).notes).toEqual([])
  })

  it.each([
    ['qwen2-vl-7b', [16, 24, 24]],
    ['qwen2.5-vl-7b', [16, 24, 24]],
    ['qwen3-vl-8b', [24, 20, 20]],
    ['qwen3.5-0.8b', [11, 11, 10]],
    ['videorope-published', [16, 24, 24]],
  ])('%s shares its pairs out as its configuration says', (id, counts) => expect(countsOf(id)).toEqual(counts))

  it('Llama 3.1 8B has the inverse frequencies that transformers computes from its configuration', () => {
    const { ladder } = specOf('llama-3.1-8b').groups[0]
    const published: Record<number, number> = {
      0: 1,
      28: 0.0032114459947525913,
      30: 0.001371893567761138,
      33: 0.00031269375038406517,
      35: 9.556212353964683e-5,
      63: 3.068925988914511e-7,
    }
    for (const [pair, omega] of Object.entries(published)) expect(ladder[Number(pair)]! / omega).toBeCloseTo(1, 12)
  })

  it('Qwen3-VL 8B has base 5 000 000: its slowest pair turns at 2.545e-7 rad per position', () => {
    expect(specOf('qwen3-vl-8b').groups[0].ladder[63]! / 2.545079788037606e-7).toBeCloseTo(1, 12)
  })

  it('RoFormer base splits 768 channels over 12 heads into 32 pairs each', () => {
    expect(specOf('roformer-base').pairs).toBe(768 / 12 / 2)
  })

  it('Mistral 7B v0.1 looks through 4096 tokens, and Ministral 3’s queries grow with their position', () => {
    expect(specOf('mistral-7b-v0.1').mask).toEqual({ kind: 'window', size: 4096 })
    const grown = resolve(presetNamed('ministral-3-8b').setup, [{ kind: 'text', tokens: 16_400 }]).relation?.over(16_400)
    expect([grown?.queryScale?.[16_383], grown?.queryScale?.[16_384]]).toEqual([1, 1 + 0.1 * Math.log(2)])
  })

  it('Llama 4 Scout was trained with 262 144 tokens; a file that says 10 485 760 has both told', () => {
    expect(presetNamed('llama-4-scout').setup.geometry.trainedLength).toBe(262_144)
    const file = openText('{"model_type": "llama4_text", "max_position_embeddings": 10485760}')
    if (isFileProblem(file)) throw new Error(file.problem)
    const [part] = readBest(file).parts
    expect(part?.notes.join()).toMatch(/10.485.760 is the length that the model is offered for.*trained with 262.144 tokens/)
  })
})
