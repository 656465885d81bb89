import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveLayout } from '../../src/core/layouts'
import { resolve, withGroupFirst } from '../../src/core/resolve'
import type { Choice, ParamValue, Segment, Setup, SlotName } from '../../src/core/scene'
import { ALL_SLOTS, SLOTS } from '../../src/core/scene'
import { namedSetup, setupName, variantOf } from '../../src/core/setups'
import { choiceOf, choiceProblem } from '../../src/core/slots'
import { VARIANTS } from '../../src/core/variants'
import { geometries, prompts, RUNS } from './arbitraries'

const CLIP: readonly Segment[] = [
  { kind: 'text', tokens: 3 },
  { kind: 'video', frames: 2, rows: 2, cols: 3, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 2 },
]

const junk: fc.Arbitrary<ParamValue> = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.array(fc.oneof(fc.integer(), fc.double()), { maxLength: 70 }),
)

/** A choice of any variant that fills a slot, or of none that exists, with any parameters at all. */
const choices = (slot: SlotName): fc.Arbitrary<Choice> =>
  fc.constantFrom(...VARIANTS.filter(variant => variant[slot]).map(({ id }) => id), 'unheard-of').chain(variant => {
    const keys = VARIANTS.find(({ id }) => id === variant)?.[slot]?.params.map(spec => spec.key) ?? []
    return fc.dictionary(fc.constantFrom('unknown', ...keys), junk).map(params => ({ variant, params }))
  })

const setups: fc.Arbitrary<Setup> = fc.record({
  frequencies: choices('frequencies'),
  allocation: choices('allocation'),
  layout: choices('layout'),
  relation: choices('relation'),
  geometry: geometries,
})

describe('resolve', () => {
  test('gives a complete spec of finite numbers for any setup, whatever its parameters', () => {
    fc.assert(
      fc.property(setups, prompts, (setup, segments) => {
        const spec = resolve(setup, segments)
        expect(spec.pairs).toBe(setup.geometry.rotaryDim / 2)
        expect(spec.axes.length).toBeGreaterThan(0)
        expect(spec.positionIds.map(ids => ids.length)).toEqual(spec.axes.map(() => spec.tokens.count))
        for (const group of spec.groups) {
          expect(group.invFreq.map(row => row.length)).toEqual(spec.axes.map(() => spec.pairs))
          expect([...group.invFreq, group.ladder].every(row => row.every(Number.isFinite))).toBe(true)
        }
        expect(spec.positionIds.every(ids => ids.every(Number.isFinite))).toBe(true)
        for (const note of spec.notes) expect(note).toMatch(/^[^\n]+\.$/)
      }),
      { ...RUNS, numRuns: 300 },
    )
  })

  test('leaves its input alone and gives the same answer twice', () => {
    const setup = namedSetup('videorope')
    const before = structuredClone({ setup, CLIP })
    expect(resolve(setup, CLIP)).toEqual(resolve(structuredClone(setup), structuredClone(CLIP)))
    expect({ setup, CLIP }).toEqual(before)
  })

  test('a section that does not sum is named, and the default stands in for it', () => {
    const named = namedSetup('mrope')
    const bent = { ...named, allocation: { variant: 'mrope', params: { mropeSection: [16, 24, 25] } } }
    const spec = resolve(bent, CLIP)
    expect(spec.notes).toEqual([
      'mropeSection=16,24,25 sums to 65, but the head has 64 rotated pairs. Pairs per axis is taken as 16,24,24.',
    ])
    expect(spec.groups).toEqual(resolve(named, CLIP).groups)
  })

  test('an axis that the layout lacks is named, and its pairs read the first that there is', () => {
    const spec = resolve({ ...namedSetup('rope'), layout: { variant: 'mrope', params: {} } }, CLIP)
    expect(spec.notes).toEqual(['Corner stack has no p index, which One axis for all pairs reads: those pairs read t.'])
    expect(spec.positionIds).toEqual([resolve(namedSetup('mrope'), CLIP).positionIds[0]])
  })

  test('nothing is noted when nothing is bent', () => {
    for (const { id, layout } of VARIANTS) {
      const served = CLIP.map(
        (part): Segment => (part.kind === 'video' ? { kind: 'image', rows: 2, cols: 3, spatialMerge: 2 } : part),
      )
      const prompt = served.filter(({ kind }) => !layout?.serves || layout.serves.includes(kind))
      expect(resolve(namedSetup(id), prompt).notes).toEqual([])
    }
  })

  test('segments that a layout has no place for are named', () => {
    const notes = (id: string, segments: readonly Segment[]) => resolve(namedSetup(id), segments).notes
    expect(notes('ropeTie', CLIP)).toEqual(['Tied to both texts has no place for video; it takes text and image.'])
    expect(notes('wan', CLIP)).toEqual(['From 0 on each axis has no place for text; it takes image and video.'])
    const [, video] = CLIP as [Segment, Segment]
    const sounding = [{ ...video, melFrames: 40 } as Segment]
    expect(notes('mrope', sounding)[0]).toMatch(/no place for sound of a video/)
    expect(notes('tmrope', sounding)).toEqual([])
  })

  test('a layout is computed once for the same choice and prompt', () => {
    const choice: Choice = { variant: 'videorope', params: {} }
    expect(resolveLayout(choice, CLIP)).toBe(resolveLayout(choice, CLIP))
    expect(resolveLayout({ ...choice }, CLIP)).not.toBe(resolveLayout(choice, CLIP))
  })
})

