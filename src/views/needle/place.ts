import { plotLeft, READOUT } from '../paint/bench'
import type { ViewInput } from '../view'
import { MAP_HEIGHT } from './NeedleMap'

/** px, from the top left of the picture */
export interface NeedlePlace {
  left: number
  /** of the curve and the bars */
  width: number
  height: number
  mapWidth: number
  maps: readonly { x: number; y: number }[]
  legend: number
  curve: { y: number; height: number }
  parts: { y: number; height: number }
}

const GAP = 40
const LEGEND = 24
const PARTS = { desk: 46, phone: 40 }

/** Maps beside each other, one under the other on a narrow page; the curve takes what is left. */
export function placeNeedle({ b, phone }: Pick<ViewInput, 'b' | 'phone'>, width: number, height: number): NeedlePlace {
  const left = phone ? 40 : plotLeft(false)
  const inner = width - left
  const sides = b ? 2 : 1
  const beside = phone ? 1 : 2
  const mapWidth = (inner - (beside - 1) * GAP) / beside
  const maps = Array.from({ length: sides }, (_, k) => ({
    x: left + (phone ? 0 : k * (mapWidth + GAP)),
    y: phone ? k * (MAP_HEIGHT + 10) : 0,
  }))
  const legend = (maps.at(-1)?.y ?? 0) + MAP_HEIGHT + 8
  const parts = { height: phone ? PARTS.phone : PARTS.desk, total: 0 }
  parts.total = 20 + sides * parts.height
  const top = legend + LEGEND
  const curve = Math.max(120, height - top - parts.total - 12)
  return {
    left,
    width: inner - (phone ? 0 : READOUT),
    height: top + curve + 12 + parts.total,
    mapWidth,
    maps,
    legend,
    curve: { y: top, height: curve },
    parts: { y: top + curve + 12, height: parts.height },
  }
}
