import { beforeAll, expect, it } from 'vitest'
import { checkCertificate, thetasAt } from '../../src/core/baseBound'
import { decayAt, firstBelow } from '../../src/core/curve'
import { startCpu } from '../../src/engine/backends/cpu'
import type { Device } from '../../src/engine/device'
import { bound } from '../../src/engine/ops/bound'
import type { BoundFound, BoundJob, BoundResult, Lane } from '../../src/engine/protocol'

let device: Device
beforeAll(async () => {
  device = await startCpu()
})

const MAP = { bases: Float64Array.of(1e3, 1e4, 1e5), edges: Float64Array.of(16, 17, 100, 1000, 4000) }

async function compute(job: Partial<BoundJob>, lane: Lane = 'full'): Promise<BoundResult & { steps: number; proven: number[] }> {
  const proven: number[] = []
  const op = bound(device, { op: 'bound', pairs: 64, length: 0, ...MAP, ...job }, lane, (_, base) => base && proven.push(base))
  let steps = 0
  for (;;) {
    const step = await op.next()
    if (step.done) return { ...step.value, steps, proven }
    steps++
  }
}

it('finds 4293.4376 for 1024 positions, failing at 1009 below, with bases that pass up to 4330.3233 and a certificate that holds', async () => {
  const { found, proven } = await compute({ length: 1024 })
  const { base, m, end, certificate } = found as BoundFound
  expect(base).toBeCloseTo(4293.4376, 4)
  expect(m).toBe(1009)
  expect(end.base).toBeCloseTo(4330.3233, 3)
  expect(end.m).toBe(950)
  expect(certificate.m.length).toBeGreaterThan(60)
  expect(checkCertificate(certificate).every(Boolean)).toBe(true)
  expect(proven.length).toBeGreaterThan(2)
  expect(proven).toEqual(proven.toSorted((a, b) => a - b))
  expect(proven.at(-1)).toBeLessThan(base)
})

it('pauses between its batches, so that it can be cancelled', async () => {
  expect((await compute({ length: 2048 })).steps).toBeGreaterThan(5)
})

it('the map is the mean of C over the integers of each cell within 1e-7, and the line is where C first falls below 0', async () => {
  const { mean, first, found } = await compute({})
  expect(found).toBeNull()
  for (const [column, base] of MAP.bases.entries()) {
    const thetas = thetasAt(128, Math.log(base))
    expect(first[column]).toBe(firstBelow(thetas, 0, 3999) ?? Number.NaN)
    for (let row = 0; row < 4; row++) {
      const [from, to] = [MAP.edges[row] as number, MAP.edges[row + 1] as number]
      let sum = 0
      for (let m = from; m < to; m++) sum += decayAt(thetas, m)
      expect(Math.abs((mean[3 * row + column] as number) - sum / (to - from))).toBeLessThan(1e-7)
    }
  }
})

it('a draft is the map alone, and knows what was found before', async () => {
  const other = { pairs: 48, bases: Float64Array.of(2e3, 3e3) }
  const draft = await compute({ ...other, length: 1024 }, 'draft')
  expect([draft.first.length, draft.found]).toEqual([0, null])
  expect(draft.mean.every(Number.isFinite)).toBe(true)
  await compute({ ...other, length: 1024 })
  expect(((await compute({ ...other, length: 1024 }, 'draft')).found as BoundFound).base).toBeCloseTo(4956.9402, 4)
})

it('a draft knows the part of the line that a stopped search has found', async () => {
  const job: BoundJob = { op: 'bound', pairs: 40, length: 4096, ...MAP }
  const op = bound(device, job, 'full', () => {})
  for (let step = 0; step < 4; step++) await op.next()
  await op.return({ op: 'bound', mean: new Float32Array(), first: new Float64Array(), found: null })
  const { first } = await compute(job, 'draft')
  expect(first.length).toBeGreaterThan(0)
  first.forEach((m, column) =>
    expect(m).toBe(firstBelow(thetasAt(80, Math.log(MAP.bases[column] as number)), 0, 3999) ?? Number.NaN),
  )
})

it('where bases pass far above the smallest, more than the smallest is said', async () => {
  const { base, end } = (await compute({ length: 4 })).found as BoundFound
  expect(end.base).toBeGreaterThan(2 * base)
})

it('few pairs have no base up to 10^12 that carries 131 072 positions', async () => {
  expect((await compute({ pairs: 4, length: 131_072 })).found).toBe('beyond')
})
