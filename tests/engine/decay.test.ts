import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { logColumns } from '../../src/core/columns'
import { directEnvelope } from '../../src/core/reference'
import { startCpu } from '../../src/engine/backends/cpu'
import type { Device } from '../../src/engine/device'
import { decay } from '../../src/engine/ops/decay'
import { envelope } from '../../src/engine/ops/envelope'
import { createPhasors, phasorRows } from '../../src/engine/ops/tables'
import { tileSpans } from '../../src/engine/ops/tiles'
import type { DecayResult, Lane } from '../../src/engine/protocol'
import { selfTest } from '../../src/engine/selfTest'
import { createRandom } from './random'

const ladder = (pairs: number, base: number) => Float64Array.from({ length: pairs }, (_, i) => base ** (-i / pairs))

let device: Device
beforeAll(async () => {
  device = await startCpu()
})

async function compute(curves: readonly Float64Array[], edges: Float64Array, lane: Lane = 'full'): Promise<DecayResult> {
  const op = decay(device, { op: 'decay', curves, edges }, lane, () => {})
  let step = await op.next()
  while (!step.done) step = await op.next()
  return step.value
}

function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((gap, value, k) => {
    const other = b[k] as number
    return Number.isNaN(value) && Number.isNaN(other) ? gap : Math.max(gap, Math.abs(value - other))
  }, 0)
}

describe('the exact envelope', () => {
  const columns: Record<string, Float64Array> = {
    'logarithmic columns from 0': logColumns(20_000, 200),
    'equal columns far out': Float64Array.from({ length: 33 }, (_, k) => 16_000_000 + 257 * k),
    'columns of 0 to 70 integers': Float64Array.from({ length: 72 }, (_, k) => (k * (k - 1)) / 2),
    'a single column': Float64Array.of(5, 9000),
  }
  for (const [name, edges] of Object.entries(columns)) {
    for (const [pairs, base] of [
      [64, 1e4],
      [1, 500],
      [24, 1e6],
    ] as const) {
      it(`equals brute force within 3e-7 on ${name}, ${pairs} pairs, base ${base}`, async () => {
        const frequencies = ladder(pairs, base)
        const truth = directEnvelope(frequencies, edges)
        const { min, max, bounds } = await compute([frequencies], edges)
        expect(bounds).toEqual(['exact'])
        expect(largestGap(min[0]!, truth.min)).toBeLessThan(3e-7)
        expect(largestGap(max[0]!, truth.max)).toBeLessThan(3e-7)
      })
    }
  }

  it('of sines equals brute force within 3e-7, and stays apart from that of cosines', async () => {
    const frequencies = ladder(48, 1e4)
    const edges = columns['logarithmic columns from 0']!
    const op = decay(
      device,
      { op: 'decay', curves: [frequencies, frequencies], waves: ['sine', 'cosine'], edges },
      'full',
      () => {},
    )
    let step = await op.next()
    while (!step.done) step = await op.next()
    const { min, max } = step.value
    const sine = (m: number) => frequencies.reduce((sum, omega) => sum + Math.sin(m * omega), 0) / frequencies.length
    for (let k = 0; k < edges.length - 1; k++) {
      const values = Array.from({ length: edges[k + 1]! - edges[k]! }, (_, at) => sine(edges[k]! + at))
      if (!values.length) continue
      expect(Math.abs(min[0]![k]! - Math.min(...values))).toBeLessThan(3e-7)
      expect(Math.abs(max[0]![k]! - Math.max(...values))).toBeLessThan(3e-7)
    }
    expect(largestGap(min[1]!, directEnvelope(frequencies, edges).min)).toBeLessThan(3e-7)
  })

  it('is NaN exactly where a column holds no integer', async () => {
    const { min, max } = await compute([ladder(8, 1e4)], Float64Array.of(3, 3, 4, 4, 4, 90, 90))
    for (const side of [min, max]) expect(Array.from(side[0]!, Number.isNaN)).toEqual([true, false, true, true, false, true])
  })

  it('of several curves is that of each alone', async () => {
    const edges = logColumns(5000, 64)
    const curves = [ladder(16, 1e4), ladder(64, 1e6), Float64Array.of(0, 0, 0.5)]
    const together = await compute(curves, edges)
    for (const [k, curve] of curves.entries()) {
      await compute([curve], Float64Array.of(0, 9)) // other columns: nothing is kept
      const alone = await compute([curve], edges)
      expect(together.min[k]).toEqual(alone.min[0])
      expect(together.max[k]).toEqual(alone.max[0])
    }
  })

  it('is exact in a draft too where it is known', async () => {
    const edges = logColumns(40_000, 100)
    const [known, fresh] = [ladder(16, 1e4), ladder(16, 2e4)]
    const exact = await compute([known], edges)
    const draft = await compute([known, fresh], edges, 'draft')
    expect(draft.bounds).toEqual(['exact', 'outer'])
    expect(draft.min[0]).toEqual(exact.min[0])
  })

  it('lies within the draft band', async () => {
    const edges = logColumns(50_000, 300)
    const frequencies = ladder(64, 1e4)
    const outer = await compute([frequencies], edges, 'draft')
    const exact = await compute([frequencies], edges)
    expect(outer.bounds).toEqual(['outer'])
    for (let k = 0; k < 300; k++) {
      if (Number.isNaN(exact.min[0]![k]!)) continue
      expect(outer.min[0]![k]!).toBeLessThanOrEqual(exact.min[0]![k]! + 3e-7)
      expect(outer.max[0]![k]!).toBeGreaterThanOrEqual(exact.max[0]![k]! - 3e-7)
    }
  })

  it('reports fractions that rise to 1', async () => {
    const fractions: number[] = []
    const op = decay(
      device,
      { op: 'decay', curves: [ladder(64, 1e4), ladder(8, 1e4)], edges: logColumns(100_000, 128) },
      'full',
      fraction => fractions.push(fraction),
    )
    while (!(await op.next()).done);
    expect(fractions.length).toBeGreaterThan(4)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
  })

  it('frees its tensors when it is stopped half-way', async () => {
    const before = memory().numTensors
    const op = decay(device, { op: 'decay', curves: [ladder(64, 1e4)], edges: Float64Array.of(0, 200_000) }, 'full', () => {})
    await op.next()
    expect(memory().numTensors).toBeGreaterThan(before)
    await op.return(undefined as never)
    expect(memory().numTensors).toBe(before)
  })
})

