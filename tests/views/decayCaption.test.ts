import { describe, expect, test } from 'vitest'
import { decayCaption } from '../../src/views/decay/caption'
import { inputOf, plain, STORY, sideOf } from './decayInput'

const say = (input: Parameters<typeof decayCaption>[0]) => {
  const { lead, a, b } = decayCaption(input)
  return plain([lead, a, b].filter(Boolean).join(' '))
}
const frozen = { frequencies: { variant: 'rope', params: {} }, allocation: { variant: 'custom', params: { pairs: '64n' } } }

describe('the caption of the decay curves', () => {
  test('VideoRoPE against M-RoPE is told with crossing and echo', () => {
    expect(say(STORY)).toBe(
      'Time. Under VideoRoPE the mean over its 16 pairs stays above 0.99 until Δ = 10 627 and first falls below zero at ' +
        'Δ = 486 910. Under M-RoPE it is below zero at Δ = 16 and comes back to 0.733 at Δ = 32 007: an echo inside the ' +
        'trained 32 768 positions.',
    )
  })

  test('the phone gets the short form', () => {
    expect(say({ ...STORY, phone: true })).toBe(
      'Time. VideoRoPE stays above 0.99 until Δ = 10 627. M-RoPE is below zero at Δ = 16 and comes back to 0.733 at Δ = 32 007.',
    )
  })

  test('equal curves are called the same, whatever the order of the pairs', () => {
    expect(say(inputOf(STORY.a, STORY.b, { view: { lane: 'all' } }))).toMatch(
      /^All axes\. Under VideoRoPE the mean over its 64 pairs .* M-RoPE has the same curve\.$/,
    )
  })

  test('an index that one side does not read is named', () => {
    expect(say(inputOf(STORY.a, sideOf('B', 'rope')))).toMatch(/RoFormer reads no time index\.$/)
    expect(say(inputOf(sideOf('A', 'rope'), STORY.b, { view: { lane: 't' } }))).toBe(
      'Time. RoFormer reads no time index. Under M-RoPE the mean over its 16 pairs first falls below zero at Δ = 16 and ' +
        'comes back to 0.733 at Δ = 32 007: an echo inside the trained 32 768 positions.',
    )
  })

  test('a single index is called position, and nothing is said of a missing B', () => {
    expect(say(inputOf(sideOf('A', 'rope'), null))).toMatch(
      /^Position\. Under RoFormer the mean over its 64 pairs first falls below zero at Δ = 27 115 /,
    )
  })

  test('a single pair is called a cosine', () => {
    expect(say(inputOf(sideOf('A', 'rope', { headDim: 2, rotaryDim: 2, trainedLength: 2 }), null))).toBe(
      'Position. Under RoFormer the cosine of its one pair first falls below zero at Δ = 2.',
    )
  })

  test('an echo that only rounds to 1 keeps its decimals', () => {
    expect(say(inputOf(sideOf('A', 'rope', { headDim: 2, rotaryDim: 2, trainedLength: 512 }), null))).toContain(
      'comes back to 1.000 at Δ = 333',
    )
  })

  test('a crossing that never comes within the reach is said to be none', () => {
    expect(say(inputOf(sideOf('A', 'rope', { ropeTheta: 1e12 }), null))).toBe(
      'Position. Under RoFormer the mean over its 64 pairs never falls below zero up to Δ = 16 777 216.',
    )
  })

  test('without rotation the mean stays at 1', () => {
    expect(say(inputOf(sideOf('A', 'rope', {}, frozen), null, { view: { lane: 'all' } }))).toMatch(
      /stays at 1 at every distance, for no pair turns\.$/,
    )
  })

  test('Gaussian content is named with its band, and independent content has mean 0', () => {
    expect(say(inputOf(STORY.a, null, { content: { kind: 'equal' } }))).toMatch(/\(q = k, Gaussian; band: 95\s%\)\.$/)
    expect(say(inputOf(STORY.a, null, { content: { kind: 'independent' } }))).toMatch(
      /^Time\. Under VideoRoPE the mean over its 16 pairs is 0 at every distance \(q and k independent, Gaussian; /,
    )
  })

  test('a noisy copy scales what is said of the mean', () => {
    expect(say(inputOf(STORY.b as typeof STORY.a, null, { content: { kind: 'noisyCopy', rho: 0.5 } }))).toMatch(
      /comes back to 0\.367 at Δ = 32 007/,
    )
  })
})
