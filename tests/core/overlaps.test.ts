import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collisionsOf } from '../../src/core/collisions'
import { layoutFacts } from '../../src/core/overlaps'
import type { RotarySpec } from '../../src/core/resolve'
import { resolve } from '../../src/core/resolve'
import { rangeOf, runsOf } from '../../src/core/runs'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { variantsFor } from '../../src/core/slots'
import { flattenTokens } from '../../src/core/tokens'
import { prompts, RUNS } from './arbitraries'

const video = (frames: number, rows: number, cols: number): Segment => ({
  kind: 'video',
  frames,
  rows,
  cols,
  fps: 2,
  temporalPatch: 2,
  spatialMerge: 2,
})
const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const CLIP = [text(32), video(8, 6, 8), text(32)]

const factsOf = (id: string, segments: readonly Segment[]) => layoutFacts(resolve(namedSetup(id), segments), segments)

/** Tokens of a prompt with ids that are dealt at random from a few values. */
const dealt = fc
  .record({
    segments: fc.array(
      fc.oneof(
        fc.nat(6).map(text),
        fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).map(([t, s]) => video(t, s, 2)),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    seed: fc.array(fc.constantFrom(-1, -0, 0, 0.5, 1, 2, 3), { minLength: 200, maxLength: 200 }),
  })
  .map(({ segments, seed }) => {
    const tokens = flattenTokens(segments)
    const base = resolve(namedSetup('mrope'), segments)
    const positionIds = base.axes.map((_, axis) =>
      Float64Array.from({ length: tokens.count }, (_, k) => seed[(k * 3 + axis * 7) % 200] as number),
    )
    return { segments, spec: { ...base, positionIds, tokens } satisfies RotarySpec }
  })

describe('runs', () => {
  it('cover every token of any published layout once, in order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variantsFor('layout')), prompts, ({ id }, segments) => {
        const spec = resolve(namedSetup(id), segments)
        let next = 0
        for (const { start, count } of runsOf(spec)) {
          expect(start).toBe(next)
          expect(count).toBeGreaterThan(0)
          next += count
        }
        expect(next).toBe(spec.tokens.count)
      }),
      RUNS,
    )
  })

  it('hold exactly the smallest and largest id of their tokens', () => {
    fc.assert(
      fc.property(dealt, ({ spec }) => {
        for (const { start, count, min, max } of runsOf(spec))
          spec.positionIds.forEach((ids, axis) => {
            const own = [...ids.slice(start, start + count)]
            expect(min[axis]).toBeCloseTo(Math.min(...own), 12)
            expect(max[axis]).toBeCloseTo(Math.max(...own), 12)
          })
      }),
      RUNS,
    )
  })
})

describe('collisions', () => {
  const published = fc
    .tuple(fc.constantFrom(...variantsFor('layout')), prompts)
    .map(([{ id }, segments]) => ({ spec: resolve(namedSetup(id), segments) }))

  it('are found exactly as by comparing every token with every earlier one', () => {
    fc.assert(
      fc.property(fc.oneof(dealt, published), ({ spec }) => {
        let tokens = 0
        let first: [number, number] | null = null
        for (let k = 0; k < spec.tokens.count; k++) {
          const earlier = Array.from({ length: k }, (_, j) => j).find(j => spec.positionIds.every(ids => ids[j] === ids[k]))
          if (earlier === undefined) continue
          tokens++
          first ??= [earlier, k]
        }
        expect(collisionsOf(spec, runsOf(spec))).toEqual({ tokens, first })
      }),
      RUNS,
    )
  })

  it('are none under VideoRoPE, M-RoPE and flattened positions on the default prompt', () => {
    for (const id of ['videorope', 'mrope', 'rope']) expect(factsOf(id, CLIP).collisions).toEqual({ tokens: 0, first: null })
  })

  it('of frames that share all ids count every patch after the first frame', () => {
    const spec = resolve(namedSetup('mrope'), CLIP)
    const time = Float64Array.from(spec.positionIds[0] as Float64Array, (id, k) =>
      (spec.tokens.frame[k] as number) < 0 ? id : 32,
    )
    const facts = layoutFacts({ ...spec, positionIds: [time, ...spec.positionIds.slice(1)] }, CLIP)
    expect(facts.collisions).toEqual({ tokens: 7 * 48, first: [32, 80] })
    expect(facts.collapsed).toEqual([{ axis: 't', segment: 1 }])
  })
})

