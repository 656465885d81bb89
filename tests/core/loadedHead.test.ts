import { describe, expect, it } from 'vitest'
import type { LoadedHead } from '../../src/core/loadedHead'
import {
  causalLogits,
  contentColumns,
  contentDecay,
  logitParts,
  meanByDistance,
  meanRow,
  pairNorms,
  softmaxRows,
  turnedRows,
} from '../../src/core/loadedHead'
import {
  byContribution,
  causalParts,
  eliteCache,
  fastRopElite,
  leftWith,
  rotationEffects,
} from '../../src/core/methods/fastRopElite'
import { ropElite } from '../../src/core/methods/ropElite'
import { rotate, score } from '../../src/core/rotate'
import { sampleContent } from '../../src/core/sampleContent'
import { geometricLadder } from '../../src/core/variants/rope'

const ladder = geometricLadder(1e4, 16)
const sample = (tokens: number, channels = 16): LoadedHead => ({
  file: 'qk.safetensors',
  where: 'layer 0, head 0',
  style: 'neox',
  ...(sampleContent({ kind: 'noisyCopy', rho: 0.6 }, tokens, channels) as { q: Float64Array[]; k: Float64Array[] }),
})
const interleaved = (rows: readonly Float64Array[]) =>
  rows.map(row => Float64Array.from({ length: row.length }, (_, c) => row[c % 2 ? 8 + (c - 1) / 2 : c / 2] as number))

