import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expandAxes } from '../../src/core/params'
import type { ParamValue, Scene } from '../../src/core/scene'
import { LIMITS, SLOTS } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { choiceProblem, slotOf } from '../../src/core/slots'
import { VARIANTS } from '../../src/core/variants'
import { withGeometry, withParam } from '../../src/state/setupEdits'
import type { Store } from '../../src/state/store'
import { createStore, DEFAULT_CURSOR, DEFAULT_VIEW, pairAxes } from '../../src/state/store'
import { PLAIN } from '../../src/state/url'
import { scenes, segments, setups } from './arbitraries'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const sceneOf = (store: Store) => store.getState().scene
const rest = (ms = 1000) => vi.advanceTimersByTime(ms)
const undo = (store: Store) => store.temporal.getState().undo()
const redo = (store: Store) => store.temporal.getState().redo()

/** Any edit that a control can make. */
const edits: fc.Arbitrary<(store: Store) => void> = fc.oneof(
  scenes.map(scene => (store: Store) => store.getState().setScene(scene)),
  fc.constantFrom(...VARIANTS).map(
    ({ id }) =>
      (store: Store) =>
        store.getState().chooseVariant(id),
  ),
  setups.map(setup => (store: Store) => store.getState().compareWith(setup)),
  fc.integer({ min: 1, max: 64 }).map(half => (store: Store) => store.getState().setGeometry({ headDim: 2 * half })),
  fc.double({ min: 2, max: 1e9, noNaN: true }).map(ropeTheta => (store: Store) => store.getState().setGeometry({ ropeTheta })),
  segments.map(list => (store: Store) => store.getState().setSegments(list)),
  fc.nat(20).map(pair => (store: Store) => store.getState().paintPairs([pair], 't')),
  fc.constant((store: Store) => store.getState().swap()),
  fc.constant((store: Store) => store.getState().pinAsB()),
)

