import { describe, expect, it, test } from 'vitest'
import { DIFFUSION_PRESETS } from '../../src/configs/diffusionPresets'
import { PRESETS } from '../../src/configs/presets'
import { resolve } from '../../src/core/resolve'
import type { AxisId } from '../../src/core/scene'
import { findVariant } from '../../src/core/slots'

/**
 * What the published configuration of each model says of its rotation, and where it is silent, the code that reads it:
 * channels of a head, and of each axis, with the base of the axis's ladder. The files stand at the preset's second source;
 * rope_axes_dim, axes_dims_rope and axes_dims are of the file; the rest is fixed in huggingface/diffusers @ 58eb52c.
 */
const PUBLISHED: Record<string, { headDim: number; axes: readonly (readonly [AxisId, number, number])[] }> = {
  // attention_head_dim 128, rope_axes_dim [16, 56, 56], rope_theta 256
  hunyuanvideo: {
    headDim: 128,
    axes: [
      ['t', 16, 256],
      ['h', 56, 256],
      ['w', 56, 256],
    ],
  },
  'hunyuanvideo-1.5': {
    headDim: 128,
    axes: [
      ['t', 16, 256],
      ['h', 56, 256],
      ['w', 56, 256],
    ],
  },
  // attention_head_dim 128 (dim 5120 / num_heads 40 in the original file); base and split in WanRotaryPosEmbed
  'wan2.1-t2v-1.3b': {
    headDim: 128,
    axes: [
      ['t', 44, 1e4],
      ['h', 42, 1e4],
      ['w', 42, 1e4],
    ],
  },
  'wan2.1-t2v-14b': {
    headDim: 5120 / 40,
    axes: [
      ['t', 44, 1e4],
      ['h', 42, 1e4],
      ['w', 42, 1e4],
    ],
  },
  'wan2.2-t2v-a14b': {
    headDim: 5120 / 40,
    axes: [
      ['t', 44, 1e4],
      ['h', 42, 1e4],
      ['w', 42, 1e4],
    ],
  },
  // attention_head_dim 64, use_rotary_positional_embeddings true; d / 4, 3 d / 8, 3 d / 8 in get_3d_rotary_pos_embed
  'cogvideox-5b': {
    headDim: 64,
    axes: [
      ['t', 16, 1e4],
      ['h', 24, 1e4],
      ['w', 24, 1e4],
    ],
  },
  'cogvideox1.5-5b': {
    headDim: 64,
    axes: [
      ['t', 16, 1e4],
      ['h', 24, 1e4],
      ['w', 24, 1e4],
    ],
  },
  // attention_head_dim 128, rope_scale [2, 1, 1]: NTK per axis in CosmosRotaryPosEmbed
  'cosmos-1.0-7b': {
    headDim: 128,
    axes: [
      ['t', 44, 1e4 * 2 ** (44 / 42)],
      ['h', 42, 1e4],
      ['w', 42, 1e4],
    ],
  },
  // attention_head_dim 128, axes_dims_rope [16, 56, 56] by default, theta 10000 in FluxPosEmbed
  'flux.1-dev': {
    headDim: 128,
    axes: [
      ['i', 16, 1e4],
      ['h', 56, 1e4],
      ['w', 56, 1e4],
    ],
  },
  // attention_head_dim 128, axes_dims_rope [32, 32, 32, 32], rope_theta 2000
  'flux.2-dev': {
    headDim: 128,
    axes: [
      ['t', 32, 2000],
      ['h', 32, 2000],
      ['w', 32, 2000],
      ['l', 32, 2000],
    ],
  },
  // attention_head_dim 128, axes_dims_rope [16, 56, 56], theta 10000 in QwenEmbedRope
  'qwen-image': {
    headDim: 128,
    axes: [
      ['t', 16, 1e4],
      ['h', 56, 1e4],
      ['w', 56, 1e4],
    ],
  },
  // dim 3840 / n_heads 30, axes_dims [32, 48, 48], rope_theta 256
  'z-image-turbo': {
    headDim: 3840 / 30,
    axes: [
      ['t', 32, 256],
      ['h', 48, 256],
      ['w', 48, 256],
    ],
  },
}

