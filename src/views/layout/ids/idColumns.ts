import { placesOf } from '../../../core/places'
import type { AxisId, Segment } from '../../../core/scene'
import { isGrid } from '../../../core/scene'
import { shortUnit, unitOn } from '../../paint/axisWords'
import type { Side } from '../../view'
import { segmentName } from '../words'
import type { IdRows } from './idRows'

/** A column of the id table. `at` gives the number of a line, or null where it has none. */
export interface IdColumn {
  /** as files call it, such as "A t" */
  name: string
  /** of ids that are no positions */
  unit?: string
  letter: Side['letter'] | ''
  axis: AxisId | null
  at: (row: number) => number | null
}

/** What a line is about (`narrow`: its place stands beside the name of its part), then for A and for B the index in the sequence where it is not the token's, and the id on each axis. */
export function columnsOf(
  rows: IdRows,
  a: Side,
  b: Side | null,
  segments: readonly Segment[],
  narrow = false,
): readonly IdColumn[] {
  const place = (field: 'frame' | 'row' | 'col') => (row: number) => {
    const value = tokensAt(rows, a, b, row)[field]
    return value < 0 ? null : value + 1
  }
  return [
    { name: 'token', letter: '', axis: null, at: row => orNull(rows.promptOf[row]) },
    ...(narrow
      ? []
      : [
          { name: 'frame', letter: '' as const, axis: null, at: place('frame') },
          { name: 'row', letter: '' as const, axis: null, at: place('row') },
          { name: 'column', letter: '' as const, axis: null, at: place('col') },
        ]),
    ...sideColumns(a, rows.a, segments),
    ...(b ? sideColumns(b, rows.b, segments) : []),
  ]
}

function sideColumns({ letter, spec }: Side, tokens: Int32Array, segments: readonly Segment[]): IdColumn[] {
  const { tokenOf, promptOf } = placesOf(spec.tokens, segments)
  const moved = tokenOf.length !== promptOf.length || tokenOf.some((token, k) => token !== k)
  const order: IdColumn[] = moved ? [{ name: `${letter} sequence`, letter, axis: null, at: row => orNull(tokens[row]) }] : []
  const idsOf = (places: readonly Float64Array[], as: string) =>
    spec.axes.map((axis, k): IdColumn => {
      const ids = places[k] as Float64Array
      const at = (row: number) => {
        const token = tokens[row] as number
        return token < 0 ? null : (ids[token] as number)
      }
      const unit = unitOn([axis])
      return { name: `${letter} ${as}${axis}`, unit: unit === 'positions' ? '' : shortUnit(unit), letter, axis, at }
    })
  return [...order, ...idsOf(spec.positionIds, ''), ...(spec.keyIds ? idsOf(spec.keyIds, 'key ') : [])]
}

/** Where the token of a line stands in the prompt, as A has it, or B where A has none. */
export function tokensAt(rows: IdRows, a: Side, b: Side | null, row: number) {
  const own = rows.a[row] as number
  const [side, token] = own >= 0 ? [a, own] : [b as Side, rows.b[row] as number]
  const { segment, frame, row: line, col } = side.spec.tokens
  return {
    segment: segment[token] as number,
    frame: frame[token] as number,
    row: line[token] as number,
    col: col[token] as number,
  }
}

/** "video", or "in video" for what a layout put there. */
export function partName(rows: IdRows, a: Side, b: Side | null, segments: readonly Segment[], row: number): string {
  const { segment } = tokensAt(rows, a, b, row)
  const name = segmentName(segments, segment)
  const put = (rows.promptOf[row] as number) < 0
  return put && segments[segment] && isGrid(segments[segment]) ? `in ${name}` : name
}

/** 3 · 2 · 7: frame, row and column, from 1; nothing for what stands in no grid. */
export function placeText(rows: IdRows, a: Side, b: Side | null, row: number): string {
  const { frame, row: line, col } = tokensAt(rows, a, b, row)
  return frame < 0 ? '' : [frame, line, col].map(index => index + 1).join(' · ')
}

function orNull(value: number | undefined): number | null {
  return value === undefined || value < 0 ? null : value
}
