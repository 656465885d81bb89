import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logColumns, viewColumns } from '../../src/core/columns'

const view = fc
  .record({
    scale: fc.constantFrom('log' as const, 'linear' as const),
    from: fc.integer({ min: 1, max: 100_000 }),
    span: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(({ scale, from, span }) => ({ scale, from, to: from + span }))

describe('columns of integers', () => {
  test('log columns ascend from 0 to the length', () => {
    const edges = logColumns(1_048_576, 1024)
    expect([edges[0], edges[1024]]).toEqual([0, 1_048_576])
    expect(edges).toEqual(Float64Array.from(edges).sort())
  })

  test('every integer of a view lies in the column under its place on the ruler', () => {
    fc.assert(
      fc.property(
        view,
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (ruler, columns, part) => {
          const edges = viewColumns(ruler, columns)
          expect(edges).toEqual(Float64Array.from(edges).sort())
          expect([edges[0], edges[columns]]).toEqual([ruler.from, ruler.to])
          const m = Math.floor(ruler.from + part * (ruler.to - ruler.from))
          const column = edges.findLastIndex(edge => edge <= m)
          const { from, to } = ruler
          const place = ruler.scale === 'log' ? Math.log(m / from) / Math.log(to / from) : (m - from) / (to - from)
          expect(place * columns).toBeGreaterThan(column - 1e-6)
          expect(place * columns).toBeLessThan(column + 1 + 1e-6)
        },
      ),
    )
  })

  test('a view between integers holds those inside it', () => {
    expect([...viewColumns({ scale: 'linear', from: 0.5, to: 3.5 }, 3)]).toEqual([1, 2, 3, 4])
  })

  test('no column reaches beyond 16 777 216', () => {
    expect(viewColumns({ scale: 'log', from: 1, to: 1e9 }, 64).at(-1)).toBe(16_777_216)
  })
})
