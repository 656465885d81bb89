import type { SideText } from './text'

/** Distances at which the gap is looked for. */
const LOOKS = 128

/** Where cached and fresh keys differ most, among distances that are evenly spaced on a log scale. */
export function largestGap({ keys, length }: Pick<SideText, 'keys' | 'length'>): { distance: number; gap: number } {
  const last = length - 1
  let best = { distance: 0, gap: 0 }
  for (let k = 0; k <= LOOKS; k++) {
    const distance = Math.round(last ** (k / LOOKS))
    const gap = keys.cached(distance) - keys.fresh(distance)
    if (Math.abs(gap) > Math.abs(best.gap)) best = { distance, gap }
  }
  return best
}

const gaps = new WeakMap<SideText, ReturnType<typeof largestGap>>()

/** The same, kept while the text stays. */
export function gapOf(text: SideText): ReturnType<typeof largestGap> {
  const found = gaps.get(text) ?? largestGap(text)
  gaps.set(text, found)
  return found
}
