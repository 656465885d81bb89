/** The scrub track: 0 at its left end, then a logarithmic scale of whole positions. */
export const SCRUB_STEPS = 1000
const FIRST = 20

export function scrubPlace(position: number, limit: number): number {
  if (position < 1) return 0
  return Math.min(SCRUB_STEPS, FIRST + (SCRUB_STEPS - FIRST) * (Math.log(position) / Math.log(limit)))
}

export function scrubPosition(place: number, limit: number): number {
  if (place < FIRST / 2) return 0
  return Math.round(limit ** (Math.max(0, place - FIRST) / (SCRUB_STEPS - FIRST)))
}
