import { LIMITS } from '../../core/scene'
import type { Cursor } from '../../state/store'

/** What a key does to the cursor: arrows by 1, with Shift by 10, with Alt to the next stop; Esc frees it. Null: nothing. */
export function cursorAfterKey(
  { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
  delta: number,
  stops: readonly number[],
): Partial<Cursor> | null {
  if (key === 'Escape') return { pinned: false }
  if (key === 'Home') return { delta: 0, pinned: true }
  if (key === 'End') return { delta: stops.at(-1) ?? delta, pinned: true }
  const direction = key === 'ArrowRight' || key === 'ArrowUp' ? 1 : key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : 0
  if (!direction) return null
  const next = altKey
    ? direction > 0
      ? stops.find(stop => stop > delta)
      : stops.findLast(stop => stop < delta)
    : delta + direction * (shiftKey ? 10 : 1)
  return next === undefined ? null : { delta: Math.min(LIMITS.distance.max, Math.max(0, next)), pinned: true }
}

/** A typed distance: `3403`, `32 k`, `1.5M`; null when it is none. */
export function readDistance(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)([kM]?)$/i.exec(text.replace(/[\s\u202f\u2009\u00a0,_]/g, ''))
  if (!match) return null
  const unit = { k: 1e3, m: 1e6 }[(match[2] as string).toLowerCase()] ?? 1
  return Math.min(LIMITS.distance.max, Math.round(Number(match[1]) * unit))
}
