import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { resolve, withGroupFirst } from '../../src/core/resolve'
import type { Content, Segment } from '../../src/core/scene'
import { directScore, scoreSource } from '../../src/core/scoreSource'
import { namedSetup } from '../../src/core/setups'
import type { Cursor } from '../../src/state/store'
import { DEFAULT_CURSOR } from '../../src/state/store'
import { axisDistance } from '../../src/views/field/axisDistance'
import { contourPieces, levelsBetween } from '../../src/views/field/contours'
import { bestPerFrame, profilesOf } from '../../src/views/field/curves'
import { fieldView } from '../../src/views/field/fieldView'
import { cellAfterKey } from '../../src/views/field/gestures'
import { distanceLines } from '../../src/views/field/KeyReadout'
import { measuresOf } from '../../src/views/field/measures'
import { fieldModel, fieldPicture, fitPage } from '../../src/views/field/picture'
import { capacity, cellUnder, placeField, tileCorner } from '../../src/views/field/placeField'
import { planeOf } from '../../src/views/field/plane'
import { notePlace } from '../../src/views/field/planeNote'
import { planePictures, toPx } from '../../src/views/field/planePicture'
import { readKey } from '../../src/views/field/readout'
import { fieldRequest } from '../../src/views/field/scores'
import { cellOf, gridIds, type Subject, subjectOf, tokenAt } from '../../src/views/field/subject'
import { type TextScores, textScores } from '../../src/views/field/textScores'
import type { FigureProps } from '../../src/views/paint/figure'
import { placeWords as placeOfScores } from '../../src/views/scores/words'
import type { Frame, Side, ViewInput } from '../../src/views/view'
import { inputOf, NO_FRAME, plain } from './decayInput'

// Node has no document for the figure to be drawn into.
vi.mock('../../src/views/paint/figure', () => ({
  figureSvg: ({ children }: FigureProps) => renderToStaticMarkup(createElement('svg', null, children)),
}))

const video = (frames: number, rows: number, cols: number): Segment => ({
  kind: 'video',
  frames,
  rows,
  cols,
  fps: 2,
  temporalPatch: 2,
  spatialMerge: 2,
})
const text: Segment = { kind: 'text', tokens: 32 }
const NAMES: Record<string, string> = { videorope: 'VideoRoPE', mrope: 'M-RoPE', rope: 'RoFormer', vrope: 'VRoPE' }

function sideOf(letter: Side['letter'], id: string, segments: readonly Segment[]): Side {
  const setup = namedSetup(id)
  return { letter, name: NAMES[id] ?? id, setup, spec: resolve(setup, segments) }
}

function sceneOf(
  ids: readonly string[],
  segments: readonly Segment[],
  cursor: Partial<Cursor> = {},
  content: Content = { kind: 'ones' },
): ViewInput {
  const [a, b] = ids.map((id, at) => sideOf(at ? 'B' : 'A', id, segments))
  const input = inputOf(a as Side, b ?? null, { content })
  return { ...input, scene: { ...input.scene, segments }, cursor: { ...DEFAULT_CURSOR, ...cursor } }
}

/** The field as the engine would answer it. */
function answered(input: ViewInput): Frame {
  const request = fieldRequest(input)
  if (request?.job.op !== 'field') throw new Error('nothing is asked')
  const values = request.job.fields.map(({ freq, cos, sin, ids }) =>
    Float32Array.from({ length: ids[0]?.length ?? 0 }, (_, key) =>
      cos.reduce((sum, weight, j) => {
        const angle = freq.reduce((total, axis, at) => total + (axis[j] as number) * (ids[at]?.[key] as number), 0)
        return sum + weight * Math.cos(angle) + (sin[j] as number) * Math.sin(angle)
      }, 0),
    ),
  )
  return { ...NO_FRAME, shown: { job: request.job, result: { op: 'field', values }, lane: 'full', input, at: 0 } }
}

const LONG = [text, video(16, 24, 24), text]
const STORY = sceneOf(['videorope', 'mrope'], LONG, { query: 32 + 15 * 576 + 11 * 24 + 11, key: 32 + 9 * 576 + 20 * 24 + 22 })

