import { describe, expect, it } from 'vitest'
import { captureStep, movedStep, openTour, tourAtHand } from '../../src/app/papers/tours'
import { chosenOf, walkTo } from '../../src/app/papers/walk'
import { namedSetup } from '../../src/core/setups'
import { createStore } from '../../src/state/store'
import { PLAIN, readLink } from '../../src/state/url'
import { PAGE } from '../state/arbitraries'

const opened = () => createStore(PLAIN)

describe('own steps', () => {
  it('a captured step brings back the state that it was captured in', () => {
    const store = opened()
    const act = store.getState()
    act.chooseVariant('mrope')
    act.setGeometry({ ropeTheta: 5e5 })
    act.setView({ primary: 'wheels', theme: 'dark' })
    act.setCursor({ delta: 77, pinned: true })
    const meant = chosenOf(store.getState())
    captureStep(store)
    act.chooseVariant('rope')
    act.setView({ primary: 'decay' })
    const tour = tourAtHand(store)
    expect(chosenOf(store.getState())).not.toBe(meant)
    walkTo(store, PAGE, tour.steps[0]?.link ?? '', { reading: { tour }, told: 1, gallery: false })
    expect(chosenOf(store.getState())).toBe(meant)
    expect(store.getState().cursor).toMatchObject({ delta: 77, pinned: true })
    expect(store.getState().view.theme).toBe('dark')
  })

  it('walking to a step is one undo step, and none where the scene stays', () => {
    const store = opened()
    const before = store.getState().scene
    walkTo(store, PAGE, 'variant=videorope&view=wheels')
    walkTo(store, PAGE, 'variant=videorope&view=decay')
    expect(store.temporal.getState().pastStates.length).toBe(1)
    store.temporal.getState().undo()
    expect(store.getState().scene).toBe(before)
  })

  it('steps change places and stay in the list', () => {
    const step = (title: string) => ({ title, text: '', link: 'variant=rope' })
    const tour = { title: '', steps: ['a', 'b', 'c'].map(step) }
    expect(movedStep(tour, 0, 1).steps.map(({ title }) => title)).toEqual(['b', 'a', 'c'])
    expect(movedStep(tour, 0, -1)).toBe(tour)
  })

  it('a tour that names unknown controls opens, and they are named', () => {
    const store = opened()
    const steps = [{ title: 'A', text: 'x', link: 'variant=rope&theta=777&warp=9' }]
    openTour(store, PAGE, JSON.stringify({ tour: 1, title: 'T', steps }))
    expect(store.getState().scene.a.geometry).toEqual({ ...namedSetup('rope').geometry, ropeTheta: 777 })
    expect(store.getState().view).toMatchObject({ told: 1, reading: { tour: { title: 'T' } } })
    expect(
      store
        .getState()
        .notices.map(({ text }) => text)
        .join(),
    ).toContain('warp=9')
    expect(readLink('tour=%7B', PAGE).notices.length).toBe(1)
  })
})
