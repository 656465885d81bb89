import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import { useStore as useZustandStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { LinkBinding } from './linkSync'
import type { Actions, State, Store } from './store'

const StoreContext = createContext<Store | null>(null)
const LinkContext = createContext<LinkBinding | null>(null)

/** Gives the page its store, and its address where it has one. */
export function StoreProvider({
  store,
  link = null,
  children,
}: {
  store: Store
  link?: LinkBinding | null
  children: ReactNode
}) {
  return (
    <StoreContext value={store}>
      <LinkContext value={link}>{children}</LinkContext>
    </StoreContext>
  )
}

/** A part of the state. Renders again only when the part changes, compared entry by entry. */
export function useStore<T>(selector: (state: State) => T): T {
  return useZustandStore(useProvided(StoreContext), useShallow(selector))
}

/** The actions of the store, the same object for the life of the store. */
export function useActions(): Actions {
  const store = useProvided(StoreContext)
  return useMemo(() => actionsOf(store), [store])
}

/** Undo and redo of the scene. */
export function useHistory(): { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean } {
  const { temporal } = useProvided(StoreContext)
  const canUndo = useZustandStore(temporal, history => history.pastStates.length > 0)
  const canRedo = useZustandStore(temporal, history => history.futureStates.length > 0)
  return { undo: () => temporal.getState().undo(), redo: () => temporal.getState().redo(), canUndo, canRedo }
}

/** The link of the page: copying it, and the repairs that its notices offer. */
export function useLink(): LinkBinding {
  return useProvided(LinkContext)
}

export function actionsOf(store: Store): Actions {
  return Object.fromEntries(
    Object.entries(store.getState()).filter(([, part]) => typeof part === 'function'),
  ) as unknown as Actions
}

function useProvided<T>(context: React.Context<T | null>): T {
  const value = useContext(context)
  if (value === null) throw new Error('This component stands outside StoreProvider.')
  return value
}