const specOf = (id: string) => {
  const setup = DIFFUSION_PRESETS.find(preset => preset.id === id)?.setup
  if (!setup) throw new Error(id)
  return { setup, spec: resolve(setup, findVariant(setup.layout.variant)?.prompt ?? []) }
}

describe.each(Object.entries(PUBLISHED))('%s', (id, { headDim, axes }) => {
  const { setup, spec } = specOf(id)

  it('rotates as many channels as its configuration gives the axes', () => {
    expect(setup.geometry.headDim).toBe(headDim)
    expect(setup.geometry.rotaryDim).toBe(axes.reduce((sum, [, channels]) => sum + channels, 0))
    expect([...spec.axes].sort()).toEqual(axes.map(([axis]) => axis).sort())
  })

  it.each(axes)('axis %s has %d channels and the ladder of base %d', (axis, channels, base) => {
    const found = Array.from(spec.groups[0].invFreq[spec.axes.indexOf(axis)] ?? []).filter(omega => omega !== 0)
    const ladder = Array.from({ length: channels / 2 }, (_, j) => base ** ((-2 * j) / channels))
    expect(found.length).toBe(ladder.length)
    found.forEach((omega, j) => {
      expect(omega / (ladder[j] ?? 0)).toBeCloseTo(1, 12)
    })
  })
})

test.each([
  ['ltx-video-0.9', 64, 341],
  ['ltx-2', 128, 682],
])('%s spreads its rising frequencies over each axis of 32 heads of %d channels, %d of them', (id, headDim, count) => {
  const { setup, spec } = specOf(id)
  expect([setup.geometry.headDim, spec.groups.length]).toEqual([headDim, 32])
  for (const axis of spec.axes.keys()) {
    const all = spec.groups.flatMap(group => Array.from(group.invFreq[axis] ?? [])).filter(omega => omega !== 0)
    const rising = Array.from({ length: count }, (_, j) => (Math.PI / 2) * 1e4 ** (j / (count - 1)))
    expect(all.length).toBe(count)
    all.forEach((omega, j) => {
      expect(omega / (rising[j] ?? 0)).toBeCloseTo(1, 12)
    })
  }
})

test('Mochi 1 turns nothing before its learned frequencies are loaded', () => {
  const { setup, spec } = specOf('mochi-1-preview')
  expect(setup.geometry.headDim).toBe(128)
  expect(spec.groups[0].ladder.every(omega => omega === 0)).toBe(true)
})

test.each(DIFFUSION_PRESETS)('$name is dated and has its configuration among its sources', ({ date, sources }) => {
  expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
  expect(sources.at(-1)?.url).toMatch(/^https:\/\/huggingface\.co\/.+\/transformer\/config\.json$/)
})

test('CogVideoX 2B is not offered, because its configuration turns rotation off', () => {
  expect(PRESETS.map(({ id }) => id)).not.toContain('cogvideox-2b')
})

test('no two presets share an id', () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length)
})

test.each([
  ['qwen2.5-omni-7b', { headDim: 128, rotaryDim: 128, ropeTheta: 1e6 }, [16, 24, 24]],
  ['glm-4.1v-9b', { headDim: 4096 / 32, rotaryDim: 64, ropeTheta: 1e4, trainedLength: 65_536 }, [8, 12, 12]],
  ['ernie-4.5-vl-28b-a3b', { headDim: 128, rotaryDim: 128, ropeTheta: 5e5 }, [20, 22, 22]],
])('%s has the base, the rotated channels and the sections of its configuration', (id, geometry, counts) => {
  const setup = PRESETS.find(preset => preset.id === id)?.setup
  if (!setup) throw new Error(id)
  expect(setup.geometry).toMatchObject(geometry)
  const spec = resolve(setup, [{ kind: 'text', tokens: 4 }])
  const found = (['t', 'h', 'w'] as const).map(
    axis => spec.groups[0].invFreq[spec.axes.indexOf(axis)]?.filter(omega => omega !== 0).length,
  )
  expect(found).toEqual(counts)
})
