import { useEffect, useRef } from 'react'

/** Positions per second on offer. */
export const SPEEDS = [1, 10, 100, 1000, 10_000, 100_000] as const

/** Whole positions due after some ms, and the rest that is carried on. */
export function dueSteps(carried: number, speed: number, ms: number): { steps: number; carried: number } {
  const due = carried + (speed * ms) / 1000
  const steps = Math.floor(due + 1e-9)
  return { steps, carried: Math.max(0, due - steps) }
}

/**
 * Calls `advance` with the whole positions that are due and the positions per painted frame, while playing.
 * Where the reader wants less motion, once a second.
 */
export function usePlay(playing: boolean, speed: number, advance: (steps: number, pace: number) => void): void {
  const latest = useRef(advance)
  useEffect(() => {
    latest.current = advance
  })
  useEffect(() => {
    if (!playing) return
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const timer = setInterval(() => latest.current(speed, speed), 1000)
      return () => clearInterval(timer)
    }
    let before = performance.now()
    let carried = 0
    let request = requestAnimationFrame(function frame(now) {
      const due = dueSteps(carried, speed, Math.max(0, now - before))
      const pace = (speed * Math.max(0, now - before)) / 1000
      before = now
      carried = due.carried
      if (due.steps > 0) latest.current(due.steps, pace)
      request = requestAnimationFrame(frame)
    })
    return () => cancelAnimationFrame(request)
  }, [playing, speed])
}