describe('the subject', () => {
  test('is the middle cell of the last frame of the largest grid while no query is chosen', () => {
    const segments = [text, video(2, 2, 2), video(4, 5, 7), { kind: 'image', rows: 4, cols: 4, spatialMerge: 2 } as const]
    const subject = subjectOf({ segments }, { query: null, key: null })
    expect(subject).toMatchObject({ grid: { segment: 2 }, from: { frame: 3, row: 2, col: 3 }, chosen: false })
  })

  test('follows the query to its grid, and a text query to the grid of the key', () => {
    const segments = [video(2, 2, 2), text, video(4, 5, 7)]
    expect(subjectOf({ segments }, { query: 5, key: null })?.grid.segment).toBe(0)
    expect(subjectOf({ segments }, { query: 20, key: 3 })).toMatchObject({ grid: { segment: 0 }, from: null, key: 3 })
    expect(subjectOf({ segments: [text] }, { query: 3, key: null })).toBeNull()
  })

  test('cells and tokens are inverse', () => {
    const grid = { segment: 0, frames: 3, rows: 4, cols: 5, first: 7 }
    for (let token = 7; token < 67; token++)
      expect(tokenAt(grid, cellOf(grid, token) ?? { frame: 0, row: 0, col: 0 })).toBe(token)
    expect(cellOf(grid, 6)).toBeNull()
    expect(cellOf(grid, 67)).toBeNull()
  })

  test('stands in each head group where that group reads it', () => {
    const segments = [text, video(3, 4, 5), text]
    const side = sideOf('A', 'circleRope', segments)
    const idsOf = (group: number) => {
      const spec = withGroupFirst(side.spec, group)
      const { grid } = subjectOf({ segments }, { query: null, key: null }) as Subject
      return gridIds({ ...side, spec }, segments, grid)
    }
    expect(side.spec.groups.length).toBe(2)
    const [circle, grid] = [idsOf(0), idsOf(1)]
    expect(grid).not.toEqual(circle)
    expect([idsOf(0), idsOf(1)]).toEqual([circle, grid])
    expect(idsOf(1)).toBe(grid)
  })

  test('arrows move within a frame, Page Up and Down by frame, and none leaves the grid', () => {
    const grid = { segment: 0, frames: 3, rows: 4, cols: 5, first: 0 }
    const at = { frame: 1, row: 0, col: 4 }
    const after = (key: string, shiftKey = false) => cellAfterKey({ key, shiftKey }, at, grid)
    expect(after('ArrowDown')).toEqual({ frame: 1, row: 1, col: 4 })
    expect(after('ArrowRight')).toEqual(at)
    expect(after('ArrowLeft', true)).toEqual({ frame: 1, row: 0, col: 0 })
    expect(after('PageDown')).toEqual({ frame: 2, row: 0, col: 4 })
    expect(after('Home')).toEqual({ frame: 0, row: 0, col: 4 })
    expect(after('x')).toBeNull()
  })
})

describe('the words of the field', () => {
  const said = (input: ViewInput) => {
    const { lead, a, b } = fieldView.caption(input, answered(input))
    return [lead, a, b].map(plain)
  }

  test('say why all keys score alike where nothing turns', () => {
    expect(said(sceneOf(['mochi'], [video(4, 5, 6), text])).at(1)).toBe(
      'Under mochi every key scores 1.000, wherever it stands, for no pair turns.',
    )
  })

  test('state drift, range and cost of VideoRoPE against M-RoPE', () => {
    expect(said(STORY)).toEqual([
      'Query in frame 16, row 12, column 12.',
      'Under VideoRoPE the best key slides 2 rows and 2 columns per frame and leaves the grid 7 frames back; time alone costs less than 0.0001.',
      'Under M-RoPE it stays put, a frame varies inside by at most 0.003, and time alone takes its best score down to 0.753.',
    ])
  })

  test('count frames, rows, columns and agents from 1, as the layout, the scores and the list of agents do', () => {
    const first = sceneOf(['videorope'], LONG, { query: 32 })
    expect(said(first)[0]).toBe('Query in frame 1, row 1, column 1.')
    expect(placeOfScores(LONG, 32)).toBe('video, frame 1, row 1, column 1')
    expect(fieldView.table(first, answered(first)).rows[0]?.slice(0, 3)).toEqual([1, 1, 1])
    const agents = sceneOf(['drope'], [{ kind: 'agents', agents: [0, 1].map(x => ({ x, y: 0, heading: 0 })) }], { query: 0 })
    expect(said(agents)[0]).toBe('Agent 1 asks.')
  })

  test('of a query in the first frame look ahead', () => {
    expect(said(sceneOf(['videorope'], LONG, { query: 32 + 11 * 24 + 11 }))[1]).toContain(
      'slides 2 rows and 2 columns per frame and leaves the grid 6 frames ahead',
    )
  })

  test('of a text query say which row and column is favoured', () => {
    const last = sceneOf(['rope', 'vrope'], [text, video(6, 8, 8), text], { query: 32 + 384 })
    expect(said(last)[1]).toMatch(/best key is in frame 6, row 8, column 8.*bottom row scores 0\.\d{4} over the top/)
    expect(said(last)[2]).toMatch(/bottom row scores 0\.\d{4} under the top/)
  })

  test('of a single picture compare its column with its row', () => {
    const image: Segment = { kind: 'image', rows: 9, cols: 9, spatialMerge: 1 }
    expect(said(sceneOf(['ropeVitAxial'], [image]))[1]).toMatch(
      /falls to 0\.\d{3} at its lowest.*falls just as much as along its row/,
    )
  })

  test('of scores that only rounding makes 1 keep the digits that tell them from it', () => {
    const image: Segment = { kind: 'image', rows: 4, cols: 5, spatialMerge: 2 }
    expect(said(sceneOf(['mrope'], [text, image], { query: 32 + 7 }))[1]).toMatch(/falls to 0\.9999\d* at its lowest/)
  })

  test('independent content is answered in words and asks nothing', () => {
    const input = sceneOf(['videorope'], LONG, {}, { kind: 'independent' })
    expect(fieldRequest(input)).toBeNull()
    expect(fieldView.caption(input, NO_FRAME).a).toContain('score 0 on average')
  })

  test('a prompt without a grid says so', () => {
    expect(fieldView.caption(sceneOf(['rope'], [text]), NO_FRAME).a).toContain('no image, video or agents')
  })
})