describe('a head that was read from a file', () => {
  it('has in pair i the mean length of its two channels, whichever way channels pair', () => {
    const head = sample(12)
    const { q } = pairNorms(head, 8)
    const direct = head.q.reduce((sum, row) => sum + Math.hypot(row[3] as number, row[11] as number), 0) / 12
    expect(q[3]).toBeCloseTo(direct, 12)
    const other = pairNorms({ ...head, style: 'gptj', q: interleaved(head.q), k: interleaved(head.k) }, 8)
    expect(Math.max(...other.q.map((norm, i) => Math.abs(norm - (q[i] as number))))).toBeLessThan(1e-12)
  })

  it('has logits whose parts are those of rotated vectors', () => {
    const [q, k] = [sample(1).q[0], sample(1).k[0]] as [Float64Array, Float64Array]
    for (const [style, vectors] of [
      ['neox', [q, k]],
      ['gptj', interleaved([q, k])],
    ] as const) {
      const { cosine, sine } = logitParts(vectors[0] as Float64Array, vectors[1] as Float64Array, 8, style)
      for (const [m, n] of [
        [0, 0],
        [9, 4],
        [700, 1],
      ] as const) {
        const turned = (row: Float64Array | undefined, position: number) =>
          rotate(
            row as Float64Array,
            ladder.map(omega => position * omega),
            style,
          )
        const parts = ladder.reduce(
          (sum, omega, i) =>
            sum + (cosine[i] as number) * Math.cos((m - n) * omega) + (sine[i] as number) * Math.sin((m - n) * omega),
          0,
        )
        expect(parts).toBeCloseTo(score(turned(vectors[0], m), turned(vectors[1], n)), 10)
      }
    }
  })

  it('decays as the mean over all its queries and keys at a distance does', () => {
    const head = sample(9)
    const decay = contentDecay(head, ladder, 20, 0.25)
    for (const delta of [0, 1, 7, 19]) {
      const all = head.q.flatMap(q =>
        head.k.map(k =>
          score(
            rotate(
              q,
              ladder.map(omega => delta * omega),
              'neox',
            ),
            k,
          ),
        ),
      )
      expect(decay[delta]).toBeCloseTo((0.25 * all.reduce((a, b) => a + b, 0)) / all.length, 10)
    }
  })

  it('decays over 3000 positions as each cosine by itself does within 1e-11', () => {
    const head = sample(4)
    const decay = contentDecay(head, ladder, 3000, 1)
    const { cosine, sine } = logitParts(meanRow(head.q), meanRow(head.k), 8, 'neox')
    for (let delta = 0; delta < 3000; delta += 7) {
      const direct = ladder.reduce(
        (sum, omega, i) => sum + (cosine[i] as number) * Math.cos(delta * omega) + (sine[i] as number) * Math.sin(delta * omega),
        0,
      )
      expect(Math.abs((decay[delta] as number) - direct)).toBeLessThan(1e-11)
    }
  })

  it('has in every column the mean of its distances within 1e-11', () => {
    const head = sample(6)
    const decay = contentDecay(head, ladder, 2000, 0.5)
    const edges = Float64Array.of(0, 1, 2, 10, 10, 300, 2000)
    const columns = contentColumns(head, ladder, edges, 0.5)
    for (let k = 0; k < columns.length; k++) {
      const part = decay.slice(edges[k], edges[k + 1])
      const mean = part.reduce((sum, value) => sum + value, 0) / part.length
      if (part.length) expect(Math.abs((columns[k] as number) - mean)).toBeLessThan(1e-11)
      else expect(columns[k]).toBeNaN()
    }
  })

  it('leaves channels that are not rotated as they are', () => {
    const head = sample(5, 24)
    const [turned] = [turnedRows(head.q, ladder, 'neox')[4]]
    expect(turned?.slice(16)).toEqual(head.q[4]?.slice(16))
    const still = contentDecay({ ...head, q: head.q.map(row => row.map((x, c) => (c < 16 ? 0 : x))) }, ladder, 3, 1)
    expect(still[0]).toBeCloseTo(still[2] as number, 12)
  })

  it('attends with rows that sum to 1 and see nothing ahead', () => {
    const logits = causalLogits(sample(10), ladder, 0.25)
    const weights = softmaxRows(logits, 10)
    for (let m = 0; m < 10; m++) {
      expect(weights.slice(m * 10, m * 10 + 10).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
      expect(weights.slice(m * 10 + m + 1, m * 10 + 10).every(weight => weight === 0)).toBe(true)
    }
    const byDistance = meanByDistance(logits, 10)
    expect(byDistance[9]).toBe(logits[90])
    expect(byDistance[0]).toBeCloseTo(
      Array.from({ length: 10 }, (_, m) => logits[m * 11] as number).reduce((a, b) => a + b) / 10,
      12,
    )
  })
})

describe('RoPElite', () => {
  it('in closed form chooses the pairs of the slow one, with the same scores within 1e-12', () => {
    const head = sample(24)
    const slow = ropElite(head.q, head.k, ladder, { rounds: 8, causal: true })
    const { rounds, before } = fastRopElite(rotationEffects(causalParts(head.q, head.k, 8, 'neox'), ladder))
    expect(rounds.map(({ pair }) => pair)).toEqual(slow.map(({ chosen }) => chosen))
    for (const [r, { pair, left }] of rounds.entries())
      expect(Math.abs(left - (slow[r]?.scores[pair] as number))).toBeLessThan(1e-12)
    expect(rounds.at(-1)?.left).toBeLessThan(1e-12)
    expect(before).toBeGreaterThan(rounds[0]?.left ?? Number.POSITIVE_INFINITY)
  })

  it('over tokens that stand apart is RoPElite of frequencies as many times as large', () => {
    const head = sample(12)
    const apart = fastRopElite(rotationEffects(causalParts(head.q, head.k, 8, 'neox', 5), ladder))
    const slow = ropElite(
      head.q,
      head.k,
      ladder.map(omega => 5 * omega),
      { rounds: 8, causal: true },
    )
    expect(apart.rounds.map(({ pair }) => pair)).toEqual(slow.map(({ chosen }) => chosen))
  })

  it('without rotated pairs and with a latent as wide as the head leaves half of the cache', () => {
    expect(eliteCache(128, 0, 128)).toEqual({ kept: 128, usual: 256, share: 0.5 })
    expect(eliteCache(128, 16, 32).share).toBe(0.25)
  })
})
