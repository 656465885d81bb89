import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alibiBias, alibiSlopes } from '../../src/core/methods/alibi'
import { contextPosition } from '../../src/core/methods/contextPosition'
import { imaginaryDecayAt, realAndImaginary } from '../../src/core/methods/imaginaryHeads'
import { museRotate } from '../../src/core/methods/museControl'
import { pathLogits, reflect } from '../../src/core/methods/path'
import { calibratePhase, LARGEST_PHASE_SHIFT, phaseShift } from '../../src/core/methods/phaseShift'
import { applyRoad, roadMatrix, roadParameters } from '../../src/core/methods/road'
import { ropElite, uniformPairs } from '../../src/core/methods/ropElite'
import { energyFor, shiftedLogit, singlePairRow } from '../../src/core/methods/roundAndRound'
import { windowedRetrieval } from '../../src/core/methods/windowedRetrieval'
import { xposDamping, xposRotate } from '../../src/core/methods/xpos'
import { dot } from '../../src/core/softmax'
import { geometricLadder } from '../../src/core/variants/rope'
import { RUNS } from './arbitraries'

const ladder = geometricLadder(10_000, 8)
const vector = fc.array(
  fc.integer({ min: -24, max: 24 }).map(eighths => eighths / 8),
  { minLength: 8, maxLength: 8 },
)
const vectors = (count: number) => fc.array(vector, { minLength: count, maxLength: count })
const law = <T extends [unknown, ...unknown[]]>(...given: [...{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...values: T) => void]) =>
  fc.assert((fc.property as unknown as (...all: unknown[]) => fc.IProperty<unknown>)(...given), RUNS)

describe('alibi', () => {
  test('slopes fall by 2^(-8/H) from head to head for powers of two, and stay within 0 and 1 for any count', () => {
    const slopes = alibiSlopes(16)
    slopes.forEach((slope, h) => expect(slope).toBeCloseTo(2 ** (-(h + 1) / 2), 14))
    for (let heads = 1; heads <= 70; heads++) {
      expect(alibiSlopes(heads).length).toBe(heads)
      expect(alibiSlopes(heads).every(slope => slope > 0 && slope < 1)).toBe(true)
    }
    expect(alibiBias(0.5, 8)).toBe(-4)
  })
})

describe('xpos', () => {
  test('a score depends on the distance and is damped with it, pair by pair', () => {
    law<[number[], number[]]>(vector, vector, (q, k) => {
      const rows = (x: number[]) => Array.from({ length: 12 }, () => x)
      const [queries, keys] = [xposRotate(rows(q), 'query'), xposRotate(rows(k), 'key')]
      const score = (i: number, j: number) => dot(queries[i] as Float64Array, keys[j] as Float64Array)
      expect(score(9, 4)).toBeCloseTo(score(7, 2), 9)
    })
    expect(xposDamping(64, 512)[0]).toBeCloseTo(0.4 / 1.4, 12)
    expect(Array.from(xposDamping(64, 0))).toEqual(Array(32).fill(1))
  })
})

describe('contextPosition', () => {
  test('with all gates at one half, positions count half tokens', () => {
    const zero = Array.from({ length: 5 }, () => [0, 0])
    const { positions, weights } = contextPosition(zero, zero, zero, [Array(9).fill(1), Array(9).fill(1)])
    expect(Array.from(positions[4] as Float64Array)).toEqual([2.5, 2, 1.5, 1, 0.5])
    expect(weights[4]?.every(weight => Math.abs(weight - 0.2) < 1e-12)).toBe(true)
  })
})

describe('imaginary heads', () => {
  test('real and imaginary parts are the two parts of one complex score', () => {
    law<[number[], number[], number]>(vector, vector, fc.integer({ min: 0, max: 500 }), (q, k, shift) => {
      const near = realAndImaginary(q, k, ladder, 7, 3)
      const far = realAndImaginary(q, k, ladder, 7 + shift, 3 + shift)
      expect(far.real).toBeCloseTo(near.real, 9)
      expect(far.imaginary).toBeCloseTo(near.imaginary, 9)
      const first = { q: [q[0], q[4]] as number[], k: [k[0], k[4]] as number[] }
      const alone = realAndImaginary(first.q, first.k, Float64Array.of(1), 7, 3)
      expect(Math.hypot(alone.real, alone.imaginary)).toBeCloseTo(Math.hypot(...first.q) * Math.hypot(...first.k), 9)
    })
  })

  test('the imaginary curve starts at 0, rises, and is still positive where the real one has turned negative', () => {
    const frequencies = geometricLadder(10_000, 128)
    expect(imaginaryDecayAt(frequencies, 0)).toBe(0)
    expect(imaginaryDecayAt(frequencies, 2)).toBeGreaterThan(imaginaryDecayAt(frequencies, 1))
    expect(imaginaryDecayAt(frequencies, 1707)).toBeGreaterThan(0.1)
  })
})

