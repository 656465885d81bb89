import { useState } from 'react'

/**
 * What a field holds while it is about one value: forgotten as soon as the value is another one, in the very same drawing. An
 * effect would come later, and take what is typed meanwhile along.
 */
export function useTyped<T>(about: unknown): [T | null, (next: T | null) => void] {
  const [held, setHeld] = useState<{ typed: T; about: unknown } | null>(null)
  const fresh = held !== null && Object.is(held.about, about)
  if (held && !fresh) setHeld(null)
  return [fresh ? held.typed : null, next => setHeld(next === null ? null : { typed: next, about })]
}
