import { recent } from '../decay/recent'
import type { BandCells } from './bandCells'
import { bandCells } from './bandCells'
import type { MapSide } from './model'
import { largestSeen } from './model'
import type { MapPlace } from './place'

const ids = new WeakMap<object, number>()
let made = 0

/** A number that tells maps apart. */
function idOf(object: object | null): number {
  if (!object) return 0
  const id = ids.get(object) ?? ++made
  ids.set(object, id)
  return id
}

const cellsOf = recent(
  8,
  ({ relation, stand }: MapSide, across: number, slow: boolean) => [idOf(relation), stand.tokens, across, slow].join(),
  ({ relation, stand }: MapSide, across: number, slow: boolean) => bandCells(relation, stand.tokens, across, slow),
)

/** The pixels of every panel, and the largest distance among them. */
export function panelCells(
  sides: readonly MapSide[],
  place: MapPlace,
  pixelRatio: number,
): { cells: BandCells[]; largest: number } {
  const across = Math.max(1, Math.round(place.size * pixelRatio))
  const cells = place.panels.map(({ side, slow }) => cellsOf(sides[side] as MapSide, across, slow))
  const rows = Math.max(1, ...sides.map(one => largestSeen(one, one.stand.query)))
  const largest = cells.reduce((most, { distance }) => distance.reduce((top, value) => (value > top ? value : top), most), rows)
  return { cells, largest: Math.round(largest) }
}
