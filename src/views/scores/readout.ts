import { allows } from '../../core/mask'
import { allowedPairs } from '../../core/maskSums'
import { attentionRow, pairScore } from '../../core/pairScore'
import { placesOf } from '../../core/places'
import type { Segment } from '../../core/scene'
import type { Side, ViewInput } from '../view'
import { cellAt, sideEdges } from './lattice'
import type { Cells } from './picture'
import { logitScale } from './request'

/** Prompts of so many tokens have the exact attention of a single pair at hand. */
const AT_HAND = 2048

/** Indices of two tokens of the prompt among those of a side; null where its layout leaves one out. */
export function pairOf(side: Side, segments: readonly Segment[], query: number, key: number): [number, number] | null {
  const { tokenOf } = placesOf(side.spec.tokens, segments)
  const [q, k] = [tokenOf[query] ?? -1, tokenOf[key] ?? -1]
  return q < 0 || k < 0 ? null : [q, k]
}

/** The mean score of two tokens of the prompt, float64; null where the side has not both. */
export function scoreOf({ scene }: Pick<ViewInput, 'scene'>, side: Side, query: number, key: number): number | null {
  const pair = pairOf(side, scene.segments, query, key)
  return pair && logitScale({ scene }, side, null) * pairScore(side.spec, scene.content)(...pair)
}

/** Whether a query may look at a key, as the side's mask says; null where the side has not both. */
export function seesKey({ scene }: Pick<ViewInput, 'scene'>, side: Side, query: number, key: number): boolean | null {
  const pair = pairOf(side, scene.segments, query, key)
  return pair && allows(side.spec.mask, ...pair)
}

const rows = new WeakMap<Side['spec'], Map<string, Float64Array>>()

/** The share of a query's attention that one key takes, float64; null where a row is too long to be summed at once. */
export function attentionOf(input: Pick<ViewInput, 'scene' | 'view'>, side: Side, query: number, key: number): number | null {
  const { scene, view } = input
  const pair = pairOf(side, scene.segments, query, key)
  const { count } = side.spec.tokens
  if (!pair || count > AT_HAND) return null
  const scale = logitScale(input, side, view.scores.temperature)
  const known = rows.get(side.spec) ?? new Map<string, Float64Array>()
  rows.set(side.spec, known)
  const name = [scale, scene.content.kind, pair[0]].join()
  const row = known.get(name) ?? attentionRow(side.spec, scene.content, scale, pair[0])
  if (known.size > 8) known.clear()
  known.set(name, row)
  return row[pair[1]] as number
}

export interface CellReadout {
  value: number
  rows: number
  columns: number
  /** pairs of the cell, and those of them that may attend */
  pairs: number
  allowed: number
}

/** The cell that holds two tokens of the prompt, counted in the tokens of its side. */
export function cellReadout(
  input: Pick<ViewInput, 'scene'>,
  side: Side,
  cells: Cells,
  query: number,
  key: number,
): CellReadout | null {
  const { scene } = input
  const [row, column] = [cellAt(cells.rows, query), cellAt(cells.columns, key)]
  if (row < 0 || column < 0) return null
  const ends = (edges: Float64Array, k: number) =>
    sideEdges(side, scene.segments, edges.subarray(k, k + 2)) as unknown as [number, number]
  const [[q0, q1], [k0, k1]] = [ends(cells.rows, row), ends(cells.columns, column)]
  return {
    value: cells.values[row * (cells.columns.length - 1) + column] as number,
    rows: q1 - q0,
    columns: k1 - k0,
    pairs: (q1 - q0) * (k1 - k0),
    allowed: allowedPairs(side.spec.mask, side.spec.tokens.count, q0, q1, k0, k1),
  }
}
