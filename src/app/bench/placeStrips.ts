import { STRIPS } from '../../views'
import type { Room } from '../media'

/** px of the fixed rows, with the space around them. */
const ROWS = { tabs: 41, caption: 65, ruler: 50, separator: 14, foot: 6 }
const STRIP_GAP = 4

/** px of the large place: in a bench of DRAWN px, with the layout strip scrolled away, and at the very least. */
const COMFORT = 350
const DRAWN = 824
const SCROLLED = 310
const LEAST = 260
/** the same on a narrow page */
const NARROW = { least: 264, most: 400, tall: 1.1 }
/** px of a bench under which the layout strip scrolls: a window of 860 less its bars */
const SHORT = 784
/** px of the column that takes the layout strip in a wide window */
const SIDE_COLUMN = 320

export interface Place {
  /** px between the margins, without a side column */
  width: number
  /** px of the large place */
  primary: number
  /** px of the column at the right, 0 without one */
  column: number
  /** the strips below the ruler, in order */
  strips: readonly string[]
}

/** How the bench's room is shared out: strips keep their heights, the large place takes the rest; a tall one that of the layout too. */
export function placeStrips(
  size: { width: number; height: number },
  room: Room,
  hidden: ReadonlySet<string>,
  tall = false,
): Place {
  const phone = room === 'phone' || room === 'column'
  const strips = (phone ? ['allocation', 'wheels'] : ['wheels', 'allocation']).filter(id => !hidden.has(id))
  const withLayout = !hidden.has('layout') && !(tall && room !== 'wide')
  const column = room === 'wide' && withLayout ? SIDE_COLUMN : 0
  const width = Math.max(0, size.width - 2 * (phone ? 16 : 24) - column)
  if (phone)
    return {
      width,
      primary: Math.round(tall ? width * NARROW.tall : Math.min(NARROW.most, Math.max(NARROW.least, width * 0.5))),
      column,
      strips: withLayout ? [...strips, 'layout'] : strips,
    }

  const stripHeight = (id: string) => (STRIPS.find(strip => strip.id === id)?.height ?? 0) + STRIP_GAP
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + stripHeight(id), 0)
  const fixed = (hidden.has('tabs') ? 0 : ROWS.tabs) + (hidden.has('caption') ? 12 : ROWS.caption) + ROWS.ruler + ROWS.foot
  const rest = size.height - fixed - sum(strips)
  const below = withLayout && !column ? stripHeight('layout') + ROWS.separator : 0
  const primary = tall
    ? Math.max(SCROLLED, rest)
    : size.height < SHORT
      ? Math.max(LEAST, Math.min(SCROLLED, rest))
      : Math.max(SCROLLED, Math.min(COMFORT + Math.max(0, size.height - DRAWN), rest - below))
  return { width, primary: Math.floor(primary), column, strips: below ? [...strips, 'layout'] : strips }
}
