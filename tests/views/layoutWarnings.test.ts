import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../src/core/places'
import { resolve } from '../../src/core/resolve'
import type { Params, Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { variantsFor } from '../../src/core/slots'
import { factsOf } from '../../src/views/layout/facts'
import { warningsOf, warningsOfSides } from '../../src/views/layout/warnings'
import { findings } from '../../src/views/layout/words'
import type { Side } from '../../src/views/view'
import { prompts, RUNS } from '../core/arbitraries'
import { CLIP, sideOf, text, video } from './layoutScenes'

const texts = (side: Side, segments: readonly Segment[]) => warningsOf(side, segments).map(warning => warning.text)

function sideWith(id: string, params: Params, segments: readonly Segment[]): Side {
  const named = namedSetup(id)
  const setup = { ...named, layout: { ...named.layout, params } }
  return { letter: 'A', name: id, setup, spec: resolve(setup, segments) }
}

/** Ids of a token of the prompt on an axis. */
function idOf(side: Side, segments: readonly Segment[], axis: string, place: number | null): number | undefined {
  const token = placesOf(side.spec.tokens, segments).tokenOf[place as number] as number
  return side.spec.positionIds[side.spec.axes.findIndex(known => known === axis)]?.[token]
}

describe('a warning', () => {
  it('names tokens of the prompt, the asking one after its key', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variantsFor('layout').map(({ id }) => id)), prompts, (id, segments) => {
        const side = sideOf('A', id, segments)
        const count = placesOf(side.spec.tokens, segments).tokenOf.length
        for (const { tokens } of warningsOf(side, segments)) {
          const { query, key } = tokens()
          for (const place of [query, key])
            if (place !== null) {
              expect(place).toBeGreaterThanOrEqual(0)
              expect(place).toBeLessThan(count)
            }
        }
      }),
      RUNS,
    )
  })

  it('of collisions, overlaps and collapsed axes leads to two tokens that do have one id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variantsFor('layout').map(({ id }) => id)), prompts, (id, segments) => {
        const side = sideOf('A', id, segments)
        const facts = factsOf(side, segments)
        for (const { short, where } of findings(side, facts, segments)) {
          const { query, key } = where()
          if (key === null) continue
          const alike = side.spec.positionIds.filter(ids => ids[query] === ids[key]).length
          expect(alike, short).toBeGreaterThan(0)
          if (/exactly where/.test(short)) expect(alike).toBe(side.spec.axes.length)
        }
      }),
      RUNS,
    )
  })

  it('under VideoRoPE leads from the first text that reuses a width id to a patch that has it', () => {
    const side = sideOf('A', 'videorope', CLIP)
    const [width] = warningsOf(side, CLIP)
    expect(width?.text).toBe('width ids of the last frame reach 50 and overlap 4 positions of the text that follows')
    const { query, key } = width?.tokens() ?? {}
    expect(query).toBe(32 + 384)
    expect(idOf(side, CLIP, 'w', query ?? null)).toBe(47)
    expect(idOf(side, CLIP, 'w', key ?? null)).toBe(47)
  })

  it('of A and of B come by turns', () => {
    const [a, b] = [sideOf('A', 'videorope', CLIP), sideOf('B', 'videorope', CLIP)]
    const letters = warningsOfSides({ a, b, scene: { a: a.setup, b: b.setup, segments: CLIP, content: { kind: 'ones' } } })
    expect(letters.slice(0, 4).map(({ letter }) => letter)).toEqual(['A', 'B', 'A', 'B'])
  })
})

describe('ids that meet', () => {
  it('transformers 5 lets the text after a long clip reuse its time ids, transformers 4 does not', () => {
    const long = [text(8), video(20, 6, 8), text(40)]
    const release = namedSetup('mrope')
    const { layout } = variantsFor('layout').find(({ id }) => id === 'mrope') ?? {}
    const spec = layout?.params.find(param => param.kind === 'choice' && param.options.some(({ value }) => /5/.test(value)))
    const five = spec?.kind === 'choice' ? spec.options.find(({ value }) => /5/.test(value))?.value : undefined
    expect(release.layout.params).toEqual({})
    expect(texts(sideOf('A', 'mrope', long), long)).toEqual([])
    expect(five).toBeDefined()
    const said = texts(sideWith('mrope', { [spec?.key as string]: five as string }, long), long)
    // text resumes at 8 + 8; the clip's time ids go on to 27: 12 positions are used twice
    expect(said[0]).toBe('time ids of the last frame reach 27 and overlap 12 positions of the text that follows')
  })

  it('VideoRoPE after a short text has spatial ids below 0', () => {
    const short = [text(1), video(2, 8, 8), text(4)]
    // floor(7 / 2) = 3 rows above the middle of a frame that stands at 1
    expect(texts(sideOf('A', 'videorope', short), short)).toContain('16 tokens have a height id below 0, down to −2')
  })

  it('a spatial reset of every block collides with nothing, although its spatial ids are those of the first text', () => {
    const facts = factsOf(sideOf('A', 'mropeI', CLIP), CLIP)
    expect(facts.collisions.tokens).toBe(0)
    expect(facts.overlaps.some(({ text: where, axis }) => where === 'before' && axis !== 't')).toBe(true)
  })

  it('a vision tower without time repeats all ids of a frame in the next', () => {
    const clip = [video(3, 4, 5)]
    const facts = factsOf(sideOf('A', 'gemma4Vision', clip), clip)
    expect(facts.collisions.tokens).toBe(2 * 20)
  })
})