describe('overlaps', () => {
  it('are found exactly as by comparing every text token with every patch', () => {
    fc.assert(
      fc.property(dealt, ({ spec, segments }) => {
        const twin = spec.axes.flatMap((axis, at) =>
          (['before', 'after'] as const).flatMap(side => {
            const ids = spec.positionIds[at] as Float64Array
            const indices = Array.from({ length: spec.tokens.count }, (_, k) => k)
            const patches = indices.filter(k => (spec.tokens.frame[k] as number) >= 0)
            const reused = indices.filter(
              k =>
                (spec.tokens.frame[k] as number) < 0 &&
                patches.some(j => ids[j] === ids[k] && (side === 'after' ? j < k : j > k)),
            )
            const values = reused.map(k => ids[k] as number)
            return reused.length
              ? [
                  {
                    axis,
                    text: side,
                    tokens: reused.length,
                    first: reused[0],
                    from: Math.min(...values) + 0,
                    to: Math.max(...values) + 0,
                  },
                ]
              : []
          }),
        )
        const found = layoutFacts(spec, segments).overlaps.map(overlap => ({
          ...overlap,
          from: overlap.from + 0,
          to: overlap.to + 0,
        }))
        expect(found).toEqual(twin)
      }),
      RUNS,
    )
  })

  it('VideoRoPE: width ids of the default clip overlap 4 positions of the text that follows, height ids 3', () => {
    const after = factsOf('videorope', CLIP).overlaps.filter(overlap => overlap.text === 'after')
    expect(after).toEqual([
      { axis: 'h', text: 'after', tokens: 3, first: 416, from: 47, to: 49 },
      { axis: 'w', text: 'after', tokens: 4, first: 416, from: 47, to: 50 },
    ])
  })

  it('M-RoPE and flattened positions never give text an id that a patch has', () => {
    fc.assert(
      fc.property(fc.constantFrom('mrope', 'rope'), prompts, (id, segments) => {
        expect(factsOf(id, segments).overlaps).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('layout facts', () => {
  it('text resumes at 47 under VideoRoPE and at 40 under M-RoPE, beside largest ids of 50 and 39', () => {
    expect(factsOf('videorope', CLIP).resumptions).toEqual([
      { segment: 1, token: 416, position: 47, largest: 50, largestAxis: 'w' },
    ])
    expect(factsOf('mrope', CLIP).resumptions).toEqual([{ segment: 1, token: 416, position: 40, largest: 39, largestAxis: 't' }])
  })

  it('a prompt that ends in a video resumes at the next position', () => {
    const facts = factsOf('mrope', [text(4), video(2, 3, 5)])
    expect(facts.resumptions).toEqual([{ segment: 1, token: null, position: 9, largest: 8, largestAxis: 'w' }])
    expect(facts.next).toBe(9)
  })

  it('VideoRoPE has negative spatial ids where the text before is shorter than half a frame', () => {
    const { negative } = factsOf('videorope', [text(1), video(2, 2, 9)])
    expect(negative).toEqual([{ axis: 'w', tokens: 8, min: -3 }])
    expect(factsOf('videorope', CLIP).negative).toEqual([])
  })

  it('names the shape: VideoRoPE rides the diagonal, M-RoPE stays in a corner, flattened ids are one line', () => {
    expect(factsOf('videorope', CLIP).shape).toBe('diagonal')
    expect(factsOf('mrope', CLIP).shape).toBe('corner')
    expect(factsOf('rope', CLIP).shape).toBe('line')
    expect(factsOf('videorope', [text(9)]).shape).toBe('line')
    expect(factsOf('videorope', [text(9), video(1, 3, 3)]).shape).toBe('centred')
  })

  it('describe the grid with the most tokens', () => {
    const { grid } = factsOf('mrope', [{ kind: 'image', rows: 2, cols: 2, spatialMerge: 2 }, text(1), video(3, 2, 2)])
    expect(grid.map(run => [run.segment, run.frame])).toEqual([
      [2, 0],
      [2, 1],
      [2, 2],
    ])
    expect(rangeOf(grid, 0)).toEqual([3, 5])
  })

  it('hold for an empty prompt', () => {
    const facts = factsOf('videorope', [text(0)])
    expect(facts).toMatchObject({ runs: [], grid: [], overlaps: [], resumptions: [], shape: 'line' })
  })

  it('of 1 000 000 tokens cost at most ten times as much as a hundred prompts of 10 000 tokens', () => {
    const small = [text(32), video(10, 32, 31), text(48)]
    const large = [text(32), video(1000, 32, 31), text(48)]
    const time = (segments: readonly Segment[], times: number) => {
      const spec = resolve(namedSetup('videorope'), segments)
      const start = performance.now()
      for (let k = 0; k < times; k++) layoutFacts(spec, segments)
      return performance.now() - start
    }
    time(small, 20)
    expect(time(large, 1)).toBeLessThan(10 * time(small, 100))
  })
})