describe('withGroupFirst', () => {
  const setup: Setup = { ...namedSetup('ropeVitMixed'), allocation: { variant: 'ropeVitMixed', params: { heads: 3 } } }
  const spec = resolve(setup, [{ kind: 'image', rows: 2, cols: 2, spatialMerge: 1 }])

  test('brings a group of heads to the front and keeps the order of the others', () => {
    expect(spec.groups.map(({ serves }) => serves)).toEqual(['head 0', 'head 1', 'head 2'])
    const turned = withGroupFirst(spec, 1)
    expect(turned.groups).toEqual([spec.groups[1], spec.groups[0], spec.groups[2]])
    expect({ ...turned, groups: spec.groups }).toEqual(spec)
  })

  test('leaves a spec as it is for the first group and for one that it has not', () => {
    for (const index of [0, 3, 65_535]) expect(withGroupFirst(spec, index)).toBe(spec)
  })
})

describe('choiceProblem', () => {
  const geometry = namedSetup('llama3').geometry

  test('refuses a wrong value, and values that do not go together, with the reason', () => {
    const problem = (params: Choice['params']) => choiceProblem('frequencies', { variant: 'llama3', params }, geometry)
    expect(problem({})).toBeNull()
    expect(problem({ factor: -1 })).toMatch(/factor=-1 is outside/)
    expect(problem({ lowFreqFactor: 4, highFreqFactor: 2 })).toMatch(/highFreqFactor=2 is below lowFreqFactor=4/)
  })
})

describe('choiceOf', () => {
  test('is the same object each time, also where a setup says nothing', () => {
    const setup = namedSetup('rope')
    for (const slot of ALL_SLOTS) expect(choiceOf(setup, slot)).toBe(choiceOf({ ...setup }, slot))
    expect(choiceOf(setup, 'mask').variant).toBe('auto')
  })
})

describe('named setups', () => {
  test('are recognised as the variant that they were made of', () => {
    for (const variant of VARIANTS) {
      const setup = namedSetup(variant.id)
      expect(variantOf(setup)).toBe(variant)
      expect(setupName(setup)).toBe(variant.name)
      for (const slot of SLOTS) expect(setup[slot].variant).toBe(variant[slot] ? variant.id : 'rope')
    }
  })

  test('a mixture is called by its parts', () => {
    const setup = { ...namedSetup('mrope'), frequencies: { variant: 'yarn', params: {} } }
    expect(setupName(setup)).toBe('M-RoPE + YaRN')
  })
})
