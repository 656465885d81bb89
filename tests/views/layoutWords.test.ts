import { describe, expect, it } from 'vitest'
import type { Segment } from '../../src/core/scene'
import { factsOf } from '../../src/views/layout/facts'
import { timeDistance } from '../../src/views/layout/frameAt'
import { layoutTable } from '../../src/views/layout/layoutTable'
import { frameSeconds, idText, segmentName, shapeWords, sideSentence } from '../../src/views/layout/words'
import type { ViewInput } from '../../src/views/view'
import { CLIP, image, NAMES, ODD, sideOf, text, video } from './layoutScenes'

const sentence = (id: string, segments: readonly Segment[]) => {
  const side = { ...sideOf('A', id, segments), name: 'X' }
  return sideSentence(side, factsOf(side, segments), segments)
}
const tableOf = (a: string, b: string | null, segments: readonly Segment[]) =>
  layoutTable({ a: sideOf('A', a, segments), b: b && sideOf('B', b, segments), scene: { segments } } as ViewInput)

describe('the words of the layout', () => {
  it('state time, resumption and the gravest overlap of VideoRoPE', () => {
    expect(sentence('videorope', CLIP)).toBe(
      'Under X time runs 32 to 46 and text resumes at 47; width ids of the last frame reach 50 and overlap 4 positions of the text that follows.',
    )
  })

  it('state that M-RoPE keeps text and patches apart', () => {
    expect(sentence('mrope', CLIP)).toBe('Under X time runs 32 to 39 and text resumes at 40; text and patches share no id.')
  })

  it('name what the next text token would take where the prompt ends in a video', () => {
    expect(sentence('mrope', [video(2, 3, 5)])).toBe('Under X time runs 0 to 1 and the next text token would take 5.')
  })

  it('say collisions before everything else', () => {
    const side = sideOf('A', 'mrope', CLIP)
    const zeros = side.spec.positionIds.map(ids => new Float64Array(ids.length))
    const still = { ...side, name: 'X', spec: { ...side.spec, positionIds: zeros, tokens: { ...side.spec.tokens } } }
    expect(sideSentence(still, factsOf(still, CLIP), CLIP)).toContain(
      '447 tokens stand exactly where an earlier one stands, first token 1 on token 0.',
    )
  })

  it('hold for any odd prompt, without gaps', () => {
    for (const segments of Object.values(ODD))
      for (const id of NAMES) expect(sentence(id, segments)).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it('follow from the facts, not from the name', () => {
    const words = (id: string, segments: readonly Segment[]) => shapeWords(factsOf(sideOf('A', id, segments), segments))
    expect(words('videorope', CLIP)).toBe('rides the diagonal')
    expect(words('mrope', CLIP)).toBe('stacks in a corner')
    expect(words('mrope', [text(4), image(3, 3)])).toBe('sits in a corner')
    expect(words('rope', CLIP)).toBe('runs in one line')
  })

  it('write ids with grouped digits, a true minus and at most three decimals', () => {
    expect([idText(10627), idText(-3), idText(31.5), idText(-1234.56789)]).toEqual([
      '10\u202f627',
      '−3',
      '31.5',
      '−1\u202f234.568',
    ])
  })

  it('number segments of a kind only where there are several', () => {
    const segments = [text(1), video(1, 1, 1), text(1)]
    expect(segments.map((_, at) => segmentName(segments, at))).toEqual(['text 1', 'video', 'text 2'])
  })

  it('frame k of a clip starts at k · temporalPatch / fps seconds', () => {
    const clip = video(8, 2, 2)
    if (clip.kind !== 'video') throw new Error('not a video')
    expect(frameSeconds({ ...clip, fps: 24, temporalPatch: 4 }, 3)).toBeCloseTo(0.5, 12)
  })

  it('the distance from the first frame counts time ids: 2 per frame under VideoRoPE, 1 under M-RoPE, a frame of tokens when flattened', () => {
    const distance = (id: string) => {
      const side = sideOf('A', id, CLIP)
      const facts = factsOf(side, CLIP)
      return timeDistance(side, facts, facts.grid[3] as (typeof facts.grid)[number])
    }
    expect(['videorope', 'mrope', 'rope'].map(distance)).toEqual([6, 3, 144])
  })
})

describe('the table of the layout', () => {
  it('has a row for each text and frame of both sides, with seconds and ranges', () => {
    const { rows, columns } = tableOf('videorope', 'mrope', CLIP)
    expect(columns).toEqual([
      'Scene',
      'Part',
      'Frames',
      'Starts (s)',
      'Tokens',
      't (positions)',
      'h (positions)',
      'w (positions)',
      'Note',
    ])
    expect(rows[3]).toEqual(['A', 'video', '3', '2', 48, '36', '34 to 39', '33 to 40', ''])
    expect(rows.filter(([scene, part]) => scene === 'B' && part === 'video')).toHaveLength(8)
    expect(rows.every(row => row.length === columns.length)).toBe(true)
  })

  it('counts every token of a long prompt in at most some hundred rows, and says that frames are taken together', () => {
    const segments = [text(10), video(4096, 3, 5), text(7)]
    const { rows, title } = tableOf('mropeInterleaved', null, segments)
    const counted = rows.filter(([, , , , , , , , note]) => note === '').reduce((sum, row) => sum + Number(row[4]), 0)
    expect(counted).toBe(sideOf('A', 'mropeInterleaved', segments).spec.tokens.count)
    expect(rows.length).toBeLessThan(120)
    expect(title).toMatch(/to a row$/)
  })
})