describe('undo and redo', () => {
  it('restore the very scenes, back to the first and forth to the last', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), list => {
        const store = createStore({ scene: PLAIN.scene })
        const seen: Scene[] = [sceneOf(store)]
        for (const edit of list) {
          rest()
          edit(store)
          if (sceneOf(store) !== seen.at(-1)) seen.push(sceneOf(store))
        }
        for (const scene of seen.slice(0, -1).toReversed()) {
          undo(store)
          expect(sceneOf(store)).toBe(scene)
        }
        for (const scene of seen.slice(1)) {
          redo(store)
          expect(sceneOf(store)).toBe(scene)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('take a drag as one step', () => {
    const store = createStore({ scene: PLAIN.scene })
    for (let ropeTheta = 20_000; ropeTheta < 60_000; ropeTheta += 1000) {
      store.getState().setGeometry({ ropeTheta })
      rest(16)
    }
    expect(store.temporal.getState().pastStates).toHaveLength(1)
    undo(store)
    expect(sceneOf(store)).toBe(PLAIN.scene)
  })

  it('take a painted stroke as one step, its first pair too', () => {
    const store = createStore({ scene: PLAIN.scene })
    for (let pair = 0; pair < 20; pair++) {
      store.getState().paintPairs([pair], 'h')
      rest(16)
    }
    undo(store)
    expect(sceneOf(store)).toBe(PLAIN.scene)
  })

  it('take what a pointer does while it is held as one step, however slow the hand, and the next press as another', () => {
    const store = createStore({ scene: PLAIN.scene })
    const before = store.getState().scene
    store.getState().hold(true)
    for (const tokens of [3, 4, 5]) {
      store.getState().setSegments([{ kind: 'text', tokens }])
      rest()
    }
    store.getState().hold(false)
    store.getState().hold(true)
    store.getState().setSegments([{ kind: 'text', tokens: 9 }])
    store.temporal.getState().undo()
    expect(store.getState().scene.segments).toEqual([{ kind: 'text', tokens: 5 }])
    store.temporal.getState().undo()
    expect(store.getState().scene).toBe(before)
  })

  it('part edits of one control that are 400 ms apart, and of two controls at once', () => {
    const store = createStore({ scene: PLAIN.scene })
    const { setGeometry, setSegments, chooseVariant } = store.getState()
    const steps = () => store.temporal.getState().pastStates.length
    setGeometry({ ropeTheta: 20_000 })
    rest(401)
    setGeometry({ ropeTheta: 30_000 })
    expect(steps()).toBe(2)
    setGeometry({ trainedLength: 100 })
    setSegments([{ kind: 'text', tokens: 3 }])
    expect(steps()).toBe(4)
    chooseVariant('rope')
    chooseVariant('rope')
    expect(steps()).toBe(6)
  })

  it('never merge an edit into one that was undone', () => {
    const store = createStore({ scene: PLAIN.scene })
    store.getState().setGeometry({ ropeTheta: 20_000 })
    undo(store)
    store.getState().setGeometry({ ropeTheta: 30_000 })
    expect(store.temporal.getState().futureStates).toEqual([])
    undo(store)
    expect(sceneOf(store)).toBe(PLAIN.scene)
  })

  it('leave view and cursor alone, except a pair that the head no longer has', () => {
    const store = createStore({ scene: PLAIN.scene })
    store.getState().setGeometry({ headDim: 32 })
    rest()
    store.getState().setGeometry({ headDim: 128 })
    store.getState().setCursor({ pair: 60, delta: 12 })
    store.getState().setView({ primary: 'wheels' })
    undo(store)
    expect(store.getState().cursor).toMatchObject({ delta: 12, pair: 15, pinned: false })
    expect(store.getState().view.primary).toBe('wheels')
  })
})

describe('painting', () => {
  it('gives the painted pairs the axis and keeps the others', () => {
    fc.assert(
      fc.property(setups, fc.uniqueArray(fc.nat(63)), fc.constantFrom('t', 'h', 'w', 'p', 'n'), (a, pairs, axis) => {
        const store = createStore({ scene: { ...PLAIN.scene, a } })
        const before = pairAxes(a, PLAIN.scene.segments)
        store.getState().paintPairs(pairs, axis)
        const { allocation, layout, frequencies, geometry } = sceneOf(store).a
        expect(expandAxes(allocation.params.pairs as string)).toEqual(before.map((old, i) => (pairs.includes(i) ? axis : old)))
        expect([layout, frequencies, geometry]).toEqual([a.layout, a.frequencies, a.geometry])
      }),
      { numRuns: 60 },
    )
  })
})

describe('geometry', () => {
  it('takes a fully rotated head along and leaves a partly rotated one', () => {
    const store = createStore({ scene: PLAIN.scene })
    store.getState().setGeometry({ headDim: 64 })
    expect(sceneOf(store).a.geometry).toMatchObject({ headDim: 64, rotaryDim: 64 })
    store.getState().setGeometry({ rotaryDim: 16 })
    store.getState().setGeometry({ headDim: 256 })
    expect(sceneOf(store).a.geometry).toMatchObject({ headDim: 256, rotaryDim: 16 })
    store.getState().setGeometry({ headDim: 8 })
    expect(sceneOf(store).a.geometry).toMatchObject({ headDim: 8, rotaryDim: 8 })
  })

  it('of any size leaves every parameter valid, and says which were lost', () => {
    fc.assert(
      fc.property(setups, fc.integer({ min: 1, max: 512 }), (a, half) => {
        const store = createStore({ scene: { ...PLAIN.scene, a } })
        store.getState().setGeometry({ headDim: 2 * half, rotaryDim: 2 * half })
        const { scene, notices } = store.getState()
        for (const slot of SLOTS) {
          expect(choiceProblem(slot, scene.a[slot], scene.a.geometry)).toBeNull()
          const lists = slotOf(slot, a[slot]).params.filter(spec => spec.kind === 'perPair' && spec.key in a[slot].params)
          for (const { key, label } of lists)
            if (!(key in scene.a[slot].params)) expect(notices.some(({ text }) => text.includes(label))).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('doubled doubles every section and every painted run', () => {
    for (const { id } of VARIANTS)
      for (const slot of SLOTS)
        for (const spec of slotOf(slot, namedSetup(id)[slot]).params) {
          const [small, large] =
            spec.kind === 'axes'
              ? ['5t3h24w', '10t6h48w']
              : [
                  [5, 3, 24],
                  [10, 6, 48],
                ]
          if (spec.kind !== 'axes' && !(spec.kind === 'section' && spec.axes.length === 3)) continue
          const { setup } = withGeometry(namedSetup(id), { headDim: 64, rotaryDim: 64 })
          const store = createStore({ scene: { ...PLAIN.scene, a: withParam(setup, slot, spec.key, small as ParamValue) } })
          store.getState().setGeometry({ headDim: 128 })
          expect(sceneOf(store).a[slot].params[spec.key]).toEqual(large)
        }
  })
})

describe('parameters', () => {
  it('at their default are not stored, so that equal scenes are equal objects', () => {
    for (const { id } of VARIANTS) {
      const named = namedSetup(id)
      for (const slot of SLOTS)
        for (const spec of slotOf(slot, named[slot]).params) {
          const usual = typeof spec.default === 'function' ? spec.default(named.geometry.rotaryDim / 2) : spec.default
          expect(withParam(named, slot, spec.key, usual)).toEqual(named)
        }
    }
  })
})

describe('named steps', () => {
  const stepsOf = (act: (store: Store) => void) => {
    const store = createStore({ scene: { ...PLAIN.scene, b: namedSetup('rope') } })
    act(store)
    return store.getState().step
  }

  it('are choices, comparisons and a turn to another view', () => {
    expect(stepsOf(store => store.getState().chooseVariant('rope'))).toBe(1)
    expect(stepsOf(store => store.getState().chooseSetup(namedSetup('rope')))).toBe(1)
    expect(stepsOf(store => store.getState().chooseSlot('layout', 'rope'))).toBe(1)
    expect(stepsOf(store => store.getState().compareWith(null))).toBe(1)
    expect(stepsOf(store => store.getState().pinAsB())).toBe(1)
    expect(stepsOf(store => store.getState().swap())).toBe(1)
    expect(stepsOf(store => store.getState().setView({ primary: 'layout' }))).toBe(1)
    expect(stepsOf(store => store.getState().paintPairs([1], 't'))).toBe(1)
  })

  it('are not sliders, zooms and the cursor', () => {
    expect(stepsOf(store => store.getState().setGeometry({ ropeTheta: 5 }))).toBe(0)
    expect(stepsOf(store => store.getState().setSegments([{ kind: 'text', tokens: 1 }]))).toBe(0)
    expect(stepsOf(store => store.getState().setContent({ kind: 'equal' }))).toBe(0)
    expect(stepsOf(store => store.getState().setView({ ruler: { scale: 'linear', from: 0, to: 64 } }))).toBe(0)
    expect(stepsOf(store => store.getState().setCursor({ delta: 9 }))).toBe(0)
  })
})

describe('edits that follow each other before anything is drawn', () => {
  const lengths = (store: Store) => sceneOf(store).segments.map(segment => (segment.kind === 'text' ? segment.tokens : 0))

  it('of the segments each begin from the present ones, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 30 }), places => {
        const store = createStore({ scene: { ...PLAIN.scene, segments: [1, 1, 1].map(tokens => ({ kind: 'text', tokens })) } })
        for (const place of places)
          store
            .getState()
            .setSegments(now =>
              now.map((own, at) => (own.kind === 'text' && at === place ? { ...own, tokens: own.tokens + 1 } : own)),
            )
        expect(lengths(store)).toEqual([0, 1, 2].map(place => 1 + places.filter(one => one === place).length))
      }),
    )
  })

  it('of parts of one part of the view are all kept', () => {
    const store = createStore({ scene: PLAIN.scene })
    const { setView } = store.getState()
    setView(({ scores }) => ({ scores: { ...scores, form: 'softmax' } }))
    setView(({ scores }) => ({ scores: { ...scores, temperature: 2 } }))
    expect(store.getState().view.scores).toMatchObject({ form: 'softmax', temperature: 2 })
  })

  it('of one parameter and of the scene begin from the present ones', () => {
    const store = createStore({ scene: { ...PLAIN.scene, a: namedSetup('yarn') } })
    const { setParam, setScene } = store.getState()
    const double = () => setParam('frequencies', 'factor', now => 2 * (typeof now === 'number' ? now : 1))
    setParam('frequencies', 'factor', 2)
    double()
    double()
    setScene(now => ({ ...now, b: namedSetup('rope') }))
    expect(sceneOf(store).a.frequencies.params.factor).toBe(8)
    expect(sceneOf(store).b).toEqual(namedSetup('rope'))
  })

  it('are no step of the history where they leave the segments as they are', () => {
    const store = createStore({ scene: PLAIN.scene })
    store.getState().setSegments(now => now)
    expect(sceneOf(store)).toBe(PLAIN.scene)
    expect(store.temporal.getState().pastStates).toEqual([])
  })
})

describe('view and cursor', () => {
  it('stay inside what can be drawn, whatever is asked', () => {
    const numbers = fc.oneof(fc.double(), fc.double({ min: -10, max: 2e7, noNaN: true }))
    fc.assert(
      fc.property(fc.constantFrom('log' as const, 'linear' as const), numbers, numbers, numbers, (scale, from, to, place) => {
        const store = createStore({ scene: PLAIN.scene })
        store.getState().setView({ ruler: { scale, from, to } })
        store.getState().setCursor({ delta: place, pair: place })
        const { view, cursor } = store.getState()
        expect(view.ruler.from).toBeGreaterThanOrEqual(scale === 'log' ? 1 : 0)
        expect(view.ruler.to).toBeGreaterThan(view.ruler.from)
        expect(view.ruler.to).toBeLessThanOrEqual(LIMITS.distance.max)
        expect(Number.isInteger(cursor.delta) && cursor.delta >= 0 && cursor.delta <= LIMITS.distance.max).toBe(true)
        expect(Number.isInteger(cursor.pair) && cursor.pair >= 0 && cursor.pair < 64).toBe(true)
      }),
    )
  })

  it('a ruler and a cursor that can be drawn are kept as they are', () => {
    const store = createStore({ scene: PLAIN.scene, view: DEFAULT_VIEW, cursor: DEFAULT_CURSOR })
    const ruler = { scale: 'log' as const, from: 3.25, to: 4.5 }
    store.getState().setView({ ruler })
    expect(store.getState().view.ruler).toBe(ruler)
    const before = store.getState()
    store.getState().setCursor({ delta: DEFAULT_CURSOR.delta })
    expect(store.getState()).toBe(before)
  })
})

describe('notices', () => {
  it('are dismissed by the id that adding returned', () => {
    const store = createStore({ scene: PLAIN.scene })
    const first = store.getState().addNotice('one', 'theta')
    store.getState().addNotice('two', 'd', { label: 'Use as base', change: 'theta=5' })
    store.getState().dismissNotice(first)
    expect(store.getState().notices).toMatchObject([{ text: 'two', fix: { change: 'theta=5' } }])
  })
})
