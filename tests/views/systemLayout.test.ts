import { describe, expect, test } from 'vitest'
import { runsOf } from '../../src/core/runs'
import type { Segment } from '../../src/core/scene'
import { factsOf } from '../../src/views/layout/facts'
import { framePlane } from '../../src/views/layout/framePlane'
import { buildStack, stackAxes } from '../../src/views/layout/isometric'
import { textPath } from '../../src/views/layout/lanePath'
import { spaceBodies } from '../../src/views/layout/spaceBodies'
import { layTile, tokenUnder } from '../../src/views/layout/tile'
import { shapeWords, sideSentence } from '../../src/views/layout/words'
import { spoken } from './allocationScenes'
import { promptOf, sideOn } from './systems'

const VIDEO: Segment = { kind: 'video', frames: 16, rows: 24, cols: 24, fps: 2, temporalPatch: 2, spatialMerge: 2 }
const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const IMAGE: Segment = { kind: 'image', rows: 6, cols: 8, spatialMerge: 2 }

const said = (id: string, segments = promptOf(id), group = 0) => {
  const side = sideOn(id, group, segments)
  return spoken(sideSentence(side, factsOf(side, segments), segments))
}

describe('the layout in words', () => {
  test.each([
    ['vrope', 'turns each frame by 45°'],
    ['circleRope', 'rings the diagonal'],
    ['ropeTie', 'is tied to both texts'],
    ['ropeTv', 'is tied to both texts'],
    ['hunyuanVl', 'counts from 0'],
    ['ropeVitAxial', 'stacks at the origin'],
    ['qwenImage', 'stacks about 0'],
    ['ltxVideo', 'counts in fractions'],
    ['drope', 'stands on a plane'],
    ['flux', 'counts from 0'],
    ['wan', 'stacks at the origin'],
    ['mrope', 'stacks in a corner'],
    ['videorope', 'rides the diagonal'],
  ])('%s %s', (id, words) => {
    expect(shapeWords(factsOf(sideOn(id), promptOf(id)))).toBe(words)
  })

  test('patches of Circle-RoPE are equally far from the line of text, by the radius that is said', () => {
    const segments = [text(12), IMAGE, text(12)]
    const { spec } = sideOn('circleRope', 0, segments)
    for (let token = 12; token < 12 + 48; token++) {
      const ids = spec.positionIds.map(axis => axis[token] as number)
      const along = ids.reduce((sum, id) => sum + id, 0) / 3
      expect(Math.hypot(...ids.map(id => id - along))).toBeCloseTo(10, 9)
    }
    expect(said('circleRope', segments)).toContain('stand on a circle of radius 10 about the line of text and text resumes at')
  })

  test('text that is not rotated is said to be, and shares no id with anything', () => {
    const segments = [text(9), IMAGE]
    expect(said('flux', segments)).toBe('Under flux image is 0, height runs 0 to 5, width runs 0 to 7 and text is not rotated.')
    expect(factsOf(sideOn('flux', 0, segments), segments)).toMatchObject({
      overlaps: [],
      resumptions: [],
      collisions: { tokens: 0 },
    })
  })

  test('agents are said in metres and degrees', () => {
    expect(said('drope')).toBe(
      'Under drope 3 agents stand at −8 to 12 m on x and −3.5 to 4 m on y, with headings of −170° to 90°.',
    )
  })

  test.each([
    ['mrope', 'Under mrope time runs 32 to 47 and text resumes at 56; text and patches share no id.'],
    ['mropeInterleaved', 'Under mropeInterleaved time runs 32 to 512 and text resumes at 536; text and patches share no id.'],
    [
      'videorope',
      'Under videorope time runs 32 to 62 and text resumes at 63; height ids of the last frame reach 74 and overlap 12 positions of the text that follows.',
    ],
    ['vrope', 'Under vrope d₀ to d₃ run 32 to 783 and text resumes at 784; text and patches share no id.'],
    [
      'hope',
      'Under hope time runs 32 to 47 and text resumes at 48; height ids of the last frame reach 59 and overlap 12 positions of the text that follows.',
    ],
  ])('a clip of 16 × 24 × 24 under %s', (id, words) => {
    expect(said(id, [text(32), VIDEO, text(32)])).toBe(words)
  })
})