describe('the key', () => {
  test('has distance, score and shares of both sides', () => {
    const { scene, a, b, cursor } = STORY
    const [ours, theirs] = [a, b as Side].map(side => readKey(side, scene, cursor.query as number, cursor.key as number))
    expect(ours).toMatchObject({ distance: '(12, 3, 1)' })
    expect(theirs?.distance).toBe('(6, −9, −11)')
    expect([ours?.score, theirs?.score].map(score => score?.toFixed(4))).toEqual(['0.9194', '0.8228'])
    expect(ours?.shares?.map(({ id, score, full }) => [id, score.toFixed(4), full])).toEqual([
      ['t', '0.2500', 0.25],
      ['h', '0.3028', 0.375],
      ['w', '0.3666', 0.375],
    ])
  })

  test('a distance on four axes is said in full, on lines of its own', () => {
    expect(distanceLines('(12, 3, 1)')).toEqual([])
    const long = '(1 024, −1 024, −1 024.333, 12)'
    const lines = distanceLines(long)
    expect(lines.join(' ')).toBe(long)
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(26)
  })

  test('sets the one distance of the cursor on the chosen lane', () => {
    const { query, key } = STORY.cursor
    const on = (lane: ViewInput['view']['lane']) =>
      axisDistance({ ...STORY, view: { ...STORY.view, lane } }, query as number, key as number)
    expect([on('t'), on('h'), on('w'), on('all')]).toEqual([12, 3, 1, 12])
  })
})

describe('measures', () => {
  test('of a query in the grid are isotropy and centre gain, with a definition each', () => {
    const model = fieldModel(STORY, answered(STORY))
    const measures = model ? measuresOf(model) : []
    expect(measures.map(({ name }) => name)).toEqual(['Fall h : w', 'Ring spread', 'Centre gain'])
    expect(measures[0]?.values[0]).toBeCloseTo(1.09, 2)
    expect(measures[0]?.values[1]).toBeGreaterThan(1000)
    for (const { values, tip } of measures) {
      expect(values.every(Number.isFinite)).toBe(true)
      expect(tip.length).toBeGreaterThan(60)
    }
  })
})

describe('curves', () => {
  const model = fieldModel(STORY, answered(STORY))
  test('through the query meet its own score at its mark', () => {
    for (const { curves, mark } of model ? profilesOf(model) : [])
      for (const { values } of curves) expect(values[mark as number]).toBeCloseTo(1, 6)
  })

  test('the best score of a frame is no less than any of its cells', () => {
    const [a] = model ? bestPerFrame(model).curves : []
    const scores = model?.sides[0]?.scores
    expect(a?.values).toHaveLength(16)
    a?.values.forEach((best, frame) => {
      for (let k = 0; k < 576; k++) expect(scores?.[frame * 576 + k]).toBeLessThanOrEqual(best)
    })
  })
})

