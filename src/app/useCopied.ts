import { useCallback, useRef, useState } from 'react'

/** ms that a button says so */
const SAID = 1600

/** Copies text to the clipboard and says for a moment whether it was let. */
export function useCopied(): ['done' | 'refused' | null, (text: string) => void] {
  const [state, setState] = useState<'done' | 'refused' | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const copy = useCallback((text: string) => {
    const say = (outcome: 'done' | 'refused') => {
      clearTimeout(timer.current)
      setState(outcome)
      if (outcome === 'done') timer.current = setTimeout(() => setState(null), SAID)
    }
    navigator.clipboard.writeText(text).then(
      () => say('done'),
      () => say('refused'),
    )
  }, [])
  return [state, copy]
}
