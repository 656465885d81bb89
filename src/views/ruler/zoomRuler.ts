import type { ZoomTransform } from 'd3-zoom'
import { zoomIdentity } from 'd3-zoom'
import { LIMITS } from '../../core/scene'
import type { RulerView } from '../../state/store'

/** The farthest zoom: a linear ruler of 16 positions, a log ruler over a tenth of its start. */
const CLOSEST = { linear: LIMITS.distance.max / 16, log: 170 }

/** Place of a position on the whole ruler, 0 to 1. */
function part(scale: RulerView['scale'], position: number): number {
  return scale === 'log' ? Math.log(position) / Math.log(LIMITS.distance.max) : position / LIMITS.distance.max
}

function positionAt(scale: RulerView['scale'], part: number): number {
  return scale === 'log' ? LIMITS.distance.max ** part : LIMITS.distance.max * part
}

export function zoomExtent(scale: RulerView['scale']): [number, number] {
  return [1, CLOSEST[scale]]
}

/** The d3 transform under which the whole ruler, `width` px long, shows this view. */
export function transformOf({ scale, from, to }: RulerView, width: number): ZoomTransform {
  const k = 1 / (part(scale, to) - part(scale, from))
  return zoomIdentity.translate(-part(scale, from) * k * width, 0).scale(k)
}

/** The view that a transform shows, inside 1 (linear: 0) to 16 777 216. */
export function viewOf({ k, x }: ZoomTransform, scale: RulerView['scale'], width: number): RulerView {
  const start = Math.min(1 - 1 / k, Math.max(0, -x / (k * width)))
  const view = { scale, from: positionAt(scale, start), to: positionAt(scale, Math.min(1, start + 1 / k)) }
  return start < 1e-12 ? { ...view, from: scale === 'log' ? 1 : 0 } : view
}
