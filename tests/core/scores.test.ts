import { describe, expect, test } from 'vitest'
import { curveAttention, curvePrefix } from '../../src/core/curveAttention'
import { resolve } from '../../src/core/resolve'
import type { Content, Segment } from '../../src/core/scene'
import { cellMeans } from '../../src/core/scoreCells'
import { directScore, scoreSource, softmaxScale } from '../../src/core/scoreSource'
import { directAttention, directMeans } from '../../src/core/scoresReference'
import { namedSetup } from '../../src/core/setups'
import { recordSize, singleStep, tokenBlocks } from '../../src/core/tokenBlocks'
import { finish } from '../../src/core/tokenPhasors'
import { VARIANTS } from '../../src/core/variants'

const VIDEO: Segment = { kind: 'video', frames: 3, rows: 2, cols: 4, fps: 2, temporalPatch: 2, spatialMerge: 2 }
const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 5 },
  VIDEO,
  { kind: 'image', rows: 3, cols: 3, spatialMerge: 2 },
  { kind: 'text', tokens: 4 },
]
const ONES: Content = { kind: 'ones' }

const gap = (a: Float64Array, b: Float64Array) =>
  a.reduce((most, value, k) => {
    const other = b[k] as number
    if (Number.isNaN(value) !== Number.isNaN(other)) return Number.POSITIVE_INFINITY
    return Number.isNaN(value) ? most : Math.max(most, Math.abs(value - other))
  }, 0)

const edgesOf = (...edges: number[]) => Float64Array.from(edges)
const everyNth = (tokens: number, n: number) =>
  Float64Array.from([...Array.from({ length: Math.ceil(tokens / n) }, (_, k) => k * n), tokens])

describe('mean scores of cells', () => {
  for (const { id } of VARIANTS)
    for (const content of resolve(namedSetup(id), PROMPT).groups[0].secondInvFreq ? [ONES, { kind: 'equal' } as const] : [ONES])
      test(`of ${id}, content ${content.kind}, equal brute force within 1e-12, causal and full`, () => {
        const spec = resolve(namedSetup(id), PROMPT)
        const source = scoreSource(spec, content)
        for (const n of [1, 5]) {
          const edges = everyNth(spec.tokens.count, n)
          const grid = n === 1 ? { rows: edges.slice(3, 19), columns: edges.slice(11, 30) } : { rows: edges, columns: edges }
          for (const kind of ['causal', 'full'] as const) {
            const mask = { kind }
            expect(
              gap(finish(cellMeans(source, tokenBlocks(spec), grid, mask)), directMeans(source, spec.positionIds, grid, mask)),
            ).toBeLessThan(1e-12)
          }
        }
      })

  test('a million tokens of text and a video of half a million keep 1e-9 in single cells far out', () => {
    const far: Segment[] = [
      { kind: 'text', tokens: 500_000 },
      { ...VIDEO, frames: 870, rows: 24, cols: 24 },
    ]
    const spec = resolve(namedSetup('mrope'), far)
    const source = scoreSource(spec, ONES)
    const grid = { rows: edgesOf(1_001_000, 1_001_001, 1_001_002), columns: edgesOf(77, 78, 499_999, 500_000, 900_000, 900_001) }
    const fast = finish(cellMeans(source, tokenBlocks(spec), grid, { kind: 'causal' }))
    expect(fast[0]).toBeCloseTo(directScore(source, spec.positionIds, 1_001_000, 77), 9)
    expect(fast[4 + 5]).toBeCloseTo(directScore(source, spec.positionIds, 1_001_001, 900_000), 9)
  })
})

describe('blocks', () => {
  test('a raster of affine ids is one block, text another', () => {
    const spec = resolve(namedSetup('mrope'), PROMPT)
    const { records, axes } = tokenBlocks(spec)
    expect(records.length / recordSize(axes)).toBe(4)
    expect(Array.from(records.subarray(recordSize(axes), recordSize(axes) + 3))).toEqual([4, 2, 3])
  })

  test('a prompt has a single step exactly where its ids count up by it from token to token', () => {
    const text = (tokens: number): Segment => ({ kind: 'text', tokens })
    const step = (id: string, segments: readonly Segment[]) => singleStep(tokenBlocks(resolve(namedSetup(id), segments)))
    expect(step('rope', PROMPT)).toEqual(Float64Array.of(1))
    expect(step('mrope', [text(40)])).toEqual(Float64Array.of(1, 1, 1))
    expect(step('mrope', PROMPT)).toBeNull()
    expect(step('mrope', [text(1)])).not.toBeNull()
    expect(step('rope', [text(1), VIDEO])).toEqual(Float64Array.of(1))
  })
})

describe('attention from one curve', () => {
  const spec = resolve(namedSetup('rope'), [{ kind: 'text', tokens: 240 }])
  const source = scoreSource(spec, ONES)
  const scale = softmaxScale(spec, namedSetup('rope').geometry, 1)
  const curve = Float64Array.from({ length: 240 }, (_, m) => directScore(source, spec.positionIds, m, 0))
  const prefix = curvePrefix(curve, scale)

  for (const mask of ['causal', 'full'] as const) {
    test(`equals brute force within 1e-12, ${mask}`, () => {
      const grid = { rows: edgesOf(0, 1, 7, 180, 230, 240), columns: edgesOf(0, 1, 7, 180, 181, 230, 240) }
      const { mass, bound } = finish(noted(curveAttention(prefix, grid, mask, true)))
      expect(bound).toBe(0)
      expect(gap(mass, directAttention(source, spec.positionIds, scale, grid, { kind: mask }))).toBeLessThan(1e-12)
    })

    test(`bounded pixels hold the exact ones within their bound, and rows sum to one within it, ${mask}`, () => {
      const edges = everyNth(240, 12)
      const grid = { rows: edges, columns: edges }
      const exact = finish(noted(curveAttention(prefix, grid, mask, true))).mass
      const { mass, bound } = finish(noted(curveAttention(prefix, grid, mask, false)))
      expect(bound).toBeGreaterThan(0)
      expect(bound).toBeLessThan(0.002)
      mass.forEach((value, k) => expect(Math.abs(value - (exact[k] as number))).toBeLessThanOrEqual(bound * value + 1e-15))
      for (let row = 0; row < 20; row++)
        expect(mass.subarray(20 * row, 20 * row + 20).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2)
    })
  }
})

describe('the scale of the softmax', () => {
  test('is the root of the channels where all turn, and what the rotated ones leave of it otherwise', () => {
    const setup = namedSetup('rope')
    expect(softmaxScale(resolve(setup, PROMPT), setup.geometry, 1)).toBeCloseTo(Math.sqrt(setup.geometry.headDim), 12)
    const half = { ...setup, geometry: { ...setup.geometry, headDim: 128, rotaryDim: 32 } }
    expect(softmaxScale(resolve(half, PROMPT), half.geometry, 2)).toBeCloseTo(32 / Math.sqrt(128) / 2, 12)
  })
})

/** Steps that say how far they are, as steps that do not. */
function* noted<T>(steps: Generator<number, T>): Generator<void, T> {
  let step = steps.next()
  while (!step.done) {
    yield
    step = steps.next()
  }
  return step.value
}