describe('the place of the tiles', () => {
  const size = { width: 1104, height: 480 }
  for (const [frames, rows, cols] of [
    [16, 24, 24],
    [8, 6, 8],
    [1, 14, 14],
    [3, 9, 16],
    [64, 32, 32],
    [1, 1, 40],
    [5, 30, 2],
  ] as const)
    for (const sides of [1, 2])
      test(`${frames} × ${rows} × ${cols} with ${sides} side(s) stays inside and no tile covers another`, () => {
        const grid = { segment: 0, frames, rows, cols, first: 0 }
        const place = placeField(grid, sides, size, false)
        const shown = Math.min(frames, capacity(place))
        const corners = Array.from({ length: shown }, (_, k) =>
          Array.from({ length: sides }, (_, side) => tileCorner(place, k, side, sides)),
        ).flat()
        expect(Math.abs(place.tile.width / cols - place.tile.height / rows)).toBeLessThan(1)
        for (const [k, { x, y }] of corners.entries()) {
          expect(x + place.tile.width).toBeLessThanOrEqual(place.width + 1)
          expect(y + place.tile.height).toBeLessThanOrEqual(size.height)
          for (const other of corners.slice(k + 1))
            expect(Math.abs(other.x - x) >= place.tile.width || Math.abs(other.y - y) >= place.tile.height).toBe(true)
        }
        const middle = tileCorner(place, shown - 1, sides - 1, sides)
        const found = cellUnder(place, grid, shown, sides, middle.x + place.tile.width - 0.5, middle.y + place.tile.height - 0.5)
        expect(found).toEqual({ shown: shown - 1, side: sides - 1, row: rows - 1, col: cols - 1 })
      })

  test('a page is full where it can be, and its stride reaches the last frame', () => {
    expect(fitPage({ first: 60, stride: 1 }, 64, 16)).toEqual({ first: 48, stride: 1 })
    expect(fitPage({ first: 0, stride: 4 }, 64, 16)).toEqual({ first: 0, stride: 4 })
    expect(fitPage({ first: 9, stride: 64 }, 64, 16)).toEqual({ first: 3, stride: 4 })
    expect(fitPage({ first: 5, stride: 1 }, 8, 16)).toEqual({ first: 0, stride: 1 })
  })

  test('a picture holds a tile for each shown frame and side', () => {
    const model = fieldModel(STORY, answered(STORY))
    if (!model) throw new Error('no field')
    const picture = fieldPicture(model, placeField(model.grid, 2, size, false), { first: 0, stride: 1 })
    expect(picture.tiles).toHaveLength(32)
    expect(picture.scale).toMatchObject({ from: 0.6, to: 1, signed: false })
  })
})

describe('contours', () => {
  test('levels lie strictly between their ends', () => {
    expect(levelsBetween(0.6, 0.8)).toEqual([0.65, 0.7, 0.75])
    expect(levelsBetween(-0.07, 0.03)).toEqual([-0.05, 0])
    expect(levelsBetween(0.71, 0.74)).toEqual([])
  })

  test('of a slope are straight lines where it has their value', () => {
    const values = Float64Array.from({ length: 100 }, (_, k) => 0.1 * (k % 10) + 0.1)
    const pieces = contourPieces(values, 10, 10, 0.25)
    expect([...pieces.keys()]).toEqual([0.25, 0.5, 0.75])
    for (const [level, lines] of pieces)
      for (const [x0, , x1] of lines) for (const x of [x0, x1]) expect(x).toBeCloseTo(level * 10 - 0.5, 4)
    expect(pieces.get(0.25)?.reduce((sum, [, y0, , y1]) => sum + Math.abs(y1 - y0), 0)).toBeCloseTo(10, 9)
  })

  test('do not fray on a plateau at their own level', () => {
    const values = Float64Array.from({ length: 36 }, (_, k) => 1 + 1e-7 * Math.sin(k))
    expect(contourPieces(values, 6, 6).size).toBe(0)
  })

  test('leave out what is not known yet', () => {
    expect(contourPieces(new Float64Array(16).fill(Number.NaN), 4, 4).size).toBe(0)
  })
})

