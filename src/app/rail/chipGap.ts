export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A place between two of the boxes: how many stand before it, and the line that marks it. */
export interface Gap {
  before: number
  x: number
  top: number
  height: number
}

/** px between a box and the mark beside it */
const BESIDE = 3

/** The gap between wrapped boxes, in reading order, that a point is nearest to. */
export function gapAt(boxes: readonly Box[], x: number, y: number): Gap | null {
  const row = nearestRow(rowsOf(boxes), y)
  if (!row) return null
  const after = row.find(({ box }) => x < box.left + box.width / 2)
  const end = row.at(-1) as Placed
  const { box, at } = after ?? end
  return {
    before: after ? at : at + 1,
    x: after ? box.left - BESIDE : box.left + box.width + BESIDE,
    top: box.top,
    height: box.height,
  }
}

/** The place in the list that an entry takes when it is dropped in a gap. */
export function placeInGap(from: number, before: number): number {
  return before > from ? before - 1 : before
}

interface Placed {
  box: Box
  at: number
}

/** A box that starts left of the one before it begins a new row. */
function rowsOf(boxes: readonly Box[]): Placed[][] {
  const rows: Placed[][] = []
  boxes.forEach((box, at) => {
    const last = rows.at(-1)?.at(-1)?.box
    if (last && box.left > last.left) rows.at(-1)?.push({ box, at })
    else rows.push([{ box, at }])
  })
  return rows
}

function nearestRow(rows: readonly Placed[][], y: number): Placed[] | undefined {
  const away = (row: readonly Placed[]) => {
    const { top, height } = (row[0] as Placed).box
    return Math.max(top - y, y - top - height, 0)
  }
  return rows.toSorted((one, other) => away(one) - away(other))[0]
}
