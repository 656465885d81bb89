import { firstPromptToken, placesOf, promptPlace } from '../../core/places'
import type { Scene, Segment } from '../../core/scene'
import { isGrid } from '../../core/scene'
import { gridOf } from '../../core/tokens'
import type { TokenTable } from '../../core/variant'
import type { Cursor } from '../../state/store'
import { segmentName } from '../layout/words'
import type { Side } from '../view'

/** The image or video that is drawn. */
export interface Grid {
  /** index into the prompt's segments */
  segment: number
  frames: number
  rows: number
  cols: number
  /** the prompt's token of its first cell */
  first: number
}

export interface GridCell {
  frame: number
  row: number
  col: number
}

/** Which grid is drawn, for which query, with which key in focus. Tokens of the prompt. */
export interface Subject {
  grid: Grid
  query: number
  /** the query's cell; null for a token outside the grid */
  from: GridCell | null
  key: number
  at: GridCell
  /** the query was chosen, not taken by default */
  chosen: boolean
}

/** Every image and video, in the order of the prompt. */
export function gridsOf(segments: readonly Segment[]): Grid[] {
  return segments.flatMap((segment, at) =>
    isGrid(segment) ? [{ segment: at, ...gridOf(segment), first: firstPromptToken(segments, at) }] : [],
  )
}

export function cellOf(grid: Grid, token: number): GridCell | null {
  const index = token - grid.first
  if (index < 0 || index >= grid.frames * grid.rows * grid.cols) return null
  return {
    frame: Math.floor(index / (grid.rows * grid.cols)),
    row: Math.floor(index / grid.cols) % grid.rows,
    col: index % grid.cols,
  }
}

export function tokenAt({ first, rows, cols }: Grid, { frame, row, col }: GridCell): number {
  return first + (frame * rows + row) * cols + col
}

/** The middle cell of the last frame: who asks while no query is chosen. */
export function middleOf(grid: Grid): GridCell {
  return { frame: grid.frames - 1, row: (grid.rows - 1) >> 1, col: (grid.cols - 1) >> 1 }
}

/** The grid of the query, else of the key, else the largest; null for a prompt without one. */
export function subjectOf({ segments }: Pick<Scene, 'segments'>, { query, key }: Pick<Cursor, 'query' | 'key'>): Subject | null {
  const grids = gridsOf(segments)
  const holding = (token: number | null) => (token === null ? undefined : grids.find(grid => cellOf(grid, token)))
  const size = ({ frames, rows, cols }: Grid) => frames * rows * cols
  const grid =
    holding(query) ??
    holding(key) ??
    grids.reduce<Grid | undefined>((best, next) => (best && size(best) >= size(next) ? best : next), undefined)
  if (!grid) return null
  const asked = query ?? tokenAt(grid, middleOf(grid))
  const from = cellOf(grid, asked)
  const at = (key !== null && cellOf(grid, key)) || defaultKey(grid, from)
  return { grid, query: asked, from, key: tokenAt(grid, at), at, chosen: query !== null }
}

/** The query's own place at the other end of the clip; in a picture the corner that is farthest from it. */
function defaultKey({ frames, rows, cols }: Grid, from: GridCell | null): GridCell {
  const { frame, row, col } = from ?? { frame: 0, row: rows - 1, col: cols - 1 }
  if (frames > 1 && from) return { frame: 2 * frame >= frames - 1 ? 0 : frames - 1, row, col }
  return { frame: from ? 0 : frames - 1, row: 2 * row < rows - 1 ? rows - 1 : 0, col: 2 * col < cols - 1 ? cols - 1 : 0 }
}

/** What was last asked of a layout: its grids, as keys and as queries, in the head groups that stand at other places. */
const known = new WeakMap<TokenTable, readonly Cells[]>()
const MOST_KEPT = 8

interface Cells {
  segment: number
  places: readonly Float64Array[]
  ids: readonly Float64Array[] | null
}

/**
 * Position ids of the cells of a grid in a side's layout, ids[axis][cell], frame after frame: as keys, or as queries where
 * these stand elsewhere. The same arrays while the layout stays; null where the layout has no place for a cell.
 */
export function gridIds(
  { spec }: Side,
  segments: readonly Segment[],
  grid: Grid,
  as: Role = 'key',
): readonly Float64Array[] | null {
  const kept = known.get(spec.tokens) ?? []
  const places = idsAs(spec, as)
  const isAsked = (one: Cells) =>
    one.segment === grid.segment && one.places.length === places.length && one.places.every((ids, at) => ids === places[at])
  const found = kept.find(isAsked)
  if (found) return found.ids
  const count = grid.frames * grid.rows * grid.cols
  const tokens = placesOf(spec.tokens, segments).tokenOf.subarray(grid.first, grid.first + count)
  const ids = tokens.includes(-1)
    ? null
    : places.map(axis => {
        const own = new Float64Array(count)
        for (let k = 0; k < count; k++) own[k] = axis[tokens[k] as number] as number
        return own
      })
  known.set(spec.tokens, [...kept.slice(1 - MOST_KEPT), { segment: grid.segment, places, ids }])
  return ids
}

/** Whether a token asks or is asked: layouts may put it elsewhere. */
type Role = 'query' | 'key'

function idsAs({ positionIds, keyIds = positionIds }: Side['spec'], as: Role): readonly Float64Array[] {
  return as === 'key' ? keyIds : positionIds
}

/** Position of a token of the prompt on each axis of a side; null where its layout has no place for it. */
export function positionIn(
  { spec }: Side,
  segments: readonly Segment[],
  token: number,
  as: Role = 'query',
): readonly number[] | null {
  const own = placesOf(spec.tokens, segments).tokenOf[token]
  return own === undefined || own < 0 ? null : idsAs(spec, as).map(axis => axis[own] as number)
}

/** Where a token of the prompt stands, in words, counted from 1: "frame 16, row 12, column 12", "text 2, token 1". */
export function placeWords(segments: readonly Segment[], token: number): string {
  const place = promptPlace(segments, token)
  if (!place) return `token ${token}`
  const segment = segments[place.segment] as Segment
  const title = segmentName(segments, place.segment)
  if (!isGrid(segment)) return `${title}, token ${place.index + 1}`
  const several = segments.filter(isGrid).length > 1
  const frame = segment.kind === 'video' ? `frame ${place.frame + 1}, ` : ''
  return `${several ? `${title}, ` : ''}${frame}row ${place.row + 1}, column ${place.col + 1}`
}
