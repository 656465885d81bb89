import type { Ids, Line } from '../relation'
import { beyond, ownIds, within } from '../relation'
import { defineRelation } from './relationMap'

/** The distance that the prompt has: m - n, as in RoFormer (arXiv 2104.09864). */
export const identity = defineRelation({
  id: 'identity',
  name: 'Relative position',
  year: 2021,
  summary: 'Two tokens see the difference of their positions, whatever it is.',
  formula: String.raw`\Delta(i, j) = i - j`,
  sources: [{ label: 'arXiv 2104.09864', url: 'https://arxiv.org/abs/2104.09864' }],
  params: [],
  run: ({ count }) => ({ bands: [{ name: 'all', region: within(Number.POSITIVE_INFINITY), line: OWN, ...ownIds(count) }] }),
})

const OWN: Line = { start: 0, step: 1 }

/** Own distances within a window and other ids beyond it. */
export function windowed(count: number, window: number, far: Ids, line?: Line) {
  return [
    { name: `nearer than ${window}`, region: within(window), line: OWN, ...ownIds(count) },
    { name: `${window} and farther`, region: beyond(window), ...far, ...(line && { line }) },
  ] as const
}