describe('tiles', () => {
  it('cover every integer of every span and nothing else', () => {
    const random = createRandom(7)
    const count = Float64Array.from({ length: 300 }, () => Math.floor(10 ** (random() * 4)))
    const first = count.map((_, k) => count.slice(0, k).reduce((a, b) => a + b, 0))
    const wide = Array.from(count.keys()).filter(span => count[span]! >= 2)
    const covered = count.map(() => 0)
    let outside = 0
    const seen = new Set<number>()
    for (const { half, below, span } of tileSpans({ first, count }, wide, 1024)) {
      for (let tile = 0; tile < below.length; tile++) {
        const [own, from] = [span[tile]!, below[tile]! + 1 - half]
        if (from < first[own]! || from + 2 * half > first[own]! + count[own]!) outside++
        for (let m = from; m < from + 2 * half; m++) {
          if (!seen.has(m)) covered[own]!++
          seen.add(m)
        }
      }
    }
    expect(outside).toBe(0)
    expect(covered).toEqual(count.map(n => (n >= 2 ? n : 0)))
  })

  it('have half-widths that are powers of two', () => {
    const count = Float64Array.from({ length: 200 }, (_, k) => 31 + k * k)
    for (const { half } of tileSpans({ first: new Float64Array(200), count }, Array.from(count.keys()), 4096))
      expect(Math.log2(half) % 1).toBe(0)
  })
})

describe('tables', () => {
  it('hold the phasor of any integer within one rounding to float32', () => {
    const frequencies = ladder(32, 1e4)
    for (const from of [0, 12_345, 16_000_000]) {
      for (const shift of [0, 0.5] as const) {
        const phasors = createPhasors(frequencies, from, from + 300_000, shift)
        const positions = Int32Array.of(from, from + 1, from + 63, from + 64, from + 123_456, from + 299_999)
        const { cos, sin } = phasorRows(phasors, positions)
        for (const [row, m] of positions.entries()) {
          for (const [i, omega] of frequencies.entries()) {
            expect(Math.abs(cos[row * 32 + i]! - Math.cos((m + shift) * omega))).toBeLessThan(6.1e-8)
            expect(Math.abs(sin[row * 32 + i]! - Math.sin((m + shift) * omega))).toBeLessThan(6.1e-8)
          }
        }
      }
    }
  })
})

describe('the self-test', () => {
  it('measures an error below 3e-7 with 1024 samples up to 1e7', async () => {
    const receipt = await selfTest(device)
    expect(receipt).toMatchObject({ samples: 1024, reach: 1e7 })
    expect(receipt.maxError).toBeGreaterThan(0)
    expect(receipt.maxError).toBeLessThan(3e-7)
  })

  it('sees an envelope that stands one tile too far right', async () => {
    const shifted: Device = { ...device, pad: rows => rows.map(m => Math.min(m + 3, 1e7 - 1)) }
    expect((await selfTest(shifted)).maxError).toBeGreaterThan(1e-5)
  })
})

it('the envelope of no integers at all is NaN', async () => {
  const run = envelope(device, ladder(4, 100), { first: Float64Array.of(4), count: Float64Array.of(0) }, () => {})
  expect((await run.next()).value).toEqual({ min: Float32Array.of(Number.NaN), max: Float32Array.of(Number.NaN) })
})
