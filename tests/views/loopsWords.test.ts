import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { findVariant } from '../../src/core/slots'
import { withPairSlowed } from '../../src/core/slowed'
import { isFacts, loopFacts } from '../../src/views/loops/facts'
import { verdict } from '../../src/views/loops/LoopsNotes'
import { loopsTable } from '../../src/views/loops/loopsTable'
import { marksOf, placeMarks } from '../../src/views/loops/marks'
import { loopsPlace } from '../../src/views/loops/place'
import { slowing } from '../../src/views/loops/slowing'
import { loopsCaption } from '../../src/views/loops/words'
import type { Side } from '../../src/views/view'
import { inputOf, PROMPT, plain } from './decayInput'

const ownClip = (id: string, frames?: number) =>
  (findVariant(id)?.prompt ?? []).map(segment =>
    segment.kind === 'video' ? { ...segment, rows: 2, cols: 2, frames: frames ?? segment.frames } : segment,
  )

function sideOf(letter: Side['letter'], id: string, segments: readonly Segment[], setup = namedSetup(id)): Side {
  return { letter, name: findVariant(id)?.name ?? id, setup, spec: resolve(setup, segments) }
}

function inputFor(id: string, segments: readonly Segment[], b?: string) {
  const input = inputOf(sideOf('A', id, segments), b ? sideOf('B', b, segments) : null)
  return { ...input, scene: { ...input.scene, segments } }
}

const said = (id: string, segments: readonly Segment[]) => plain(loopsCaption(inputFor(id, segments)).a)

describe('the caption', () => {
  test('says the repeat in pixel frames, token frames and seconds, and whether the clip holds it', () => {
    expect(said('hunyuanVideo', ownClip('hunyuanVideo'))).toBe(
      'Under HunyuanVideo a clip is expected to repeat after 201.1 pixel frames (50.27 token frames, 8.378 s), past this one of 129 pixel frames: all 4 pairs that have turned are back.',
    )
    expect(said('cogvideox', ownClip('cogvideox', 26))).toBe(
      'Under CogVideoX a clip is expected to repeat after 79.48 pixel frames (19.87 token frames, 9.935 s), inside this one of 101 pixel frames: both pairs that have turned are back.',
    )
    expect(said('wan', ownClip('wan', 67))).toBe(
      'Under Wan a clip is expected to repeat after 203.9 pixel frames (50.96 token frames, 12.74 s), inside this one of 265 pixel frames: 2 of the 6 pairs that have turned are back, so faintly.',
    )
  })

  test('counts in the model’s own clip where the prompt’s is another', () => {
    // pixel frames of two clips are no common measure, so this one's length is in token frames
    expect(said('hunyuanVideo', PROMPT)).toMatch(
      /50\.27 token frames, which are 201\.1 pixel frames \(8\.378 s\) of its own clip, past this one of \d+ token frames: /,
    )
  })

  test('says what comes round where the rule predicts no repeat', () => {
    const long = [{ ...(PROMPT[1] as Segment & { kind: 'video' }), frames: 2000 }]
    expect(said('mrope', long)).toBe(
      'Under M-RoPE all 16 pairs of time come round within this clip of 4 000 pixel frames, the slowest of them every 160.1 token frames (160.1 s).',
    )
    expect(said('videorope', long)).toBe(
      'Under VideoRoPE no pair of time comes round within this clip of 4 000 pixel frames; the fastest needs 99.35 k token frames.',
    )
  })

  test('says why there is nothing to see', () => {
    expect(said('rope', PROMPT)).toContain('has no time axis')
    expect(said('mrope', [])).toContain('no video')
    expect(said('hope', PROMPT)).toContain('no pair turns with time')
  })
})

test('the notes hold the rule against what is reported, also where it is only half borne out', () => {
  const verdictOf = (id: string) => {
    const facts = loopFacts(sideOf('A', id, ownClip(id)), ownClip(id))
    return isFacts(facts) ? plain(verdict(facts)) : facts
  }
  expect(verdictOf('hunyuanVideo')).toBe('The rule picks the same, k = 4, pair 3; its wavelength is 201.1 pixel frames.')
  expect(verdictOf('cogvideox')).toBe('The rule picks the same, k = 2, pair 1.')
  expect(verdictOf('wan')).toBe(
    'The rule picks the same, k = 6, pair 5; its wavelength is 203.9 pixel frames; only 2 of 6 pairs are back there and the mean cosine has no peak, so the repeat is expected to be faint.',
  )
})

describe('RIFLEx in B', () => {
  const offer = (id: string, segments: readonly Segment[]) => {
    const facts = loopFacts(sideOf('A', id, segments), segments)
    return isFacts(facts) ? slowing(facts, segments) : null
  }

  test('lengthens a clip that ends before the repeat to twice the trained one, or so far that it holds the repeat', () => {
    expect(offer('hunyuanVideo', ownClip('hunyuanVideo'))).toMatchObject({ k: 4, length: 66, text: '261 frames' })
    expect(offer('hunyuanVideo', PROMPT)).toMatchObject({ k: 4, length: 66, text: '261 frames' })
    expect(offer('wan', ownClip('wan'))).toMatchObject({ k: 6, length: 67 })
  })

  test('keeps a clip that holds the repeat', () => {
    expect(offer('wan', ownClip('wan', 90))).toMatchObject({ k: 6, length: 90 })
  })

  test.each(['hunyuanVideo', 'wan', 'cogvideox', 'cosmos', 'kandinsky5'])('leaves %s without a repeat in its clip', id => {
    const made = offer(id, ownClip(id))
    const b = made && withPairSlowed(namedSetup(id), made.k, made.length)
    if (!made || !b) throw new Error('there is no offer')
    const after = loopFacts(sideOf('B', id, made.segments, b), made.segments)
    if (!isFacts(after)) throw new Error(after)
    expect(after.repeat === null || after.repeat.delta > after.span).toBe(true)
  })
})

test('the table has each pair of time once, with its wavelength in four units', () => {
  const { rows, columns } = loopsTable(inputFor('hunyuanVideo', ownClip('hunyuanVideo', 66)))
  expect(columns).toContain('λ (pixel frames)')
  expect(rows.map(row => row.map(cell => plain(String(cell))))[3]).toEqual([
    'A',
    '4',
    '3',
    '50.27',
    '50.27',
    '201.1',
    '8.378',
    '1.293',
    '4 of 4',
    'predicted',
  ])
})

test('no label of a mark crosses another text or a line', () => {
  for (const [id, frames] of [
    ['hunyuanVideo', 33],
    ['hunyuanVideo', 52],
    ['hunyuanVideo', 66],
    ['wan', 51],
    ['cogvideox', 20],
    ['mrope', 300],
  ] as const)
    for (const width of [300, 924]) {
      const segments = id === 'mrope' ? [{ ...(PROMPT[1] as Segment & { kind: 'video' }), frames }] : ownClip(id, frames)
      const place = loopsPlace({ ...inputFor(id, segments, 'mrope'), phone: width < 500 }, width, 400)
      if (!place) throw new Error(id)
      const placed = placeMarks(marksOf(place, width < 500), width).filter(mark => mark.line !== null)
      for (const mark of placed)
        for (const other of placed) {
          if (other === mark || other.line === null || mark.line === null) continue
          const end = mark.from + mark.text.length * 6.1
          expect(
            other.line >= mark.line && other.x > mark.from && other.x < end,
            `${id} ${frames}: ${other.text} crosses ${mark.text}`,
          ).toBe(false)
        }
    }
})
