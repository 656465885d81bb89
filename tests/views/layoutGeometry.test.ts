import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../../src/core/scene'
import { columnRanges, layIdChart, placeAt } from '../../src/views/layout/idChart'
import { buildStack, pointsOf, project, stackScales } from '../../src/views/layout/isometric'
import type { LaneSpan } from '../../src/views/layout/lanePath'
import { rangePath } from '../../src/views/layout/lanePath'
import { evenly, nearText } from '../../src/views/layout/nearText'
import { spaceBodies, spaceSpans } from '../../src/views/layout/spaceBodies'
import { layTile, tokenUnder } from '../../src/views/layout/tile'
import { layTokenAxis, shareWidth, tokenAt, tokenX } from '../../src/views/layout/tokenAxis'
import { prompts, RUNS } from '../core/arbitraries'
import { CLIP, laneSides, NAMES, sideOf, text, video } from './layoutScenes'

const one = (id: string, segments = CLIP) => {
  const [found] = laneSides([id], segments)
  if (!found) throw new Error('no side')
  return { spec: found.side.spec, facts: found.facts }
}

describe('the frame stack', () => {
  it('moves right with t, up with h, left and down with w', () => {
    const origin = project(0, 0, 0)
    expect(project(1, 0, 0).x).toBeGreaterThan(origin.x)
    expect(project(0, 1, 0).y).toBeLessThan(origin.y)
    expect(project(0, 0, 1).x).toBeLessThan(origin.x)
    expect(project(0, 0, 1).y).toBeGreaterThan(origin.y)
  })

  it('steps by (delta, delta, delta) under VideoRoPE and by (1, 0, 0) under M-RoPE', () => {
    const stepOf = (id: string) => {
      const { spec, facts } = one(id)
      const [first, second] = buildStack(spec, facts).pieces.flatMap(piece => (piece.kind === 'frame' ? [piece.corners[0]] : []))
      return { x: (second?.x ?? 0) - (first?.x ?? 0), y: (second?.y ?? 0) - (first?.y ?? 0) }
    }
    const close = (a: { x: number; y: number }, b: { x: number; y: number }) => {
      expect(a.x).toBeCloseTo(b.x, 9)
      expect(a.y).toBeCloseTo(b.y, 9)
    }
    close(stepOf('videorope'), project(2, 2, 2))
    close(stepOf('mrope'), project(1, 0, 0))
  })

  it('keeps every piece inside its bounds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), prompts, (id, segments) => {
        const { spec, facts } = one(id, segments)
        const { pieces, left, top, width, height } = buildStack(spec, facts)
        for (const piece of pieces) {
          for (const { x, y } of pointsOf(piece)) {
            expect(x).toBeGreaterThan(left - 1e-9)
            expect(x).toBeLessThan(left + width + 1e-9)
            expect(y).toBeGreaterThan(top - 1e-9)
            expect(y).toBeLessThan(top + height + 1e-9)
          }
        }
      }),
      RUNS,
    )
  })

  it('has one scale for A and B at which both fit, unless one would shrink below a quarter', () => {
    const [a, b] = ['videorope', 'mrope'].map(id => buildStack(one(id).spec, one(id).facts))
    if (!a || !b) throw new Error('no stacks')
    const scales = stackScales([a, b], 104, 97)
    expect(scales[0]).toBe(scales[1])
    for (const stack of [a, b]) {
      expect(stack.width * (scales[0] as number)).toBeLessThanOrEqual(104.001)
      expect(stack.height * (scales[0] as number)).toBeLessThanOrEqual(97.001)
    }
    const line = buildStack(one('rope').spec, one('rope').facts)
    const apart = stackScales([line, b], 104, 97)
    expect(apart[1]).toBeGreaterThan(4 * (apart[0] as number))
  })
})

describe('the id chart', () => {
  it('fills its width with places in token order, without gaps', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), prompts, (id, segments) => {
        const { spec, facts } = one(id, segments)
        const { places } = layIdChart(spec, facts, segments, 300)
        let x = 0
        for (const place of places) {
          expect(place.x0).toBeCloseTo(x, 6)
          x = place.x1
          expect(place.start).toBeGreaterThanOrEqual(place.run.start)
          expect(place.start + place.count).toBeLessThanOrEqual(place.run.start + place.run.count)
        }
        if (places.length) expect(x).toBeLessThanOrEqual(300.001)
      }),
      RUNS,
    )
  })

  it('finds the place under every px between its edges', () => {
    const { spec, facts } = one('videorope')
    const chart = layIdChart(spec, facts, CLIP, 300)
    for (const place of chart.places) expect(placeAt(chart, (place.x0 + place.x1) / 2)).toBe(place)
    expect(placeAt(chart, -1)).toBeNull()
    expect(placeAt(chart, 301)).toBeNull()
  })

  it('keeps the extremes of every frame where frames are narrower than a px', () => {
    const segments = [text(9), video(3000, 2, 3), text(9)]
    const { spec, facts } = one('videorope', segments)
    const chart = layIdChart(spec, facts, segments, 300)
    spec.axes.forEach((_, axis) => {
      const { min, max } = columnRanges(chart, axis)
      expect(min.reduce((a, b) => (b < a ? b : a), Infinity)).toBe(Math.min(...facts.grid.map(run => run.min[axis] as number)))
      expect(max.reduce((a, b) => (b > a ? b : a), -Infinity)).toBe(Math.max(...facts.grid.map(run => run.max[axis] as number)))
    })
  })
})

