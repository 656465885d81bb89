import { useEffect, useState } from 'react'

/** ms without a change after which a hand counts as resting */
const REST = 140

/** Whether a value changed a moment ago: the time for fewer columns. */
export function useMoving(value: unknown): boolean {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    if (Object.is(rested, value)) return
    const timer = setTimeout(() => setRested(value), REST)
    return () => clearTimeout(timer)
  }, [rested, value])
  return !Object.is(rested, value)
}
