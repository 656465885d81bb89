import { plotLeft } from '../paint/bench'
import type { Side, ViewInput } from '../view'
import { bandTablesHeight, fansHeight, scalingsOf } from './BandsDetail'
import type { Scaling } from './bandRanges'
import { mappedSides, mapsHeight } from './ChannelMap'
import { planeHeight } from './FrequencyPlane'
import { rangeTableHeight } from './RangeTable'
import type { SideRanges } from './ranges'
import { sideRanges } from './ranges'

/** What stands under the cells. */
export type Detail =
  | { kind: 'axes'; tables: readonly SideRanges[] }
  | { kind: 'bands'; scalings: readonly Scaling[] }
  | { kind: 'channels'; sides: readonly Side[] }
  | { kind: 'plane'; sides: number }

/** The chosen detail; by itself the scaling where a schedule scales, else the ranges of each axis. */
export function detailOf({ a, b, view, scene }: Pick<ViewInput, 'a' | 'b' | 'view' | 'scene'>): Detail {
  const kind = view.detail
  if (kind === 'channels') return { kind, sides: mappedSides(a, b) }
  if (kind === 'plane') return { kind, sides: b ? 2 : 1 }
  const scalings = kind === 'axes' ? [] : scalingsOf({ a, b })
  if (kind === 'bands' || scalings.length) return { kind: 'bands', scalings }
  return { kind: 'axes', tables: sideRanges(a, b, scene.segments) }
}

/** px of what belongs to the ruler, and of what stands below it. */
export function detailSize(detail: Detail, width: number, phone: boolean): { fans: number; foot: number } {
  switch (detail.kind) {
    case 'axes': {
      const { tables } = detail
      const room = phone ? width : (width - plotLeft(false)) / tables.length
      const tall = tables.map(table => rangeTableHeight([table], room))
      return { fans: 0, foot: phone ? tall.reduce((sum, one) => sum + one + 12) : Math.max(...tall) }
    }
    case 'bands':
      return { fans: fansHeight(detail.scalings), foot: bandTablesHeight(detail.scalings, width, phone) }
    case 'channels':
      return { fans: 0, foot: mapsHeight(detail.sides.length) }
    case 'plane':
      return { fans: 0, foot: planeHeight(detail.sides, phone) }
  }
}