describe('the token axis', () => {
  it('finds each shown token again under its own px, on both sides', () => {
    fc.assert(
      fc.property(prompts, segments => {
        const sides = laneSides(['mropeInterleaved', 'videorope'], segments)
        const axis = layTokenAxis(sides, segments, 924)
        for (const { index } of sides)
          for (const { stretches } of axis.spans) {
            const { start, count } = stretches[index] ?? { start: 0, count: 0 }
            for (const token of evenly(count, 20).map(k => start + k))
              expect(tokenAt(axis, index, (tokenX(axis, index, token) ?? 0) + 1e-6)).toBe(token)
          }
      }),
      RUNS,
    )
  })

  it('shares out the whole width and leaves no filled segment under its least', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), counts => {
        const widths = shareWidth(counts, 924)
        const sum = widths.reduce((a, b) => a + b, 0)
        expect(sum).toBeCloseTo(counts.some(count => count > 0) ? 924 : 0, 6)
        counts.forEach((count, k) => {
          if (count === 0) expect(widths[k]).toBe(0)
          else expect(widths[k]).toBeGreaterThan(924 / 20 - 1e-6)
        })
      }),
      RUNS,
    )
  })

  it('paths of a million tokens have at most four points per px and reach the extremes', () => {
    const count = 1_000_000
    const ids = Float64Array.from({ length: count }, (_, k) => (k === 654_321 ? 5000 : k % 7))
    const tokens = {
      count,
      segment: new Int32Array(count),
      frame: new Int32Array(count),
      row: new Int32Array(count),
      col: new Int32Array(count),
    }
    tokens.frame.forEach((_, k) => {
      tokens.frame[k] = k
    })
    const span: LaneSpan = { start: 0, count, x0: 0, x1: 900 }
    const d = rangePath(
      span,
      ids,
      id => -id,
      tokens,
      () => true,
      0,
    )
    const points = [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)]
    expect(points.length).toBeLessThanOrEqual(4 * 900)
    expect(Math.min(...points.map(([, , y]) => Number(y)))).toBe(-5000)
  })
})

describe('near text', () => {
  it('is the end of the text before the grids and the beginning of the text after them', () => {
    expect(nearText(one('videorope').facts.runs, 3)).toEqual([[29, 30, 31], ...Array(8).fill([]), [416, 417, 418]])
  })

  it('evenly chosen numbers keep the first and the last and never repeat', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 2, max: 60 }), (count, most) => {
        const chosen = evenly(count, most)
        expect(new Set(chosen).size).toBe(Math.min(count, most))
        if (count) expect([chosen[0], chosen.at(-1)]).toEqual([0, count - 1])
      }),
      RUNS,
    )
  })
})

describe('the id chart of agents', () => {
  it('has room for every one of them on every axis', () => {
    const agents = [
      { x: 0, y: 2, heading: 0 },
      { x: 40, y: -31, heading: 90 },
      { x: 5, y: 1, heading: -90 },
    ]
    const segments: Segment[] = [{ kind: 'agents', agents }]
    const { spec, facts } = one('drope', segments)
    expect(layIdChart(spec, facts, segments, 300).range).toEqual([-31, 40])
  })
})

describe('the 3-D bodies', () => {
  it('hold each patch of a small video once, and four corners per frame through its extreme ids', () => {
    const { spec, facts } = one('mrope')
    const { patches, tiles, text: dots, low, high } = spaceBodies(spec, facts)
    expect(patches).toHaveLength(3 * 384)
    expect([...tiles.slice(0, 12)]).toEqual([32, 32, 32, 32, 32, 39, 32, 37, 39, 32, 37, 32])
    expect([...dots.slice(0, 3)]).toEqual([23, 23, 23])
    expect([low, high]).toEqual([
      [23, 23, 23],
      [48, 48, 48],
    ])
  })

  it('stay bounded for 4 096 frames of 240 patches and hold only finite numbers', () => {
    const segments = [text(100), video(4096, 12, 20), text(100)]
    const { spec, facts } = one('videorope', segments)
    const { patches, tiles, frames, drawnFrames } = spaceBodies(spec, facts)
    expect(frames).toBe(4096)
    expect(drawnFrames).toBeLessThanOrEqual(512)
    expect(patches.length / 3).toBeLessThanOrEqual(24_000)
    expect(tiles).toHaveLength(12 * drawnFrames)
    expect(patches.every(Number.isFinite) && tiles.every(Number.isFinite)).toBe(true)
  })

  it('share one scale unless one side would shrink below a quarter', () => {
    const bodies = ['videorope', 'mrope', 'rope'].map(id => spaceBodies(one(id).spec, one(id).facts))
    const spans = spaceSpans(bodies.slice(0, 2))
    expect(spans[0]).toBe(spans[1])
    const apart = spaceSpans(bodies.slice(1))
    expect(apart[1]).toBeGreaterThan(4 * (apart[0] as number))
  })
})

describe('a tile', () => {
  it('gives each patch a cell of its own inside the box', () => {
    const segments = [video(2, 5, 7)]
    const side = sideOf('A', 'videorope', segments)
    const run = one('videorope', segments).facts.grid[1]
    if (!run) throw new Error('no frame')
    const tile = layTile(side.spec, run, { rows: 5, cols: 7 }, 400, 200)
    const found = new Set<number | null>()
    for (let row = 0; row < 5; row++)
      for (let col = 0; col < 7; col++)
        found.add(tokenUnder(tile, (col + 0.5) * tile.cell.width, tile.rim + (row + 0.5) * tile.cell.height))
    expect([...found]).toEqual(Array.from({ length: 35 }, (_, k) => 35 + k))
    expect(tokenUnder(tile, 7 * tile.cell.width + 1, 5)).toBeNull()
    expect(5 * tile.cell.height + 2 * tile.rim).toBeLessThanOrEqual(200)
  })
})
