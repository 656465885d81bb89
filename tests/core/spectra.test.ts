import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { lawOf, singleEdge, singleThreshold } from '../../src/core/spectra/law'
import { CONSTRUCTIONS, cachedNumbers, LATENT_MODELS, type LatentSizes, rankOf } from '../../src/core/spectra/models'
import { draws, headCore, product, triangle, withSpike } from '../../src/core/spectra/sample'
import { bareHead, simulatedEdge, spikedHead, stableRank } from '../../src/core/spectra/simulate'
import { squaredSingularValues } from '../../src/core/spectra/singular'
import { SPECTRA_MODELS } from '../../src/state/spectra'

const SMALL = LATENT_MODELS.find(({ id }) => id === 'small') as LatentSizes
const transposed = (a: readonly Float64Array[]) =>
  Array.from(a[0] ?? [], (_, col) => Float64Array.from(a, row => row[col] as number))
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length

describe('spectra at the start', () => {
  test('Jacobi rotations and ml-matrix give the same squared singular values within 1e-10', () => {
    for (const construction of CONSTRUCTIONS)
      for (const seed of [0, 3]) {
        const head = spikedHead(construction, SMALL, 1.7, seed)
        const found = new SingularValueDecomposition(new Matrix(head.map(row => [...row]))).diagonal
        const other = Float64Array.from(found, x => x * x).sort((a, b) => b - a)
        squaredSingularValues(head).forEach((x, at) => expect(x).toBeCloseTo(other[at] as number, 10))
      }
  })

  test('the triangle has the law of the whole matrix: moments of its spectrum are those of n × p entries', () => {
    const [n, p] = [60, 12]
    const whole = (seed: number) => {
      const { normal } = draws(seed)
      const rows = Array.from({ length: n }, () => Float64Array.from({ length: p }, () => normal() / Math.sqrt(n)))
      return squaredSingularValues(transposed(rows))
    }
    const small = (seed: number) => squaredSingularValues(triangle(n, p, draws(seed)))
    const seeds = Array.from({ length: 200 }, (_, k) => k)
    for (const power of [1, 2, 3]) {
      const moment = (of: (seed: number) => Float64Array) => mean(seeds.map(seed => mean([...of(seed)].map(x => x ** power))))
      expect(Math.abs(moment(small) / moment(whole) - 1)).toBeLessThan(0.03)
    }
    expect(Math.abs(mean(seeds.map(s => small(s)[0] as number)) / mean(seeds.map(s => whole(s)[0] as number)) - 1)).toBeLessThan(
      0.03,
    )
  })

  test('heads by triangles have the spectrum of the written-out product W_Q (W_DKV W_UK)ᵀ with a shared rotated part', () => {
    const sizes = { ...SMALL, width: 48, head: 8, rotary: 4, latent: 16 }
    const full = (seed: number) => {
      const { normal } = draws(seed)
      const matrix = (rows: number, cols: number) =>
        Array.from({ length: rows }, () => Float64Array.from({ length: cols }, () => normal() / Math.sqrt(rows)))
      const query = matrix(48, 12)
      const content = product(matrix(48, 16), matrix(16, 8))
      const shared = matrix(48, 4)
      const key = content.map((row, at) => Float64Array.of(...row, ...(shared[at] as Float64Array)))
      return squaredSingularValues(product(query, transposed(key))).slice(0, 12)
    }
    const seeds = Array.from({ length: 120 }, (_, k) => k)
    const quick = (seed: number) => squaredSingularValues(headCore('decoupled', sizes, draws(seed + 1000)))
    for (const at of [0, 3, 8]) {
      const [a, b] = [full, quick].map(of => mean(seeds.map(seed => of(seed)[at] as number))) as [number, number]
      expect(Math.abs(a / b - 1)).toBeLessThan(0.08)
    }
  })

  test('the law of one factor, the free product and the spike are met by simulation within a few percent', () => {
    const wide = { ...SMALL, width: 1024, head: 48, rotary: 24, latent: 192 }
    for (const construction of CONSTRUCTIONS) {
      const law = lawOf(construction, wide)
      const tops = [0, 1, 2].map(k => squaredSingularValues(bareHead(construction, wide, 2, k))[0] as number)
      expect(Math.abs(mean(tops) / law.edge - 1)).toBeLessThan(0.08)
      const spikes = [0, 1, 2, 3].map(
        seed => squaredSingularValues(spikedHead(construction, wide, 2 * law.threshold, seed))[0] as number,
      )
      expect(Math.abs(mean(spikes) / law.spike(2 * law.threshold) - 1)).toBeLessThan(0.06)
      expect(law.edge).toBeGreaterThan(singleEdge(rankOf(construction, wide), wide.width))
    }
  })

  test('without a second factor the law is Marchenko and Pastur’s: x has its least value (1 + √y)² at z = 1 / √y', () => {
    // a latent as wide as the hidden space of many times the channels adds a factor that is all but the identity
    const { edge } = lawOf('mha', { ...SMALL, width: 1e9, head: 1 })
    expect(edge).toBeCloseTo(1, 3)
    expect(singleEdge(64, 256)).toBeCloseTo(2.25, 12)
    expect(singleThreshold(16, 256)).toBeCloseTo(0.5, 12)
  })

  test('a spike at the threshold stands at the edge and rises from there', () => {
    for (const construction of CONSTRUCTIONS) {
      const { edge, threshold, spike } = lawOf(construction, SMALL)
      expect(spike(0)).toBe(edge)
      expect(spike(threshold * 1.0001)).toBeCloseTo(edge, 3)
      expect(spike(threshold + 0.5)).toBeGreaterThan(edge)
      // a strong spike stands as if alone, at its own strength
      expect(spike(1000) / 1e6).toBeCloseTo(1, 2)
    }
  })

  test('the same seed gives the same head, and the spike alone changes nothing else', () => {
    expect(spikedHead('mha', SMALL, 1, 5)).toEqual(spikedHead('mha', SMALL, 1, 5))
    const still = squaredSingularValues(spikedHead('mha', SMALL, 0, 5))
    const bare = squaredSingularValues(headCore('mha', SMALL, draws(5)))
    bare.forEach((x, at) => expect(still[at]).toBeCloseTo(x, 10))
    expect(withSpike(headCore('mha', SMALL, draws(5)), 256, 1, draws(6))).toHaveLength(33)
  })

  test('the edge is what nineteen in twenty stay under; stable rank is the sum over the largest', () => {
    expect(simulatedEdge(Array.from({ length: 101 }, (_, k) => k))).toBeCloseTo(95, 12)
    expect(simulatedEdge([])).toBeNaN()
    expect(stableRank(Float64Array.of(4, 2, 2))).toBe(2)
  })

  test('DeepSeek V3 caches 576 numbers per token and layer, and 32 768 under MHA', () => {
    const model = LATENT_MODELS.find(({ id }) => id === 'deepseek-v3') as LatentSizes
    expect(CONSTRUCTIONS.map(construction => cachedNumbers(construction, model))).toEqual([32_768, 512, 576])
    expect(LATENT_MODELS.map(({ id }) => id)).toEqual([...SPECTRA_MODELS])
  })
})
