import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { EMPTY_FRAME } from '../state/frames'
import { useStore } from '../state/hooks'
import type { Commands, PageActions } from './commands'
import { createCommands } from './commands'
import { useInstrument } from './instrument'
import { captureStep } from './papers/tours'
import { usePresentation } from './usePresentation'

export type OpenDialog = Parameters<PageActions['open']>[0]

/** ms that the copy button says so */
const SAID = 1600

/** What is open, and the commands of the page. */
export function usePage() {
  const { store, link, engine, stage, frames } = useInstrument()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [copied, setCopied] = useState(false)
  const [presenting, togglePresentation] = usePresentation()
  const present = useRef(togglePresentation)
  present.current = togglePresentation

  const commands = useMemo<Commands>(
    () =>
      createCommands(store, {
        open: setDialog,
        togglePresentation: () => present.current(),
        captureStep: () => captureStep(store),
        retryGpu: engine.retryGpu,
        input: () => (stage.getState().current ? (stage.getState().shown?.input ?? null) : null),
        isDark: () => document.documentElement.dataset.theme === 'dark',
        copyLink: () => {
          const address = link.copyLink()
          navigator.clipboard.writeText(address).then(
            () => {
              setCopied(true)
              setTimeout(() => setCopied(false), SAID)
            },
            () => store.getState().addNotice(`The browser did not let the link be copied: ${address}`, address),
          )
        },
        download: async kind => {
          const { shown, current } = stage.getState()
          if (!shown || !current) return
          const { figureFile, save } = await import('./figureFile')
          const frame = frames.getState()[shown.view.id] ?? EMPTY_FRAME
          save(await figureFile(kind, shown, frame, link.copyLink()), `ropescope-${shown.view.id}.${kind}`)
        },
      }),
    [store, link, engine, stage, frames],
  )
  useEffect(
    () =>
      store.subscribe(({ asked }) => {
        if (!asked) return
        setDialog(asked)
        store.getState().ask(null)
      }),
    [store],
  )
  const close = useCallback(() => setDialog(null), [])
  const linked = useStore(state => state.view.config !== null)
  useEffect(() => {
    if (linked) setDialog('model')
  }, [linked])
  return { dialog, close, copied, presenting, commands }
}
