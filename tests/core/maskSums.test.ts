import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curveAttention, curvePrefix } from '../../src/core/curveAttention'
import { causalHere, edgeMeans } from '../../src/core/edgeMeans'
import type { Mask } from '../../src/core/mask'
import { allows, packDocuments, packedIds, pieceAt, spanOf } from '../../src/core/mask'
import { allowedPairs, meetingOf, pairSum } from '../../src/core/maskSums'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { cellMeans } from '../../src/core/scoreCells'
import { directScore, scoreSource, softmaxScale } from '../../src/core/scoreSource'
import { directAttention, directMeans } from '../../src/core/scoresReference'
import { namedSetup } from '../../src/core/setups'
import { spanAttention, weightSums } from '../../src/core/spanAttention'
import { restartStep, tokenBlocks } from '../../src/core/tokenBlocks'
import { finish } from '../../src/core/tokenPhasors'
import { RUNS } from './arbitraries'

const TOKENS = 40

const starts = fc
  .uniqueArray(fc.integer({ min: 1, max: TOKENS - 1 }), { maxLength: 6 })
  .map(list => Float64Array.from(list.sort((a, b) => a - b)))

/** Any mask over a prompt of 40 tokens. */
const masks: fc.Arbitrary<Mask> = fc.oneof(
  fc.constantFrom<Mask>({ kind: 'full' }, { kind: 'causal' }),
  fc.record({ kind: fc.constant('window' as const), size: fc.integer({ min: 1, max: 60 }), ahead: fc.constantFrom(0, 3, 50) }),
  fc.record({ kind: fc.constant('chunks' as const), size: fc.integer({ min: 1, max: 60 }), slots: fc.constant(0) }),
  fc.record({ kind: fc.constant('documents' as const), starts, anchor: fc.boolean() }),
)

const run = fc
  .tuple(fc.integer({ min: 0, max: TOKENS - 1 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, count]) => [from, Math.min(TOKENS, from + count)] as const)

const pairsOf = (mask: Mask, q0: number, q1: number, k0: number, k1: number) => {
  const pairs: [number, number][] = []
  for (let q = q0; q < q1; q++) for (let k = k0; k < k1; k++) if (allows(mask, q, k)) pairs.push([q, k])
  return pairs
}

describe('a mask in numbers', () => {
  test('says of every query the span and the anchor that it allows pair by pair', () => {
    fc.assert(
      fc.property(masks, fc.integer({ min: 0, max: TOKENS - 1 }), (mask, query) => {
        const [from, to] = spanOf(mask, TOKENS, query)
        const anchor = mask.kind === 'documents' && mask.anchor ? (mask.starts[0] ?? 0) : 0
        for (let key = 0; key < TOKENS; key++)
          expect(allows(mask, query, key)).toBe((key >= from && key < to) || (key < anchor && key <= query))
      }),
      { ...RUNS, numRuns: 200 },
    )
  })

  test('cuts the prompt into pieces that follow each other', () => {
    fc.assert(
      fc.property(masks, mask => {
        for (let query = 0; query < TOKENS; ) {
          const { start, end } = pieceAt(mask, TOKENS, query)
          expect(start).toBe(query)
          expect(pieceAt(mask, TOKENS, end - 1)).toEqual(pieceAt(mask, TOKENS, query))
          query = end
        }
      }),
      { ...RUNS, numRuns: 200 },
    )
  })

  test('counts the pairs of a cell and tells open cells from closed ones as pair by pair', () => {
    fc.assert(
      fc.property(masks, run, run, (mask, [q0, q1], [k0, k1]) => {
        const count = pairsOf(mask, q0, q1, k0, k1).length
        expect(allowedPairs(mask, TOKENS, q0, q1, k0, k1)).toBe(count)
        const how = meetingOf(mask, TOKENS, q0, q1)(k0, k1)
        if (how === 'open') expect(count).toBe((q1 - q0) * (k1 - k0))
        if (how === 'closed') expect(count).toBe(0)
        if (causalHere(mask, TOKENS, q0, q1, k0, k1)) expect(count).toBe(((q1 - q0) * (q1 - q0 + 1)) / 2)
      }),
      { ...RUNS, numRuns: 500 },
    )
  })

  test('sums weights of distances over a cell within 1e-12 of pair by pair', () => {
    const curve = Float64Array.from({ length: TOKENS }, (_, m) => Math.cos(0.3 * m) / (1 + m))
    const sums = weightSums(curvePrefix(curve, 3))
    const weight = (m: number) => Math.exp(3 * ((curve[Math.abs(m)] as number) - 1))
    fc.assert(
      fc.property(masks, run, run, (mask, [q0, q1], [k0, k1]) => {
        const truth = pairsOf(mask, q0, q1, k0, k1).reduce((sum, [q, k]) => sum + weight(q - k), 0)
        expect(Math.abs(pairSum(sums, mask, TOKENS, q0, q1, k0, k1) - truth)).toBeLessThan(1e-12)
      }),
      { ...RUNS, numRuns: 500 },
    )
  })
})

