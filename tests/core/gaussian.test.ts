import { describe, expect, test } from 'vitest'
import { decayAt } from '../../src/core/curve'
import { contentMoments, logitCumulants } from '../../src/core/gaussian'
import { geometricLadder } from '../../src/core/variants/rope'

type Matrix = number[][]

const product = (a: Matrix, b: Matrix): Matrix =>
  a.map(row =>
    (b[0] as number[]).map((_, j) => row.reduce((sum, value, k) => sum + value * ((b[k] as number[])[j] as number), 0)),
  )
const trace = (a: Matrix) => a.reduce((sum, row, i) => sum + (row[i] as number), 0)

/** Symmetric matrix of the logit q · R (signal q + noise z) in the normal vector (q, z). */
function quadraticForm(omegas: Float64Array, m: number, signal: number, noise: number): Matrix {
  const d = 2 * omegas.length
  const rotation: Matrix = Array.from({ length: d }, () => Array<number>(d).fill(0))
  omegas.forEach((omega, i) => {
    const [top, bottom] = [rotation[2 * i] as number[], rotation[2 * i + 1] as number[]]
    top[2 * i] = bottom[2 * i + 1] = Math.cos(m * omega)
    top[2 * i + 1] = -Math.sin(m * omega)
    bottom[2 * i] = Math.sin(m * omega)
  })
  const form = Array.from({ length: 2 * d }, () => Array<number>(2 * d).fill(0))
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const value = (rotation[i] as number[])[j] as number
      for (const [row, column, share] of [
        [i, j, signal],
        [i, d + j, noise],
      ] as const) {
        ;(form[row] as number[])[column]! += (share * value) / 2
        ;(form[column] as number[])[row]! += (share * value) / 2
      }
    }
  }
  return form
}

describe('logits of Gaussian content', () => {
  const omegas = geometricLadder(100, 12)
  const single = (m: number) => Float64Array.of(m, m + 1)

  test('cumulants are those of the quadratic form: tr M, 2 tr M², 8 tr M³', () => {
    for (const [signal, noise] of [
      [1, 0],
      [0, 1],
      [0.6, 0.8],
      [1, 0.25],
    ] as const) {
      for (const m of [0, 1, 5, 40]) {
        const form = quadraticForm(omegas, m, signal, noise)
        const square = product(form, form)
        const [c1, c2, c3] = [m, 2 * m, 3 * m].map(at => decayAt(omegas, at)) as [number, number, number]
        const cumulants = logitCumulants({ signal, noise }, 12, c1, c2, c3)
        expect(cumulants.mean).toBeCloseTo(trace(form), 11)
        expect(cumulants.variance).toBeCloseTo(2 * trace(square), 11)
        expect(cumulants.third).toBeCloseTo(8 * trace(product(square, form)), 11)
      }
    }
  })

  test('equal content has the mean C(m)', () => {
    expect(contentMoments({ kind: 'equal' }, omegas, single(7))?.mean[0]).toBeCloseTo(decayAt(omegas, 7), 13)
  })

  test('independent content has mean 0 and the same symmetric band at every distance', () => {
    const moments = contentMoments({ kind: 'independent' }, omegas, Float64Array.of(0, 1, 9, 5000))
    const reach = 1.959963984540054 / Math.sqrt(12)
    moments?.mean.forEach((mean, k) => {
      expect(mean).toBeCloseTo(0, 14)
      expect(moments.high[k]).toBeCloseTo(reach, 12)
      expect(moments.low[k]).toBeCloseTo(-reach, 12)
    })
  })

  test('a noisy copy without noise is equal content, and without copy independent', () => {
    const edges = Float64Array.of(0, 3, 100, 2000)
    for (const [rho, kind] of [
      [1, 'equal'],
      [0, 'independent'],
    ] as const)
      expect(contentMoments({ kind: 'noisyCopy', rho }, omegas, edges)).toEqual(contentMoments({ kind }, omegas, edges))
  })

  test('the band of equal content at distance 0 covers 95 % of the chi-square law of |q|²', () => {
    const moments = contentMoments({ kind: 'equal' }, geometricLadder(10_000, 128), single(0))
    // 2.5 % and 97.5 % points of chi-square with 128 degrees of freedom
    expect(128 * (moments?.low[0] as number)).toBeCloseTo(98.576, 0)
    expect(128 * (moments?.high[0] as number)).toBeCloseTo(161.209, 0)
  })

  test('ones are not random', () => {
    expect(contentMoments({ kind: 'ones' }, omegas, single(1))).toBeNull()
  })
})
