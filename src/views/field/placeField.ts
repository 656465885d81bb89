import { GUTTER } from '../paint/bench'
import type { Grid } from './subject'

/** px of the column at the right, and left of it. */
export const SIDE = { width: 170, gap: 26 }
const GAP = { tiles: 9, sides: 5, blocks: 10 }
/** px above the tiles of a block for the names of its frames */
export const HEAD = 18
/** px of the row with switches and measures */
export const FOOT = { desk: 36, phone: 96 }
/** px of the profiles along the margins of a single picture, and under the tiles */
const MARGIN = 58
const BELOW = { least: 96, most: 150 }
/** px that the readouts beside the tiles need in any case */
const LEAST_HEIGHT = 440
const LARGEST = 400
const SMALLEST = 44

export interface FieldPlace {
  /** px of the tiles' column, without gutter and readouts */
  left: number
  width: number
  /** px of all that is drawn, without the foot */
  height: number
  tile: { width: number; height: number }
  columns: number
  /** rows of frames, each with its sides */
  blocks: number
  /** sides stand beside each other, with profiles along their margins */
  beside: boolean
  /** where the profiles are: right of and under a single picture, under the tiles, or beside them */
  profiles: { kind: 'margins' } | { kind: 'below'; top: number; height: number } | { kind: 'column' }
}

/** How many frames a place holds. */
export function capacity({ columns, blocks }: FieldPlace): number {
  return columns * blocks
}

/** Tiles with square cells, all frames where they fit at a fair size, else as many as there is room for. */
export function placeField(grid: Grid, sides: number, size: { width: number; height: number }, phone: boolean): FieldPlace {
  const left = phone ? 0 : GUTTER
  const width = phone ? size.width : size.width - GUTTER - SIDE.width - SIDE.gap
  const height = Math.max(LEAST_HEIGHT, size.height - (phone ? 0 : FOOT.desk))
  const aspect = grid.cols / grid.rows
  if (grid.frames === 1) return placePicture(aspect, sides, { left, width, height: phone ? 10_000 : height }, phone)
  const most = phone ? 4 : 8
  const choices = grid.frames >= most ? [most] : Array.from({ length: grid.frames }, (_, k) => k + 1)
  const placed = choices.map(columns => placeTiles(grid.frames, aspect, sides, columns, { left, width, height }, phone))
  return placed.reduce((best, next) =>
    capacity(next) >= grid.frames && next.tile.width > best.tile.width + 0.5 ? next : capacity(best) < grid.frames ? next : best,
  )
}

type Room = Pick<FieldPlace, 'left' | 'width' | 'height'>

function placeTiles(frames: number, aspect: number, sides: number, columns: number, room: Room, phone: boolean): FieldPlace {
  const wide = Math.min(LARGEST, (room.width - GAP.tiles * (columns - 1)) / columns)
  const needed = Math.ceil(frames / columns)
  const fitted = (blocks: number) => {
    const tall = ((room.height - (blocks - 1) * GAP.blocks) / blocks - HEAD - GAP.sides * (sides - 1)) / sides
    return phone ? wide : Math.min(wide, tall * aspect)
  }
  let blocks = Math.min(needed, phone ? Math.max(1, Math.round(4 / sides)) : 8)
  while (blocks > 1 && !phone && fitted(blocks) < Math.max(SMALLEST, Math.min(72, 0.72 * wide))) blocks--
  const tile = { width: Math.floor(fitted(blocks)), height: Math.floor(fitted(blocks) / aspect) }
  const height = blocks * blockHeight(tile.height, sides) + (blocks - 1) * GAP.blocks
  const spare = room.height - height - 44
  const profiles: FieldPlace['profiles'] =
    phone || spare < BELOW.least
      ? { kind: 'column' }
      : { kind: 'below', top: height + 44, height: Math.min(BELOW.most, spare - 26) }
  return { ...room, height: phone ? height : room.height, tile, columns, blocks, beside: false, profiles }
}

/** One picture, A beside B, or under each other on the narrow page. */
function placePicture(aspect: number, sides: number, room: Room, phone: boolean): FieldPlace {
  const share = phone ? room.width : (room.width - GAP.blocks * 2 * (sides - 1)) / sides
  const width = Math.floor(
    Math.min(share - MARGIN, (room.height - HEAD - MARGIN) * aspect, phone ? 10_000 : LARGEST * Math.max(1, aspect)),
  )
  const tile = { width, height: Math.floor(width / aspect) }
  const own = HEAD + tile.height + MARGIN
  const height = phone ? sides * own + (sides - 1) * GAP.blocks : room.height
  return { ...room, height, tile, columns: 1, blocks: 1, beside: !phone, profiles: { kind: 'margins' } }
}

function blockHeight(tile: number, sides: number): number {
  return HEAD + sides * tile + (sides - 1) * GAP.sides
}

/** Top left corner of the tile of a shown frame (0 is the first on screen) and side. */
export function tileCorner(place: FieldPlace, shown: number, side: number, sides: number): { x: number; y: number } {
  const { tile, columns, beside, profiles } = place
  if (profiles.kind === 'margins')
    return beside
      ? { x: side * (tile.width + MARGIN + 2 * GAP.blocks), y: HEAD }
      : { x: 0, y: HEAD + side * (HEAD + tile.height + MARGIN + GAP.blocks) }
  const block = Math.floor(shown / columns)
  return {
    x: (shown % columns) * (tile.width + GAP.tiles),
    y: block * (blockHeight(tile.height, sides) + GAP.blocks) + HEAD + side * (tile.height + GAP.sides),
  }
}

/** The shown frame, side and cell under a point of the tiles' column; null between tiles. */
export function cellUnder(
  place: FieldPlace,
  grid: Grid,
  shown: number,
  sides: number,
  x: number,
  y: number,
): { shown: number; side: number; row: number; col: number } | null {
  for (let k = 0; k < shown; k++)
    for (let side = 0; side < sides; side++) {
      const corner = tileCorner(place, k, side, sides)
      const [dx, dy] = [x - corner.x, y - corner.y]
      if (dx < 0 || dy < 0 || dx >= place.tile.width || dy >= place.tile.height) continue
      return {
        shown: k,
        side,
        row: Math.floor((dy / place.tile.height) * grid.rows),
        col: Math.floor((dx / place.tile.width) * grid.cols),
      }
    }
  return null
}

export { MARGIN as PROFILE_MARGIN }
