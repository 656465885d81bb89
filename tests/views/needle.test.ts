import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/core/resolve'
import { namedSetup } from '../../src/core/setups'
import { DEFAULT_VIEW } from '../../src/state/store'
import { findingOf, tallyOf } from '../../src/views/needle/facts'
import { cellsOf, clipFor, lengthsOf } from '../../src/views/needle/haystacks'
import { marginText, needleCaption } from '../../src/views/needle/words'
import type { Side, ViewInput } from '../../src/views/view'

const PROMPT = [{ kind: 'text', tokens: 8 }] as const
const sideOf = (letter: 'A' | 'B', id: string, name: string): Side => {
  const setup = namedSetup(id)
  return { letter, name, setup, spec: resolve(setup, PROMPT) }
}
const inputOf = (a: Side, b: Side | null, view = {}) =>
  ({ a, b, view: { ...DEFAULT_VIEW, needle: { frames: 500, depth: 0.4, rule: 'released' }, ...view } }) as ViewInput

describe('the Needle view', () => {
  it('its parts sum to its margin', () => {
    for (const id of ['videorope', 'mrope', 'rope']) {
      const finding = findingOf(sideOf('A', id, id), inputOf(sideOf('A', id, id), null))
      expect(finding?.parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(finding?.margin ?? Number.NaN, 12)
    }
  })

  it('says which frame scores higher, and that a layout without video has no place for a clip', () => {
    const said = needleCaption(inputOf(sideOf('A', 'videorope', 'VideoRoPE'), sideOf('B', 'drope', 'DRoPE')))
    expect(said.lead).toMatch(/^Needle in 500 frames, at depth 0\.4; the distractor stands 201 frames (later|earlier)\.$/)
    expect(said.a).toMatch(/^On the 16 time pairs of VideoRoPE the nearer scores higher, by /)
    expect(said.b).toBe('DRoPE has no place for such a clip.')
    expect(needleCaption(inputOf(sideOf('A', 'hope', 'HoPE'), null)).a).toContain('turns no pair with time')
  })

  it('counts places only once their clips are laid out', () => {
    const side = sideOf('A', 'videorope', 'VideoRoPE')
    expect(tallyOf(cellsOf(side, 't', 'released')).open).toBe(90)
    const [shortest] = lengthsOf('released')
    clipFor(side, shortest as number)
    expect(tallyOf(cellsOf(side, 't', 'released')).open).toBeLessThan(90)
  })

  it('writes small margins as powers of ten', () => {
    expect(marginText(0.3049)).toBe('0.3049')
    expect(marginText(1.4e-4)).toBe('1.4\u00a0×\u00a010⁻⁴')
  })
})
