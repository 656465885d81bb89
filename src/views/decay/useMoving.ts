import { useEffect, useRef, useState } from 'react'

/** ms without a change after which a hand counts as resting */
const REST = 140

/**
 * Whether a value is new or changed a moment ago: the time for fewer columns. Once it rests, `prepare` is run
 * step by step, each in a task of its own, so that the page never waits for all of it.
 */
export function useMoving(value: unknown, prepare: () => Iterable<void>): boolean {
  const [rested, setRested] = useState<unknown>(undefined)
  const latest = useRef(prepare)
  latest.current = prepare
  useEffect(() => {
    if (Object.is(rested, value)) return
    let steps: Iterator<void> | null = null
    const advance = () => {
      steps ??= latest.current()[Symbol.iterator]()
      if (steps.next().done) setRested(value)
      else timer = setTimeout(advance)
    }
    let timer = setTimeout(advance, REST)
    return () => clearTimeout(timer)
  }, [rested, value])
  return !Object.is(rested, value)
}
