import { useEffect, useMemo, useState } from 'react'
import type { Pair } from './pairs'
import { readingKey } from './pairs'

const GLIDE = 240
const FADE = 200
/** ms between two changes below which they belong to one drag */
const DRAG = 300

/** Pairs on their way from one state to the next. */
export interface Move {
  from: readonly Pair[]
  to: readonly Pair[]
  /** ms, on the clock of performance.now */
  start: number
}

/** The pairs as they stand on screen at one moment. */
export interface Shown {
  /** with wavelengths under way */
  pairs: readonly Pair[]
  /** what pairs read until just now, by index; drawn over the others at opacity 1 - fade */
  leaving: ReadonlyMap<number, Pair>
  fade: number
}

export function atRest(pairs: readonly Pair[]): Shown {
  return { pairs, leaving: new Map(), fade: 1 }
}

/** The next move. A change that follows another within a drag's pace cuts, as does one of the number of pairs. */
export function nextMove(move: Move, to: readonly Pair[], now: number): Move {
  const cut = now - move.start < DRAG || to.length !== move.to.length
  return { from: cut ? to : shownAt(move, now).pairs, to, start: now }
}

/** Wavelengths glide on the log scale with ease-out; readings fade in place. */
export function shownAt({ from, to, start }: Move, now: number): Shown {
  const elapsed = Math.max(0, now - start)
  if (from === to || elapsed >= GLIDE) return atRest(to)
  const eased = 1 - (1 - elapsed / GLIDE) ** 3
  const pairs = to.map((pair, i) => {
    const before = from[i]?.lambda ?? pair.lambda
    if (before === pair.lambda || !Number.isFinite(before) || !Number.isFinite(pair.lambda)) return pair
    return { ...pair, lambda: before * (pair.lambda / before) ** eased }
  })
  const leaving = elapsed < FADE ? from.filter((pair, i) => readingKey(pair) !== readingKey(to[i] as Pair)) : []
  return { pairs, leaving: new Map(leaving.map(pair => [pair.index, pair])), fade: Math.min(1, elapsed / FADE) }
}

/** The pairs with their motion after a change; at once where the reader wants less motion. */
export function useMotion(pairs: readonly Pair[]): Shown {
  const [move, setMove] = useState<Move>({ from: pairs, to: pairs, start: Number.NEGATIVE_INFINITY })
  const [now, setNow] = useState(Number.NEGATIVE_INFINITY)
  if (move.to !== pairs) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const next = nextMove(move, pairs, performance.now())
    setMove(still ? { ...next, from: pairs } : next)
  }
  useEffect(() => {
    if (move.from === move.to) return
    let request = requestAnimationFrame(function step(time) {
      setNow(time)
      if (time < move.start + GLIDE) request = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(request)
  }, [move])
  return useMemo(() => shownAt(move, now), [move, now])
}