describe('runs', () => {
  test('an image with a token at the end of each line is one frame', () => {
    const runs = runsOf(sideOn('hunyuanVl', 0, [text(4), IMAGE, text(4)]).spec)
    expect(runs.filter(run => run.frame >= 0).map(run => run.count)).toEqual([6 * 9])
  })

  test('sound woven into a clip is neither text nor patch', () => {
    const clip: Segment = {
      kind: 'video',
      frames: 8,
      rows: 4,
      cols: 4,
      fps: 2,
      temporalPatch: 2,
      spatialMerge: 2,
      melFrames: 800,
    }
    const side = sideOn('tmrope', 0, [text(8), clip, text(8)])
    const facts = factsOf(side, [text(8), clip, text(8)])
    expect(facts.overlaps).toEqual([])
    const after = side.spec.tokens.segment.indexOf(2)
    expect(facts.resumptions).toMatchObject([{ token: after, position: side.spec.positionIds[0]?.[after] }])
  })
})

describe('drawings', () => {
  test('text that stands still is a level line, and text that counts rises by one per token', () => {
    const segments = [text(9), IMAGE]
    const rise = (id: string) => {
      const { spec } = sideOn(id, 0, segments)
      const path = textPath({ start: 0, count: 9, x0: 0, x1: 90 }, spec.positionIds[1] as Float64Array, y => y, spec.tokens)
      return path.match(/-?[\d.]+/g)?.map(Number)
    }
    expect(rise('flux')).toEqual([0, 0, 90, 0])
    expect(rise('mrope')).toEqual([0, 0, 90, 9])
  })

  test.each([
    ['vrope', ['d0', 'd1', 'd2']],
    ['flux', ['i', 'h', 'w']],
    ['flux2', ['t', 'h', 'w']],
    ['hunyuanVl', ['p', 'h', 'w']],
    ['ropeVitAxial', [null, 'h', 'w']],
    ['drope', ['x', 'y', null]],
  ] as const)('%s stands on %j', (id, axes) => {
    expect(stackAxes(sideOn(id).spec)).toEqual(axes)
  })

  test('a frame is drawn through the ids of its corner patches, whatever the order of its tokens', () => {
    for (const id of ['qwenVisionTower', 'vrope', 'videorope', 'mochi', 'ltxVideo']) {
      const { spec } = sideOn(id)
      const run = runsOf(spec).find(({ frame }) => frame >= 0) as ReturnType<typeof runsOf>[number]
      const plane = framePlane(spec, run, spec.positionIds)
      const last = Array.from({ length: run.count }, (_, k) => run.start + k).find(
        token => spec.tokens.row[token] === 5 && spec.tokens.col[token] === 7,
      ) as number
      spec.positionIds.forEach((ids, axis) => {
        const end = (plane?.origin[axis] ?? 0) + 5 * (plane?.perRow[axis] ?? 0) + 7 * (plane?.perCol[axis] ?? 0)
        expect(end).toBeCloseTo(ids[last] as number, 9)
      })
    }
  })

  test('patches on a circle and in windows are points, not a sheet', () => {
    const square: Segment = { ...IMAGE, rows: 14, cols: 14 }
    for (const [id, segments] of [
      ['circleRope', [text(4), IMAGE]],
      ['swinAxial', [square]],
    ] as const) {
      const side = sideOn(id, 0, segments)
      const facts = factsOf(side, segments)
      const patches = buildStack(side.spec, facts).pieces.filter(({ kind }) => kind !== 'dot')
      expect(patches.map(({ kind }) => kind)).toEqual(['cloud'])
      expect(spaceBodies(side.spec, facts).tiles).toHaveLength(0)
    }
  })

  test('the cell under the pointer is the patch of its row and column, also where patches come in blocks', () => {
    const { spec } = sideOn('qwenVisionTower')
    const run = runsOf(spec).find(({ frame }) => frame >= 0) as ReturnType<typeof runsOf>[number]
    const tile = layTile(spec, run, { rows: 6, cols: 8 }, 400, 300)
    for (const [row, col] of [
      [0, 0],
      [1, 2],
      [5, 7],
    ] as const) {
      const token = tokenUnder(tile, (col + 0.5) * tile.cell.width, tile.rim + (row + 0.5) * tile.cell.height) as number
      expect([spec.tokens.row[token], spec.tokens.col[token]]).toEqual([row, col])
    }
  })
})
