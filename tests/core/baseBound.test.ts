import { describe, expect, test } from 'vitest'
import {
  baseBound,
  checkCertificate,
  passingEnd,
  rootNear,
  scanBelow,
  slopeAt,
  sweepBaseBound,
  thetasAt,
} from '../../src/core/baseBound'
import { PUBLISHED_BOUNDS, verdict } from '../../src/core/baseBound/published'
import { decayAt, firstBelow } from '../../src/core/curve'
import { geometricLadder } from '../../src/core/variants/rope'

describe('base bound', () => {
  const bound = baseBound(128, 1024)

  test('both ways agree: just below the bound the context is shorter, just above it is long enough', () => {
    const reaches = (base: number) => firstBelow(geometricLadder(base, 128), 0, 1023)
    expect(reaches(bound.base * (1 - 1e-9))).toBe(bound.m)
    expect(reaches(bound.base * (1 + 1e-9))).toBeNull()
  })

  test('passing bases are no interval: failing ones come back above the bound', () => {
    const end = passingEnd(128, 1024, bound.lnBase)
    expect(end?.base).toBeCloseTo(4330.3233, 3)
    expect(firstBelow(geometricLadder((end?.base as number) * (1 + 1e-6), 128), 0, 1023)).toBe(950)
  })

  test('every stretch of a certificate is proven again, and a forged one is not', () => {
    const { certificate } = bound
    expect(checkCertificate(certificate).every(Boolean)).toBe(true)
    const forged = { ...certificate, m: certificate.m.map((m, k) => (k === 30 ? m - 1 : m)) }
    expect(checkCertificate(forged)[30]).toBe(false)
    expect(checkCertificate({ ...certificate, from: certificate.from.map(x => x + 1e-6) })[0]).toBe(false)
  })

  test('a sweep reports rising lower bounds, all of them below the answer', () => {
    let last = 0
    for (const { base } of sweepBaseBound(128, 4096)) {
      expect(base).toBeGreaterThan(last)
      expect(base).toBeLessThan(26_952.34)
      last = base
    }
    expect(last).toBeGreaterThan(20_000)
  })

  test('a narrower passing interval is not passed over: width 7.7e-4 of ln base at 4096', () => {
    const found = baseBound(128, 4096)
    const end = passingEnd(128, 4096, found.lnBase)
    expect((end?.lnBase as number) - found.lnBase).toBeCloseTo(7.694e-4, 7)
  })

  test('the scan finds what direct sums find, wherever it starts and wherever tiles end', () => {
    const thetas = thetasAt(96, Math.log(10_000))
    const direct = Array.from({ length: 1500 }, (_, m) => ({ m, value: 48 * decayAt(thetas, m) })).filter(
      ({ value }) => value < 2,
    )
    for (const start of [0, 700, 1499]) {
      const found = scanBelow(thetas, 1500, 2, start).toSorted((a, b) => a.m - b.m)
      expect(found.map(({ m }) => m)).toEqual(direct.map(({ m }) => m))
      found.forEach(({ value }, k) => expect(value).toBeCloseTo(direct[k]?.value as number, 9))
    }
  })

  test('slope and bend are bounds: B moves by no more between two bases', () => {
    for (const [x, m] of [
      [9, 700],
      [12, 15_000],
    ] as const) {
      const near = slopeAt(thetasAt(128, x), m)
      for (const step of [1e-6, 1e-4, 1e-3]) {
        const moved = slopeAt(thetasAt(128, x + step), m).value - near.value
        expect(Math.abs(moved)).toBeLessThanOrEqual(near.steepest * step + 1e-9)
        expect(Math.abs(moved - near.first * step)).toBeLessThanOrEqual((near.bend * step * step) / 2 + 1e-9)
      }
    }
  })

  test('a root has B = 0 and a rising B', () => {
    const root = rootNear(128, 1009, bound.lnBase + 1e-6)
    expect(root.lnBase).toBeCloseTo(bound.lnBase, 13)
    expect(root.slope).toBeGreaterThan(0)
  })

  test('the published table has eleven rows, of which seven are larger than the bound', () => {
    expect(PUBLISHED_BOUNDS.length).toBe(11)
    expect(PUBLISHED_BOUNDS.filter(row => verdict(row) === 'larger').length).toBe(7)
    for (const { length, base } of PUBLISHED_BOUNDS.filter(row => row.length <= 8192))
      expect(baseBound(128, length).base / base).toBeCloseTo(1, 6)
  })
})