describe('agents', () => {
  const agents: Segment = {
    kind: 'agents',
    agents: [
      { x: 0, y: 0, heading: 90 },
      { x: 8, y: 4, heading: 90 },
      { x: -6, y: 12, heading: -90 },
    ],
  }
  const input = sceneOf(['drope'], [agents])

  test('stand inside a plane of 3 to 2', () => {
    const plane = planeOf(input)
    if (!plane) throw new Error('no plane')
    for (const { x, y } of plane.agents) {
      expect(x).toBeGreaterThan(plane.x[0])
      expect(x).toBeLessThan(plane.x[1])
      expect(y).toBeGreaterThan(plane.y[0])
      expect(y).toBeLessThan(plane.y[1])
    }
    expect((plane.x[1] - plane.x[0]) / (plane.y[1] - plane.y[0])).toBeCloseTo(1.5, 12)
  })

  test.each([
    [
      [0, 0],
      [-8, 6],
      [-12, -6],
    ],
    [
      [0, 0],
      [8, 4],
      [-6, 12],
      [4, 20],
    ],
    [
      [0, 0],
      [5, -2],
      [12, -6],
      [-8, 6],
    ],
    [
      [12, -6],
      [-12, -6],
      [8, 12],
      [-12, 6],
    ],
  ])('on a phone keep clear of the note that their place counts for nothing', (...places) => {
    const own: Segment = { kind: 'agents', agents: places.map(([x, y]) => ({ x: x as number, y: y as number, heading: 0 })) }
    const [picture] = planePictures(sceneOf(['drope'], [own]), NO_FRAME, { width: 358, height: 300 }, true) ?? []
    if (!picture) throw new Error('no plane')
    const { x, y, anchor } = notePlace(picture)
    const left = anchor === 'end' ? x - 182 : x
    const touching = picture.plane.agents
      .map(agent => toPx(picture, agent))
      .filter(at => at.x + 32 > left && at.x - 32 < left + 182 && at.y + 32 > y - 12 && at.y - 13 < y + 4)
    expect(touching).toEqual([])
  })

  test('heads of place are asked for a field, heads of heading are not', () => {
    expect(fieldRequest(input)?.job).toMatchObject({ op: 'field', cells: 96 * 64 })
    const [place, heading] = input.a.spec.groups
    if (!heading) throw new Error('no second group')
    const other = { ...input, a: { ...input.a, spec: { ...input.a.spec, groups: [heading, place] as const } } }
    expect(fieldRequest(other)).toBeNull()
    const table = fieldView.table(other, NO_FRAME)
    expect(table.rows.map(row => Number(row[4]).toFixed(6))).toEqual(['1.000000', '1.000000', '-1.000000'])
  })

  test('a figure of them holds only numbers', () => {
    expect(fieldView.svg(input, NO_FRAME, { width: 1152, height: 600 })).not.toMatch(/NaN|undefined|Infinity/)
  })
})

test('the table has a row for each key, and for a million an even choice', () => {
  const table = fieldView.table(STORY, answered(STORY))
  expect(table.rows).toHaveLength(16 * 576)
  expect(table.rows[9 * 576 + 20 * 24 + 22]?.slice(0, 3)).toEqual([10, 21, 23])
  const big = fieldView.table(sceneOf(['mrope'], [video(64, 128, 128)]), NO_FRAME)
  expect(big.rows.length).toBeLessThanOrEqual(65_536)
  expect(big.title).toContain('one key in 16')
})

describe('the text around a grid', () => {
  test('scores as each of its tokens does as a key of the query', () => {
    const input = sceneOf(['mrope'], [text, video(4, 4, 4), text])
    const subject = subjectOf(input.scene, input.cursor) as NonNullable<ReturnType<typeof subjectOf>>
    const found = textScores(input, subject, input.a)
    expect(found.map(({ title }) => title)).toEqual(['text 1', 'text 2'])
    const { spec } = input.a
    for (const [first, { values }] of [0, 32 + 64].map((start, k) => [start, found[k] as TextScores] as const))
      for (const k of [0, 7, 31])
        expect(values[k]).toBeCloseTo(
          directScore(scoreSource(spec, input.scene.content), spec.positionIds, subject.query, first + k),
          12,
        )
  })

  test('is left out where there is too much of it', () => {
    const input = sceneOf(['mrope'], [{ kind: 'text', tokens: 600 }, video(4, 4, 4)])
    const subject = subjectOf(input.scene, input.cursor) as NonNullable<ReturnType<typeof subjectOf>>
    expect(textScores(input, subject, input.a)).toEqual([])
  })
})
