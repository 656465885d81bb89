import type { AxisId } from '../../core/scene'
import type { Dial } from './dials'

/** Where query and key stand, positions; all axes of both count alike. */
export interface Hands {
  query: number
  key: number
  /** positions by which the query moves per painted frame; 0 at rest */
  queryPace: number
  keyPace: number
  /** distance on each axis, where query and key are two tokens: the query stands so far from the key */
  apart?: Readonly<Partial<Record<AxisId, number>>>
}

/** The hands of both sides: two tokens can be apart by other distances in A than in B. */
export type BothHands = Readonly<Record<'A' | 'B', Hands>>

export const TURN = 2 * Math.PI

/** Parts of many dials that share a style, each one path. In painting order. */
export const LAYERS = [
  'still',
  'under',
  'past',
  'ellipse',
  'track',
  'ring',
  'whole',
  'stop',
  'wedge',
  'reach',
  'blur',
  'key',
  'query',
] as const
export type LayerName = (typeof LAYERS)[number]

/** How a dial tells what the pair does within the trained length. */
export interface Training {
  /** positions */
  length: number
  /**
   * ring: around the dial, filled by the part of a turn, with a stop at its end where there is no full one.
   * tick: on the rim, where the hand of a pair without a full turn arrives.
   */
  show: 'ring' | 'tick'
}

/**
 * Paths of the dials. A dial within its first turn shows the wedge from key to query; past a full turn it has none.
 * A hand that turns by more than half a turn per frame cannot be followed (it would seem to stand or run backwards),
 * so what it swept in the frame is drawn instead. A negative frequency turns the other way. A pair that mixes axes has
 * its face here and its hands elsewhere; one whose channels read two axes shows what becomes of a circle.
 */
export function dialLayers(dials: readonly Dial[], hands: Hands, training: Training): Record<LayerName, string> {
  const layers = Object.fromEntries(LAYERS.map(name => [name, ''])) as Record<LayerName, string>
  for (const dial of dials) {
    const { x, y, r, omega } = dial
    if (omega === 0) {
      layers.still += circle(x, y, r)
      continue
    }
    const apart = angleApart(dial, hands)
    const first = Math.abs(apart) < TURN
    const several = dial.parts !== undefined || dial.second !== undefined
    layers[first || dial.second ? 'under' : 'past'] += circle(x, y, r)
    if (dial.second) layers.ellipse += ellipse(x, y, r * 0.66, apart)
    if (!several && first && Math.abs(hands.queryPace * omega) <= Math.PI)
      layers.wedge += sector(x, y, r - 0.5, (hands.key * omega) % TURN, apart)
    if (!several) addHands(layers, dial, hands)
    addTraining(layers, dial, training)
  }
  return layers
}

/** Hands alone, in a turn of their own for each axis of a dial. */
export function handLayers(dials: readonly Dial[], hands: Hands): Record<LayerName, string> {
  const layers = Object.fromEntries(LAYERS.map(name => [name, ''])) as Record<LayerName, string>
  for (const dial of dials) addHands(layers, dial, hands)
  return layers
}

/** rad from the key's hand to the query's. */
export function angleApart(
  { reads, omega, parts }: Pick<Dial, 'reads' | 'omega' | 'parts'>,
  { apart, query, key }: Hands,
): number {
  if (!apart) return (query - key) * omega
  const along = (axis: AxisId) => apart[axis] ?? 0
  return parts ? parts.reduce((sum, part) => sum + part.omega * along(part.axis), 0) : omega * along(reads as AxisId)
}

function addHands(layers: Record<LayerName, string>, dial: Dial, hands: Hands) {
  const { x, y, r, omega } = dial
  const swept = Math.abs(hands.queryPace * omega)
  const query = (hands.apart ? hands.key * omega + angleApart(dial, hands) : hands.query * omega) % TURN
  if (swept > Math.PI) layers.blur += sector(x, y, r * 0.9, query - Math.min(TURN, swept), Math.min(TURN, swept))
  else layers.query += hand(x, y, r * 0.9, query)
  if (Math.abs(hands.keyPace * omega) <= Math.PI) layers.key += hand(x, y, r * 0.94, (hands.key * omega) % TURN)
}

const ELLIPSE_POINTS = 28

/**
 * Where a circle goes when the first channel turns by an angle and the second does not: (cos φ, sin φ) becomes
 * (cos(φ + a), sin φ). The circle itself would have radius r.
 */
function ellipse(x: number, y: number, r: number, angle: number): string {
  const points = Array.from({ length: ELLIPSE_POINTS }, (_, k) => {
    const phi = (TURN * k) / ELLIPSE_POINTS
    return `${px(x + r * Math.sin(phi))} ${px(y - r * Math.cos(phi + angle))}`
  })
  return `M${points.join('L')}z`
}

function addTraining(layers: Record<LayerName, string>, { x, y, r, omega, step = 1 }: Dial, { length, show }: Training) {
  const angle = Math.abs((length / step) * omega)
  const rim = ringRadius(r)
  if (show === 'tick') {
    if (angle < TURN) layers.reach += hand(x + 0.74 * r * Math.sin(angle), y - 0.74 * r * Math.cos(angle), 0.26 * r, angle)
    return
  }
  if (angle >= TURN) {
    layers.whole += circle(x, y, rim)
    return
  }
  layers.track += circle(x, y, rim)
  layers.ring += arc(x, y, rim, angle)
  layers.stop += circle(x + rim * Math.sin(angle), y - rim * Math.cos(angle), Math.max(0.8, r * 0.085))
}

export function ringRadius(r: number): number {
  return r + Math.max(1.5, r * 0.16)
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
