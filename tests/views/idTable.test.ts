import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../src/core/places'
import { variantsFor } from '../../src/core/slots'
import { columnsOf, partName, placeText } from '../../src/views/layout/ids/idColumns'
import { idCsv, idJson, idLines } from '../../src/views/layout/ids/idFile'
import { alignRows } from '../../src/views/layout/ids/idRows'
import type { RowRoom } from '../../src/views/layout/ids/rowWindow'
import { contentHeight, drawnRows, rowsAbove, scrollFor, scrollToRow, TALLEST } from '../../src/views/layout/ids/rowWindow'
import { prompts, RUNS } from '../core/arbitraries'
import { CLIP, sideOf } from './layoutScenes'

const ids = variantsFor('layout').map(({ id }) => id)

describe('the lines of the id table', () => {
  it('hold every token of A and every token of B once, alike ones side by side', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), prompts, (idA, idB, segments) => {
        const [a, b] = [sideOf('A', idA, segments), sideOf('B', idB, segments)]
        const rows = alignRows(a, b, segments)
        const tokens = (column: Int32Array) => [...column.subarray(0, rows.count)].filter(token => token >= 0)
        const all = (count: number) => Array.from({ length: count }, (_, k) => k)
        expect(tokens(rows.a)).toEqual(all(a.spec.tokens.count))
        expect(tokens(rows.b).toSorted((x, y) => x - y)).toEqual(all(b.spec.tokens.count))
        const [ownA, ownB] = [placesOf(a.spec.tokens, segments), placesOf(b.spec.tokens, segments)]
        for (let row = 0; row < rows.count; row++) {
          const [tokenA, tokenB, place] = [rows.a[row], rows.b[row], rows.promptOf[row]] as [number, number, number]
          if (tokenA >= 0 && tokenB >= 0) expect(ownA.promptOf[tokenA]).toBe(ownB.promptOf[tokenB])
          if (place >= 0) expect(rows.rowOf[place]).toBe(row)
        }
      }),
      RUNS,
    )
  })

  it('put what B alone has before the token that it precedes', () => {
    const [a, b] = [sideOf('A', 'mrope', CLIP), sideOf('B', 'mropeInterleaved', CLIP)]
    const rows = alignRows(a, b, CLIP)
    expect(rows.count).toBe(b.spec.tokens.count)
    expect([...rows.b.subarray(0, rows.count)]).toEqual(Array.from({ length: rows.count }, (_, k) => k))
    const second = rows.rowOf[32 + 48] as number
    expect([rows.a[second - 1], partName(rows, a, b, CLIP, second - 1), placeText(rows, a, b, second - 1)]).toEqual([
      -1,
      'in video',
      '',
    ])
    expect([rows.a[second], partName(rows, a, b, CLIP, second), placeText(rows, a, b, second)]).toEqual([
      80,
      'video',
      '2 · 1 · 1',
    ])
  })

  it('say the ids of both sides as the specs have them', () => {
    const [a, b] = [sideOf('A', 'videorope', CLIP), sideOf('B', 'mropeInterleaved', CLIP)]
    const rows = alignRows(a, b, CLIP)
    const columns = columnsOf(rows, a, b, CLIP)
    expect(columns.map(({ name }) => name)).toEqual(
      ['token', 'frame', 'row', 'column', 'A t', 'A h', 'A w', 'B sequence', 'B t', 'B h', 'B w'].slice(0, columns.length),
    )
    const row = rows.rowOf[190] as number
    const tokenB = placesOf(b.spec.tokens, CLIP).tokenOf[190] as number
    const said = columns.map(({ at }) => at(row))
    expect(said).toEqual([
      190,
      4,
      2,
      7,
      ...a.spec.positionIds.map(axis => axis[190]),
      tokenB,
      ...b.spec.positionIds.map(axis => axis[tokenB]),
    ])
  })
})

describe('the files of the id table', () => {
  const [a, b] = [sideOf('A', 'videorope', CLIP), sideOf('B', 'mrope', CLIP)]
  const table = { rows: alignRows(a, b, CLIP), a, b, segments: CLIP }

  it('CSV has a line for each token under its head, after what the numbers are and the link', async () => {
    const lines = (await (await idCsv(table, 'https://x.org/#v=1')).text()).trimEnd().split('\r\n')
    expect(lines[1]).toBe('# https://x.org/#v=1')
    expect(lines[2]).toBe('token,part,frame,row,column,A t,A h,A w,B t,B h,B w')
    expect(lines.length).toBe(3 + 448)
    expect(lines[3 + 32]).toBe('32,video,1,1,1,32,30,29,32,32,32')
  })

  it('JSON gives every id back exactly, with next position and rope delta', async () => {
    const said = JSON.parse(await (await idJson(table, 'https://x.org/#v=1')).text())
    expect(said.link).toBe('https://x.org/#v=1')
    expect(said.segments).toEqual(CLIP)
    for (const [k, side] of [a, b].entries()) {
      const { spec } = side
      expect(said.sides[k]).toMatchObject({
        letter: side.letter,
        tokens: 448,
        nextTextPosition: spec.next,
        ropeDelta: spec.ropeDelta,
      })
      spec.axes.forEach((axis, at) =>
        expect(said.sides[k].positionIds[axis]).toEqual([...(spec.positionIds[at] as Float64Array)]),
      )
      expect(said.sides[k].frame).toEqual([...spec.tokens.frame])
    }
  })

  it('some lines of it are those lines', async () => {
    const [head, ...body] = (await idLines(table, '\t', 10, 12)).join('').trimEnd().split('\r\n')
    expect(head).toMatch(/^token\tpart/)
    expect(body.map(line => line.split('\t')[0])).toEqual(['10', '11'])
  })
})

describe('scrolling through rows', () => {
  const rooms: fc.Arbitrary<RowRoom> = fc.record({
    rows: fc.integer({ min: 1, max: 1_100_000 }),
    rowHeight: fc.constantFrom(25, 44),
    view: fc.integer({ min: 100, max: 900 }),
  })

  it('never asks for a content taller than browsers lay out', () => {
    fc.assert(fc.property(rooms, room => contentHeight(room) <= TALLEST))
  })

  it('shows a row that was scrolled to, wherever the view was', () => {
    fc.assert(
      fc.property(rooms, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (room, from, wanted) => {
        const row = wanted % room.rows
        const most = Math.max(0, contentHeight(room) - room.view)
        const top = scrollToRow(room, from * most, row)
        const above = rowsAbove(room, top)
        expect(top).toBeLessThanOrEqual(most + 1e-6)
        expect(row * room.rowHeight).toBeGreaterThanOrEqual(above - 0.01)
        expect((row + 1) * room.rowHeight).toBeLessThanOrEqual(above + room.view + 0.01)
      }),
    )
  })

  it('draws every row in view, at its place, and few besides', () => {
    fc.assert(
      fc.property(rooms, fc.double({ min: 0, max: 1, noNaN: true }), (room, from) => {
        const top = from * Math.max(0, contentHeight(room) - room.view)
        const { first, end, offset } = drawnRows(room, top)
        const above = rowsAbove(room, top)
        expect(first).toBeLessThanOrEqual(above / room.rowHeight)
        expect(end).toBeGreaterThanOrEqual(Math.min(room.rows, (above + room.view) / room.rowHeight))
        expect(end - first).toBeLessThanOrEqual(room.view / room.rowHeight + 26)
        expect(offset - top).toBeCloseTo(first * room.rowHeight - above, 4)
        expect(scrollFor(room, above)).toBeCloseTo(top, 3)
      }),
    )
  })
})
