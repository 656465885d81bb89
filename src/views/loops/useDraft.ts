import { useEffect, useRef, useState } from 'react'

/** ms without a change after which a drag is taken to rest */
const RESTS = 160

/**
 * A number that follows the hand at once and is settled when the hand rests: a prompt of a million tokens is laid out anew
 * for each of its lengths. Null while nothing waits.
 */
export function useDraft(settle: (value: number) => void): [number | null, (value: number) => void] {
  const [draft, setDraft] = useState<number | null>(null)
  const latest = useRef(settle)
  latest.current = settle
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => {
      latest.current(draft)
      setDraft(null)
    }, RESTS)
    return () => clearTimeout(timer)
  }, [draft])
  return [draft, setDraft]
}
