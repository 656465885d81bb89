import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { directField, positionOf, wavesOf } from '../../src/core/field'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { startCpu } from '../../src/engine/backends/cpu'
import type { Device } from '../../src/engine/device'
import { field } from '../../src/engine/ops/field'
import { followers } from '../../src/engine/ops/frames'
import type { FieldJob, Lane } from '../../src/engine/protocol'

let device: Device
beforeAll(async () => {
  device = await startCpu()
})

/** The grid of a prompt that starts with it, with a query somewhere inside. */
function jobOf(id: string, frames: number, rows: number, cols: number, batch = 1): FieldJob {
  const grid: Segment =
    frames === 1
      ? { kind: 'image', rows, cols, spatialMerge: 2 }
      : { kind: 'video', frames, rows, cols, fps: 2, temporalPatch: 2, spatialMerge: 2 }
  const spec = resolve(namedSetup(id), [grid])
  const tokens = Array.from(spec.tokens.frame.keys()).filter(token => (spec.tokens.frame[token] as number) >= 0)
  const ids = spec.positionIds.map(axis => Float64Array.from(tokens, token => axis[token] as number))
  const query = tokens[Math.floor(tokens.length * 0.7)] as number
  const one = { ...wavesOf(spec, positionOf(spec, query), { kind: 'ones' }), ids }
  return { op: 'field', fields: Array(batch).fill(one), cells: rows * cols, near: frames - 1 }
}

async function compute(job: FieldJob, lane: Lane = 'full', on = device): Promise<readonly Float32Array[]> {
  const op = field(on, job, lane, () => {})
  let step = await op.next()
  while (!step.done) step = await op.next()
  return step.value.values
}

const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, k) => Math.max(most, Math.abs(value - (b[k] as number))), 0)

describe('the field', () => {
  for (const [id, frames, rows, cols] of [
    ['rope', 7, 6, 8],
    ['mrope', 5, 9, 4],
    ['videorope', 9, 7, 7],
    ['vrope', 4, 1, 9],
    ['hope', 3, 12, 12],
    ['mropeInterleaved', 4, 5, 6],
    ['v2pe', 6, 8, 8],
    ['tmrope', 5, 4, 4],
    ['circleRope', 1, 9, 11],
    ['ropeVitMixed', 1, 14, 14],
    ['mochi', 4, 6, 10],
    ['ltxVideo', 4, 6, 10],
    ['hunyuanVl', 1, 7, 5],
    ['cogvideox', 5, 15, 22],
  ] as const)
    it(`equals the float64 twin within 5e-7 under ${id}`, async () => {
      const job = jobOf(id, frames, rows, cols)
      const [own] = job.fields
      if (!own) throw new Error('no field')
      const [values] = await compute(job)
      expect(gap(values ?? [], directField(own, own.ids))).toBeLessThan(5e-7)
    })

  it('equals its twin where every frame has a pattern of its own', async () => {
    const job = jobOf('mrope', 6, 4, 4)
    const own = job.fields[0] as FieldJob['fields'][number]
    const bent = { ...own, ids: own.ids.map(axis => axis.map((id, k) => id + Math.sin(k * k))) }
    const [values] = await compute({ ...job, fields: [bent] })
    expect(gap(values ?? [], directField(bent, bent.ids))).toBeLessThan(5e-7)
  })

  it('of several questions is that of each alone', async () => {
    const [a, b] = [jobOf('mrope', 3, 5, 6), jobOf('videorope', 3, 5, 6)]
    const together = await compute({ ...a, fields: [...a.fields, ...b.fields] })
    expect(together).toEqual([...(await compute(a)), ...(await compute(b))])
  })

  it('is the same in small batches, of cells and of frames', async () => {
    const job = jobOf('videorope', 5, 6, 7)
    const whole = await compute(job)
    for (const batch of [1, 10, 100])
      expect(gap((await compute(job, 'full', { ...device, batch }))[0] ?? [], whole[0] ?? [])).toBe(0)
  })

  it('a draft is exact near the query and leaves out what does not fit', async () => {
    const job = jobOf('mrope', 50, 4, 4)
    const [draft] = await compute(job, 'draft', { ...device, batch: 32 })
    const [full] = await compute(job)
    const known = Array.from(draft ?? []).flatMap((value, k) => (Number.isNaN(value) ? [] : [k]))
    expect(known).toEqual(Array.from({ length: 128 }, (_, k) => 800 - 128 + k))
    expect(gap(draft?.subarray(672) ?? [], full?.subarray(672) ?? [])).toBe(0)
  })

  it('reports fractions that rise to 1', async () => {
    const fractions: number[] = []
    const op = field({ ...device, batch: 64 }, jobOf('mrope', 12, 5, 6, 2), 'full', fraction => fractions.push(fraction))
    while (!(await op.next()).done);
    expect(fractions.length).toBeGreaterThan(8)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBeCloseTo(1, 12)
  })

  it('frees its tensors when it is stopped half-way', async () => {
    const before = memory().numTensors
    const op = field({ ...device, batch: 64 }, jobOf('mrope', 12, 5, 6), 'full', () => {})
    await op.next()
    expect(memory().numTensors).toBeGreaterThan(before)
    await op.return(undefined as never)
    expect(memory().numTensors).toBe(before)
  })
})

describe('frames', () => {
  it('of every video layout follow one pattern', () => {
    for (const id of ['rope', 'mrope', 'videorope', 'hope', 'vrope', 'mropeInterleaved', 'mropeI', 'v2pe', 'tadRope', 'wan']) {
      const { fields, cells } = jobOf(id, 6, 4, 5)
      expect(followers(fields[0]?.ids ?? [], cells, Int32Array.of(0, 1, 2, 3, 4, 5)), id).toHaveLength(1)
    }
  })
})
