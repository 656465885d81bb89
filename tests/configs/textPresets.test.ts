import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { DIFFUSION_PRESETS } from '../../src/configs/diffusionPresets'
import { PRESETS } from '../../src/configs/presets'
import { TEXT_PRESETS } from '../../src/configs/textPresets'
import { resolve } from '../../src/core/resolve'
import type { Setup } from '../../src/core/scene'

interface Published {
  headDim: number
  rotaryDim: number
  attentionFactor: number
  pairs: number
  /** one table, or one for each kind of layer; some of its frequencies by pair, rad per position */
  tables: readonly { name?: string; invFreq: Readonly<Record<string, number>> }[]
  /** of LongRoPE, beyond the original context */
  long?: Readonly<Record<string, number>>
}

/** Some of the frequencies that the published code makes of each configuration, in float64 (transformers 5.18.0, or the model's own). */
const TABLES: Readonly<Record<string, Published>> = JSON.parse(readFileSync('tests/configs/published.json', 'utf8'))
const text = [{ kind: 'text', tokens: 4 }] as const
const expectTable = (ladder: Float64Array, table: Readonly<Record<string, number>>) => {
  for (const [pair, omega] of Object.entries(table)) {
    const found = ladder[Number(pair)] as number
    expect(Math.abs(found - omega), `pair ${pair}: ${found} for ${omega}`).toBeLessThanOrEqual(1e-12 * omega)
  }
}

describe.each(TEXT_PRESETS)('$name', ({ id, setup, date, sources }) => {
  const expected = TABLES[id] as Published
  const spec = resolve(setup, text)

  it('has the head, the rotated channels and the attention factor of its configuration', () => {
    const { headDim, rotaryDim } = setup.geometry
    expect([headDim, rotaryDim, spec.pairs]).toEqual([expected.headDim, expected.rotaryDim, expected.pairs])
    const factors = spec.groups.map(group => group.attentionFactor)
    expect(Math.max(...factors)).toBeCloseTo(expected.attentionFactor, 12)
  })

  it.each(expected.tables)('turns as the published code does within 1e-12 ($name)', ({ name, invFreq }) => {
    const local = name === 'sliding_attention'
    const group = spec.groups.find(({ serves }) => (name ? /window/.test(serves) === local : true))
    expectTable(group?.ladder ?? new Float64Array(), invFreq)
  })

  it('says where its numbers stand, and when it was published if that is known', () => {
    expect(sources.at(-1)?.url).toMatch(/^https:\/\/(github\.com\/.+\/blob\/|huggingface\.co\/)/)
    if (date) expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/)
  })
})

test.each(TEXT_PRESETS.filter(({ id }) => TABLES[id]?.long))(
  '$name turns by its long list beyond its original context',
  preset => {
    const { frequencies } = preset.setup
    const beyond: Setup = {
      ...preset.setup,
      frequencies: { ...frequencies, params: { ...frequencies.params, seqLen: 200_000 } },
    }
    expectTable(resolve(beyond, text).groups[0].ladder, TABLES[preset.id]?.long ?? {})
  },
)

test('at least 40 models that read text and 10 that draw are offered, each under a name of its own', () => {
  expect(PRESETS.length - DIFFUSION_PRESETS.length).toBeGreaterThanOrEqual(40)
  expect(DIFFUSION_PRESETS.length).toBeGreaterThanOrEqual(10)
  expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(PRESETS.length)
})