const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const VIDEO: Segment = { kind: 'video', frames: 3, rows: 3, cols: 4, fps: 2, temporalPatch: 2, spatialMerge: 2 }
const PROMPTS: Record<string, { id: string; segments: readonly Segment[] }> = {
  text: { id: 'rope', segments: [text(300)] },
  'text and video': { id: 'mrope', segments: [text(40), VIDEO, text(60), VIDEO, text(20)] },
  'two channels that turn apart': { id: 'drope', segments: [{ kind: 'agents', agents: AGENTS() }] },
}

function AGENTS() {
  return Array.from({ length: 24 }, (_, k) => ({ x: 3 * k - 20, y: (k * k) % 17, heading: (k * 50) % 360 }))
}

const MASKS: Record<string, Mask> = {
  'a sliding window': { kind: 'window', size: 17 },
  'a window both ways': { kind: 'window', size: 9, ahead: 8 },
  chunks: { kind: 'chunks', size: 23, slots: 0 },
  documents: { kind: 'documents', starts: Float64Array.of(10, 33, 90), anchor: false },
  'documents and an anchor': { kind: 'documents', starts: Float64Array.of(1, 10, 33, 90), anchor: true },
  'a causal mask': { kind: 'causal' },
}

const everyNth = (tokens: number, n: number) =>
  Float64Array.from([...Array.from({ length: Math.ceil(tokens / n) }, (_, k) => k * n), tokens])

const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, k) => {
    const other = b[k] as number
    if (Number.isNaN(value) !== Number.isNaN(other)) return Number.POSITIVE_INFINITY
    return Number.isNaN(value) ? most : Math.max(most, Math.abs(value - other))
  }, 0)

describe.each(Object.entries(PROMPTS))('mean scores of %s', (_, { id, segments }) => {
  test.each(Object.entries(MASKS))('under %s equal brute force within 1e-12, in cells of any size', (_, mask) => {
    const spec = resolve(namedSetup(id), segments)
    const source = scoreSource(spec, { kind: 'ones' })
    for (const n of [1, 7, 40]) {
      const edges = everyNth(spec.tokens.count, n)
      const grid = { rows: edges.slice(0, 30), columns: edges.slice(0, 30) }
      const means = finish(cellMeans(source, tokenBlocks(spec), grid, mask))
      expect(gap(means, directMeans(source, spec.positionIds, grid, mask))).toBeLessThan(1e-12)
    }
  })
})

describe('a draft', () => {
  test('looks at one run of queries in eight along the edge of a window, and comes within 0.02 of the mean', () => {
    const long: readonly Segment[] = [text(100), { ...VIDEO, frames: 40, rows: 16, cols: 16 }, text(300)]
    const spec = resolve(namedSetup('mrope'), long)
    const [source, blocks] = [scoreSource(spec, { kind: 'ones' }), tokenBlocks(spec)]
    const mask: Mask = { kind: 'window', size: 3000 }
    const cell = [4000, 8000, 1500, 5500] as const
    const exact = finish(edgeMeans(source, blocks, mask)(...cell))
    const draft = finish(edgeMeans(source, blocks, mask, true)(...cell))
    expect(draft).not.toBe(exact)
    expect(Math.abs(draft - exact)).toBeLessThan(0.02)
  })
})

