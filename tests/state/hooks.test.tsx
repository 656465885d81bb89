import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { actionsOf, StoreProvider, useActions, useHistory, useLink, useStore } from '../../src/state/hooks'
import { createStore } from '../../src/state/store'
import { PLAIN } from '../../src/state/url'

describe('the hooks', () => {
  it('give a part of the state, the actions and the history of the nearest store', () => {
    const store = createStore({ scene: PLAIN.scene })
    const seen: unknown[] = []
    function Probe() {
      const { canUndo, canRedo, undo } = useHistory()
      seen.push(useActions())
      const base = useStore(state => state.scene.a.geometry.ropeTheta)
      const parts = useStore(state => [state.cursor.delta, state.cursor.pair])
      seen.push(undo)
      return <i>{`${base} ${parts} ${canUndo} ${canRedo}`}</i>
    }
    const render = () => renderToStaticMarkup(<StoreProvider store={store}>{<Probe />}</StoreProvider>)
    expect(render()).toBe('<i>10000 3403,50 false false</i>')
    ;(seen[0] as ReturnType<typeof useActions>).setGeometry({ ropeTheta: 77 })
    expect(store.getState().scene.a.geometry.ropeTheta).toBe(77)
    ;(seen[1] as () => void)()
    expect(store.temporal.getState().futureStates).toHaveLength(1)
  })

  it('fail outside a provider, by name', () => {
    function Lost() {
      useLink()
      return null
    }
    const store = createStore({ scene: PLAIN.scene })
    expect(() => renderToStaticMarkup(<StoreProvider store={store}>{<Lost />}</StoreProvider>)).toThrow('StoreProvider')
  })

  it('hand out actions and nothing else', () => {
    const store = createStore({ scene: PLAIN.scene })
    expect(Object.values(actionsOf(store)).every(part => typeof part === 'function')).toBe(true)
    expect(Object.keys(actionsOf(store))).toContain('paintPairs')
  })
})
