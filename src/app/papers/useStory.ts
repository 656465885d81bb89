import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from '../../state/hooks'
import { useInstrument } from '../instrument'
import { fetchShelf, papersHere } from './shelf'
import type { Story, StoryStep } from './story'
import { storyOf } from './story'
import { changeTo, chosenOf, leave, stateOf, walkTo } from './walk'

export interface Telling {
  story: Story
  /** from 1 */
  told: number
  step: StoryStep | null
  /** the controls say something else than the step does */
  departed: boolean
  go: (step: number) => void
  change: (change: string) => void
  close: () => void
}

/** The paper or tour beside the pictures, and where it stands; null while there is none. */
export function useStory(): Telling | null {
  const { store, page } = useInstrument()
  const { reading, told } = useStore(({ view }) => ({ reading: view.reading, told: view.told }))
  const [, setHere] = useState(papersHere() !== null)
  useEffect(() => {
    if (reading?.paper && !papersHere()) fetchShelf().then(() => setHere(true))
  }, [reading])
  const story = reading && storyOf(reading)
  const step = story?.steps[told - 1] ?? null
  const link = step?.link
  const scene = useStore(state => state.scene)
  const view = useStore(state => state.view)
  const chosen = useMemo(() => chosenOf({ scene, view }), [scene, view])
  const meant = useMemo(() => (link === undefined ? null : chosenOf(stateOf(store, page, link))), [store, page, link])
  const go = useCallback(
    (at: number) => {
      const { reading: now } = store.getState().view
      const next = now && storyOf(now)?.steps[at - 1]
      if (now && next) walkTo(store, page, next.link, { reading: now, told: at, gallery: false })
    },
    [store, page],
  )
  const change = useCallback((words: string) => changeTo(store, page, words), [store, page])
  const departed = meant !== null && meant !== chosen
  const close = useCallback(() => leave(store, departed), [store, departed])
  return story && { story, told, step, departed, go, change, close }
}