describe('closed form', () => {
  test('and walk agree within 1e-9 on the edge of a window far out in a long text', () => {
    const spec = resolve(namedSetup('rope'), [text(1_000_000)])
    const source = scoreSource(spec, { kind: 'ones' })
    const mask: Mask = { kind: 'window', size: 400_000 }
    const blocks = tokenBlocks(spec)
    const cell = [900_000, 900_900, 499_800, 500_700] as const
    const closed = finish(edgeMeans(source, blocks, mask)(...cell))
    const walked = finish(edgeMeans({ ...source, form: 'turn' }, { ...blocks, records: split(blocks.records) }, mask)(...cell))
    expect(Math.abs(closed - walked)).toBeLessThan(1e-9)
  })

  /** The same ids in two blocks of which the second is a step off, far from the cell: no single step is left. */
  function split(records: Float64Array) {
    const second = records.slice()
    records = records.slice()
    records[0] = 999_990
    second[0] = 10
    second[3] = 999_995
    return Float64Array.of(...records, ...second)
  }
})

describe('attention where the logit is one curve', () => {
  const spec = resolve(namedSetup('rope'), [text(240)])
  const source = scoreSource(spec, { kind: 'ones' })
  const scale = softmaxScale(spec, namedSetup('rope').geometry, 1)
  const curve = Float64Array.from({ length: 240 }, (_, m) => directScore(source, spec.positionIds, m, 0))
  const prefix = curvePrefix(curve, scale)
  const edges = everyNth(240, 12)

  test.each(Object.entries(MASKS))('equals brute force within 1e-12 under %s', (_, mask) => {
    const grid = { rows: edges.slice(2, 15), columns: edges.slice(0, 18) }
    const { mass, bound } = finish(noted(spanAttention(prefix, grid, mask, true)))
    expect(bound).toBe(0)
    expect(gap(mass, directAttention(source, spec.positionIds, scale, grid, mask))).toBeLessThan(1e-12)
  })

  test.each(Object.entries(MASKS))('has bounds that hold under %s, and rows that sum to one within them', (_, mask) => {
    const grid = { rows: edges, columns: edges }
    const exact = finish(noted(spanAttention(prefix, grid, mask, true))).mass
    const { mass, bound } = finish(noted(spanAttention(prefix, grid, mask, false)))
    expect(bound).toBeLessThan(0.002)
    mass.forEach((value, k) => expect(Math.abs(value - (exact[k] as number))).toBeLessThanOrEqual(bound * value + 1e-15))
    for (let row = 0; row < 20; row++) expect(mass.subarray(20 * row, 20 * row + 20).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2)
  })

  test.each(['documents', 'documents and an anchor'] as const)(
    'equals brute force within 1e-12 where ids start again under %s, and its bounds hold there',
    name => {
      const mask = MASKS[name] as Extract<Mask, { kind: 'documents' }>
      const ids = [packedIds(packDocuments(240, mask.starts), 'reset')]
      const grid = { rows: edges.slice(1), columns: edges }
      const exact = finish(noted(spanAttention(prefix, grid, mask, true, true)))
      expect(gap(exact.mass, directAttention(source, ids, scale, grid, mask))).toBeLessThan(1e-12)
      const { mass, bound } = finish(noted(spanAttention(prefix, grid, mask, false, true)))
      expect(bound).toBeLessThan(0.002)
      mass.forEach((value, k) => {
        expect(Math.abs(value - (exact.mass[k] as number))).toBeLessThanOrEqual(bound * value + 1e-15)
      })
    },
  )

  test('ids that start again in each document have one step, others none', () => {
    const still = new Int32Array(240)
    const tokens = { count: 240, segment: still, frame: still, row: still, col: still }
    for (const starts of [
      [10, 33, 90],
      [1, 2, 3, 90],
      [1, 239],
    ]) {
      const packing = packDocuments(240, Float64Array.from(starts))
      const step = (ids: Float64Array) => restartStep(tokenBlocks({ positionIds: [ids], tokens }), Float64Array.from(starts))
      expect([...(step(packedIds(packing, 'reset')) ?? [])]).toEqual([1])
      expect([...(step(packedIds(packing, 'reset').map(id => 3 + id / 2)) ?? [])]).toEqual([0.5])
      expect(step(packedIds(packing, 'repeated'))).toBeNull()
      expect(step(packedIds(packing, 'shared'))).toBeNull()
    }
  })

  test('under a causal mask is that of the causal form', () => {
    const grid = { rows: edges, columns: edges }
    const general = finish(noted(spanAttention(prefix, grid, { kind: 'causal' }, true))).mass
    expect(gap(general, finish(noted(curveAttention(prefix, grid, 'causal', true))).mass)).toBeLessThan(1e-14)
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
