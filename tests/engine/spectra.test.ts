import { describe, expect, test } from 'vitest'
import { LATENT_MODELS, type LatentSizes } from '../../src/core/spectra/models'
import { bareHead, spikedHead } from '../../src/core/spectra/simulate'
import { squaredSingularValues } from '../../src/core/spectra/singular'
import type { Device } from '../../src/engine/device'
import { spectra } from '../../src/engine/ops/spectra'
import type { Lane, SpectraJob, SpectraResult } from '../../src/engine/protocol'

const { id, name, source, ...SIZES } = LATENT_MODELS.find(model => model.id === 'small') as LatentSizes & {
  id: string
  name: string
  source: unknown
}
const JOB: SpectraJob = { op: 'spectra', constructions: ['mha', 'decoupled'], sizes: SIZES, theta: 2, seed: 9, draws: 5 }

async function run(job: SpectraJob, lane: Lane): Promise<{ result: SpectraResult; yields: number; heard: number[] }> {
  const heard: number[] = []
  const op = spectra({} as Device, job, lane, fraction => heard.push(fraction))
  for (let yields = 0; ; yields++) {
    const step = await op.next()
    if (step.done) return { result: step.value, yields, heard }
  }
}

describe('spectra', () => {
  test('heads by ml-matrix equal those by Jacobi rotations within 1e-10', async () => {
    const { result } = await run(JOB, 'full')
    squaredSingularValues(spikedHead('decoupled', SIZES, 2, 9)).forEach((x, at) =>
      expect(result.sample[1]?.[at]).toBeCloseTo(x, 10),
    )
    const tops = Array.from({ length: 5 }, (_, k) => squaredSingularValues(bareHead('mha', SIZES, 9, k))[0])
    tops.forEach((x, at) => expect(result.tops[0]?.[at]).toBeCloseTo(x as number, 10))
    expect(result.bulk[0]).toHaveLength(5 * 32)
  })

  test('it yields after each head, and a dragged spike finds the others drawn', async () => {
    const fresh = { ...JOB, seed: 123 }
    const first = await run(fresh, 'full')
    expect(first.yields).toBe(2 + 2 * 5)
    expect(first.heard.at(-1)).toBe(1)
    const again = await run({ ...fresh, theta: 1 }, 'full')
    expect(again.yields).toBe(2)
    expect(again.result.tops).toEqual(first.result.tops)
    expect((await run({ ...fresh, draws: 3 }, 'draft')).result.tops[0]).toHaveLength(3)
  })
})