describe('windowedRetrieval', () => {
  test('with exact codewords at the far distance, the keys of highest score there are read', () => {
    law<[number[], number[][]]>(vector, vectors(20), (q, keys) => {
      const rule = { frequencies: ladder, window: 4, farPosition: 64, sink: 2, share: 0.2 }
      const { attended, approximate, exact, codes } = windowedRetrieval(q, keys, keys, rule)
      expect(attended.reduce((sum, read) => sum + read, 0)).toBe(4 + 2 + 4)
      const middle = Array.from(attended.keys()).slice(2, 16)
      const read = middle.filter(j => attended[j]).map(j => approximate[j] as number)
      const left = middle.filter(j => !attended[j]).map(j => approximate[j] as number)
      expect(Math.min(...read)).toBeGreaterThanOrEqual(Math.max(...left))
      expect(exact.every((logit, j) => Number.isNaN(logit) === (attended[j] === 0))).toBe(true)
      expect(codes.every((code, j) => keys[code]?.every((x, c) => x === keys[j]?.[c]))).toBe(true)
    })
  })
})

describe('ropElite', () => {
  test('rotating every pair leaves nothing to choose: the last score is 0', () => {
    law<[number[][], number[][]]>(vectors(5), vectors(5), (q, k) => {
      const rounds = ropElite(q, k, ladder, { rounds: 4, causal: true })
      expect(rounds.map(({ chosen }) => chosen).toSorted()).toEqual([0, 1, 2, 3])
      const last = rounds[3] as (typeof rounds)[number]
      expect(last.scores[last.chosen]).toBeCloseTo(0, 10)
    })
  })

  test('a pair that carries all the energy is chosen first', () => {
    const only = [0, 0, 1, 0, 0, 0, 1, 0]
    expect(ropElite([only, only, only], [only, only, only], ladder, { rounds: 1, causal: true })[0]?.chosen).toBe(2)
  })

  test('the even baseline includes both ends', () => {
    expect(uniformPairs(64, 4)).toEqual([0, 21, 42, 63])
  })
})

describe('path', () => {
  const unit = (x: number[]) => x.map(value => value / (Math.hypot(...x) || 1))

  test('a reflection with beta 2 is orthogonal, one with beta 1 forgets its direction', () => {
    law<[number[], number[], number[]]>(vector, vector, vector, (x, y, direction) => {
      fc.pre(Math.hypot(...direction) > 1e-3)
      const w = unit(direction)
      expect(dot(reflect(x, w, 2), reflect(y, w, 2))).toBeCloseTo(dot(x, y), 9)
      expect(dot(reflect(x, w, 1), w)).toBeCloseTo(0, 9)
      expect(Array.from(reflect(x, w, 0))).toEqual(x)
    })
  })

  test('without reflections and gates the logits are plain products', () => {
    law<[number[][], number[][]]>(vectors(4), vectors(4), (q, k) => {
      const logits = pathLogits({ q, k, w: k.map(unit), beta: [0, 0, 0, 0] }, 3)
      logits.forEach((logit, j) => expect(logit).toBeCloseTo(dot(q[3] as number[], k[j] as number[]), 9))
    })
  })

  test('swapping two axes at a token exchanges them for every key before it', () => {
    const w = [Math.SQRT1_2, -Math.SQRT1_2]
    const q = [0, 1, 2].map(() => [1, 0])
    const k = [0, 1, 2].map(() => [0, 1])
    expect(Array.from(pathLogits({ q, k, w: [w, w, w], beta: [0, 2, 0] }, 2))).toEqual([expect.closeTo(1, 12), 0, 0])
  })
})

