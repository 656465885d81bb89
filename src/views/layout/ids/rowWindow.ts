/** px that a scrolled content may be tall; Firefox lays out at most 17 895 697. */
export const TALLEST = 16_000_000

/** Rows drawn beyond both edges, so that a fast scroll shows no gap. */
const BEYOND = 12

/** Rows of one height in a place of `view` px that scrolls. */
export interface RowRoom {
  rows: number
  rowHeight: number
  view: number
}

/** px of the content that scrolls: all rows, or as much as browsers lay out. */
export function contentHeight({ rows, rowHeight }: RowRoom): number {
  return Math.min(rows * rowHeight, TALLEST)
}

/** px of the rows above the upper edge when the content is scrolled by `top` px. */
export function rowsAbove(room: RowRoom, top: number): number {
  const { rows, rowHeight, view } = room
  const [all, shown] = [rows * rowHeight, contentHeight(room)]
  if (all === shown) return top
  return (Math.min(Math.max(top, 0), shown - view) / (shown - view)) * (all - view)
}

/** The inverse: how far to scroll so that `above` px of the rows are above the edge. */
export function scrollFor(room: RowRoom, above: number): number {
  const { rows, rowHeight, view } = room
  const [all, shown] = [rows * rowHeight, contentHeight(room)]
  const inside = Math.min(Math.max(0, above), Math.max(0, all - view))
  return all === shown ? inside : (inside / (all - view)) * (shown - view)
}

/** The rows to draw, and px from the content's top to the first of them. */
export function drawnRows(room: RowRoom, top: number): { first: number; end: number; offset: number } {
  const { rows, rowHeight, view } = room
  const above = rowsAbove(room, top)
  const first = Math.max(0, Math.floor(above / rowHeight) - BEYOND)
  const end = Math.min(rows, Math.ceil((above + view) / rowHeight) + BEYOND)
  return { first, end, offset: top + first * rowHeight - above }
}

/** How far to scroll so that a row is inside; `top` itself where it is. A row far away comes to the middle. */
export function scrollToRow(room: RowRoom, top: number, row: number): number {
  const { rowHeight, view } = room
  const above = rowsAbove(room, top)
  const y = row * rowHeight
  if (y >= above && y + rowHeight <= above + view) return top
  const near = y >= above - 2 * rowHeight && y <= above + view + rowHeight
  if (near) return scrollFor(room, y < above ? y : y + rowHeight - view)
  return scrollFor(room, y - (view - rowHeight) / 2)
}
