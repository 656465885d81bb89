import type { Run } from '../../core/runs'

/** Up to `most` whole numbers from 0 to count - 1, first and last among them. */
export function evenly(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, k) => k)
  return Array.from({ length: most }, (_, k) => Math.round((k * (count - 1)) / (most - 1)))
}

/** Tokens that stand for each text: the last before the grids, the first after them, evenly chosen ones elsewhere. */
export function nearText(runs: readonly Run[], most: number): number[][] {
  const first = runs.findIndex(run => run.frame >= 0)
  const last = runs.findLastIndex(run => run.frame >= 0)
  return runs.map(({ frame, start, count }, at) => {
    if (frame >= 0) return []
    if (first < 0 || (at > first && at < last)) return evenly(count, most).map(k => start + k)
    if (at !== first - 1 && at !== last + 1) return []
    const shown = Math.min(most, count)
    return Array.from({ length: shown }, (_, k) => (at < first ? start + count - shown : start) + k)
  })
}
