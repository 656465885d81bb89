import type { RulerView } from '../../state/store'

/** Width of the slot that shows distance 0 at the left of a log ruler, px. */
export const ZERO_SLOT = 34

/** The bench's one scale: positions (distance above, wavelength below) against pixels of the plot column. */
export interface Ruler {
  view: RulerView
  /** px of the plot column */
  width: number
  /** px of a position; 0 sits in the middle of its slot */
  x: (position: number) => number
  /** position under a px, at least 0; not rounded */
  at: (px: number) => number
  /** px where the drawn scale starts (after the slot) */
  left: number
}

export function createRuler(view: RulerView, width: number): Ruler {
  const hasSlot = view.scale === 'log' && view.from <= 1
  const left = hasSlot ? ZERO_SLOT : 0
  const span = Math.max(1, width - left)
  const log = view.scale === 'log'
  const from = log ? Math.log(view.from) : view.from
  const to = log ? Math.log(view.to) : view.to
  return {
    view,
    width,
    left,
    x: position => {
      if (log && position <= 0) return hasSlot ? ZERO_SLOT / 3 : Number.NEGATIVE_INFINITY
      return left + (((log ? Math.log(position) : position) - from) / (to - from)) * span
    },
    at: px => {
      if (hasSlot && px < ZERO_SLOT * 0.7) return 0
      const value = from + ((px - left) / span) * (to - from)
      return Math.max(0, log ? Math.exp(value) : value)
    },
  }
}
