import type { Cursor, ViewState } from '../../src/state/store'
import type { Side, ViewInput } from '../../src/views/view'
import { inputOf, STORY, sideOf } from './decayInput'

/** Words as they read, with plain spaces. */
export function spoken(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0]/g, ' ')
}

/** VideoRoPE with pairs given to axes by hand. */
export function painted(letter: Side['letter'], code: string): Side {
  return sideOf(letter, 'videorope', {}, { allocation: { variant: 'custom', params: { pairs: code } } })
}

/** The same input with another cursor. */
export function at(input: ViewInput, cursor: Partial<Cursor>): ViewInput {
  return { ...input, cursor: { ...input.cursor, ...cursor } }
}

const linear: Partial<ViewState> = { ruler: { scale: 'linear', from: 0, to: 64 } }
const near: Partial<ViewState> = { ruler: { scale: 'log', from: 100, to: 30_000 } }
const yarn = { frequencies: { variant: 'yarn', params: { factor: 4 } } }

/** Inputs that a drawing must survive, with what is odd about each. */
export const SCENES: Record<string, ViewInput> = {
  story: STORY,
  phone: inputOf(STORY.a, STORY.b, { phone: true }),
  'linear lens': inputOf(STORY.a, STORY.b, { view: linear }),
  'zoomed ruler': inputOf(STORY.a, STORY.b, { view: near }),
  'no axis in focus': inputOf(STORY.a, null, { view: { lane: 'all' } }),
  'one axis for all': inputOf(sideOf('A', 'rope'), STORY.b),
  interleaved: inputOf(sideOf('A', 'mropeInterleaved', { ropeTheta: 5e6 }), STORY.a),
  'stretched ladder': inputOf(sideOf('A', 'rope', {}, yarn), sideOf('B', 'rope')),
  'some pairs not rotated': inputOf(painted('A', '3t5h2n7w1t10n4h10t22w'), STORY.b),
  'no pair rotated': inputOf(painted('A', '64n'), STORY.b),
  'one pair': inputOf(sideOf('A', 'rope', { headDim: 2, rotaryDim: 2 }), null),
  'five hundred pairs': inputOf(sideOf('A', 'rope', { headDim: 1024, rotaryDim: 1024 }), STORY.b),
  'ladder beyond the ruler': inputOf(sideOf('A', 'videorope', { ropeTheta: 1e12 }), STORY.b),
  'at distance 0': at(STORY, { delta: 0, pair: 0 }),
}
