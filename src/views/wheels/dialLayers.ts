import type { Dial } from './dials'

/** Where query and key stand, positions; all axes of both count alike. */
export interface Hands {
  query: number
  key: number
  /** positions by which the query moves per painted frame; 0 at rest */
  queryPace: number
  keyPace: number
}

export const TURN = 2 * Math.PI

/** Parts of many dials that share a style, each one path. In painting order. */
export const LAYERS = ['still', 'under', 'past', 'track', 'ring', 'whole', 'stop', 'wedge', 'blur', 'key', 'query'] as const
export type LayerName = (typeof LAYERS)[number]

/**
 * Paths of the dials. A dial within its first turn shows the wedge from key to query; past a full turn it has none.
 * A hand that turns by more than half a turn per frame cannot be followed (it would seem to stand or run backwards),
 * so what it swept in the frame is drawn instead. With a trained length each dial has a ring filled by the part
 * of a turn made within it; the ring of a pair that never completes a turn ends in a stop.
 */
export function dialLayers(dials: readonly Dial[], hands: Hands, trainedLength: number | null = null): Record<LayerName, string> {
  const layers = Object.fromEntries(LAYERS.map(name => [name, ''])) as Record<LayerName, string>
  for (const dial of dials) {
    const { x, y, r, omega } = dial
    if (omega === 0) {
      layers.still += circle(x, y, r)
      continue
    }
    const apart = (hands.query - hands.key) * omega
    const first = Math.abs(apart) < TURN
    layers[first ? 'under' : 'past'] += circle(x, y, r)
    const query = wrap(hands.query * omega)
    const key = wrap(hands.key * omega)
    const swept = hands.queryPace * omega
    const blurred = swept > Math.PI
    if (first && !blurred) layers.wedge += sector(x, y, r - 0.5, key, apart)
    if (blurred) layers.blur += sector(x, y, r * 0.9, query - Math.min(TURN, swept), Math.min(TURN, swept))
    else layers.query += hand(x, y, r * 0.9, query)
    if (hands.keyPace * omega <= Math.PI) layers.key += hand(x, y, r * 0.94, key)
    const share = Math.min(1, (trainedLength * omega) / TURN)
    const end = { x: x + rim(r) * Math.sin(share * TURN), y: y - rim(r) * Math.cos(share * TURN) }
    if (marks === 'dots') layers.stop += share < 1 ? circle(x, y + r * 0.62, Math.min(1.1, r * 0.12)) : ''
    else if (share === 1) layers.whole += circle(x, y, rim(r))
    else {
      layers.track += circle(x, y, rim(r))
      layers.ring += arc(x, y, rim(r), share * TURN)
      layers.stop += circle(end.x, end.y, Math.max(0.8, r * 0.085))
    }
  }
  return layers
}

export function rim(r: number): number {
  return r + Math.max(1.5, r * 0.16)
}

function wrap(angle: number): number {
  return angle % TURN
}

function circle(x: number, y: number, r: number): string {
  return `M${px(x)} ${px(y - r)}a${px(r)} ${px(r)} 0 1 1 -.01 0z`
}

function hand(x: number, y: number, length: number, angle: number): string {
  return `M${px(x)} ${px(y)}l${px(length * Math.sin(angle))} ${px(-length * Math.cos(angle))}`
}

/** Clockwise from 12 o'clock. */
function arc(x: number, y: number, r: number, angle: number): string {
  const [dx, dy] = [r * Math.sin(angle), -r * Math.cos(angle)]
  return `M${px(x)} ${px(y - r)}A${px(r)} ${px(r)} 0 ${angle > Math.PI ? 1 : 0} 1 ${px(x + dx)} ${px(y + dy)}`
}

function sector(x: number, y: number, r: number, from: number, angle: number): string {
  if (Math.abs(angle) >= TURN) return circle(x, y, r)
  const [x1, y1] = [x + r * Math.sin(from), y - r * Math.cos(from)]
  const [x2, y2] = [x + r * Math.sin(from + angle), y - r * Math.cos(from + angle)]
  const large = Math.abs(angle) > Math.PI ? 1 : 0
  return `M${px(x)} ${px(y)}L${px(x1)} ${px(y1)}A${px(r)} ${px(r)} 0 ${large} ${angle < 0 ? 0 : 1} ${px(x2)} ${px(y2)}z`
}

function px(value: number): string {
  return value.toFixed(2)
}
