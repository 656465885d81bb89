import { expect, it } from 'vitest'
import { sameJob } from '../../src/engine/sameJob'

const job = (omegas: number[][], edges: number[]) =>
  ({ op: 'decay', curves: omegas.map(curve => Float64Array.from(curve)), edges: Float64Array.from(edges) }) as const

it('jobs are the same exactly when all their numbers are', () => {
  const one = job([[1, 2], [3]], [0, 5])
  expect(sameJob(one, job([[1, 2], [3]], [0, 5]))).toBe(true)
  for (const other of [
    job([[1, 2], [3.5]], [0, 5]),
    job([[1, 2]], [0, 5]),
    job(
      [
        [1, 2],
        [3, 3],
      ],
      [0, 5],
    ),
    job([[1, 2], [3]], [0, 6]),
    job([[1], [2, 3]], [0, 5]),
  ])
    expect(sameJob(one, other)).toBe(false)
})