describe('road', () => {
  test('theta 0 and alpha 1 change nothing', () => {
    for (const [variant, size] of [
      ['road_1', 4],
      ['road_2', 8],
      ['road_4', 16],
    ] as const) {
      const x = [1, 2, 3, 4, 5, 6, 7, 8]
      expect(Array.from(applyRoad(variant, Array(size).fill(0), Array(size).fill(1), x, 4))).toEqual(x)
    }
  })

  test('road_1 keeps the shape of every pair: it turns and stretches by alpha alone', () => {
    law<[number[], number[]]>(vector, vector, (theta, x) => {
      const y = applyRoad('road_1', theta, Array(4).fill(0.5), x, 8)
      for (let pair = 0; pair < 4; pair++)
        expect(Math.hypot(y[pair] as number, y[pair + 4] as number)).toBeCloseTo(
          0.5 * Math.hypot(x[pair] as number, x[pair + 4] as number),
          9,
        )
    })
  })

  test('the matrix does what applying it does, and the counts of numbers are the published ones', () => {
    const x = [1, -2, 3, 0.5]
    const theta = [0.3, 1.2, -0.4, 2, 0.1, 0.2, 0.3, 0.4]
    const alpha = [1, 0.5, 2, 1.5, 1, 1, 2, 3]
    const rows = roadMatrix('road_4', theta, alpha, 4, 4)
    applyRoad('road_4', theta, alpha, x, 4).forEach((value, c) => expect(value).toBeCloseTo(dot(rows[c] as Float64Array, x), 12))
    expect(roadParameters('road_1', 4096)).toBe(4096)
  })
})

describe('phase calibration', () => {
  test('without an up projection nothing changes', () => {
    const x = [1, -2, 3, 4]
    const zeros = x.map(() => [0, 0, 0, 0])
    expect(Array.from(calibratePhase(x, zeros, zeros))).toEqual(x)
  })

  test('no gains between 0.5 and 1.5 turn a pair by more than 30 degrees', () => {
    const gain = fc.double({ min: 0.5, max: 1.5, noNaN: true })
    law<[number, number, number]>(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), gain, gain, (angle, a, b) => {
      expect(Math.abs(phaseShift(Math.cos(angle), Math.sin(angle), a, b))).toBeLessThanOrEqual(LARGEST_PHASE_SHIFT + 1e-12)
    })
    expect(LARGEST_PHASE_SHIFT).toBeCloseTo(Math.PI / 6, 14)
    expect(Math.abs(phaseShift(1, Math.sqrt(1 / 3), 0.5, 1.5))).toBeCloseTo(Math.PI / 6, 12)
  })
})

describe('MuseControlLite', () => {
  test('as intended, lengths stay and scores depend on the difference; as released, neither holds', () => {
    const q = [1, 2, -1, 0.5, 0.3, -2, 1, 1]
    const k = [0.2, -1, 1, 2, 1, 0.7, -0.4, 1]
    const score = (form: 'intended' | 'released', m: number, n: number) =>
      dot(museRotate(q, m, ladder, form), museRotate(k, n, ladder, form))
    expect(score('intended', 9, 4)).toBeCloseTo(score('intended', 6, 1), 10)
    expect(Math.abs(score('released', 9, 4) - score('released', 6, 1))).toBeGreaterThan(0.05)
    expect(Math.hypot(...museRotate(q, 3, ladder, 'intended'))).toBeCloseTo(Math.hypot(...q), 12)
    expect(Math.abs(Math.hypot(...museRotate(q, 3, ladder, 'released')) - Math.hypot(...q))).toBeGreaterThan(0.05)
  })
})

describe('Round and Round', () => {
  test('a key turned by r makes the logit largest at distance r', () => {
    const energies = [1, 2, 0.5, 1]
    const top = shiftedLogit(ladder, energies, 5, 5)
    expect(top).toBeCloseTo(4.5, 12)
    for (let distance = 0; distance < 200; distance++)
      if (distance !== 5) expect(shiftedLogit(ladder, energies, distance, 5)).toBeLessThan(top)
  })

  test('one fast pair with enough energy attends to the previous token with any weight below 1', () => {
    for (const epsilon of [0.5, 0.1, 0.001]) {
      const row = singlePairRow(64, 63, 1, energyFor(64, 1, epsilon, 1), 1)
      expect(row[62]).toBeGreaterThan(1 - epsilon)
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    }
  })

  test('with a single frequency the energy for one weight grows without bound as the context does', () => {
    expect(energyFor(1000, 1, 0.1, 1)).toBeGreaterThan(50 * energyFor(20, 1, 0.1, 1))
  })

  test('g_119 of a head of 256 is 2.0535e-4', () => {
    expect(geometricLadder(10_000, 256)[118]).toBeCloseTo(2.0535e-4, 8)
  })
})
