import type { LayoutFacts } from '../../core/overlaps'
import type { AxisId } from '../../core/scene'
import type { Linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import type { Side } from '../view'
import type { LaneSpan } from './lanePath'
import { isExact, rangePath, stepPath, textPath } from './lanePath'
import type { Stretch, TokenAxis } from './tokenAxis'

export interface LaneSide {
  side: Side
  facts: LayoutFacts
  /** place in the list of sides: 0 is drawn solid, 1 dashed */
  index: number
}

export interface Stroke {
  d: string
  stroke: string
  width: number
  dash?: string
  /** solid fill or 45° lines in the colour of the stroke */
  fill?: 'tint' | 'hatch'
}

const DASH = '5 3.5'
/** text that is not rotated */
const STILL = '1.5 3'

/**
 * One side in one lane. Frames are boxes from their smallest to their largest id, with every step inside
 * where a token has a px or more (solid side only: two overlaid staircases cannot be read). Time is a step per frame.
 */
export function paintLane(
  { side: { spec }, facts, index }: LaneSide,
  axis: AxisId,
  tokens: TokenAxis,
  y: Linear,
  palette: Palette,
): Stroke[] {
  const at = spec.axes.indexOf(axis)
  const ids = spec.positionIds[at]
  if (!ids) return []
  const solid = index === 0
  const dash = solid ? undefined : DASH
  const spans = tokens.spans.flatMap(({ x0, x1, stretches }): LaneSpan[] => {
    const stretch = stretches[index] as Stretch
    return stretch.count ? [{ ...stretch, x0, x1 }] : []
  })
  const agents = facts.shape === 'plane'
  const isPatch = (token: number) => agents || (spec.tokens.frame[token] as number) >= 0
  const whole = facts.shape === 'line'
  const shows = whole ? () => true : isPatch
  const steps = spans.map(span => (isExact(span) ? stepPath(span, ids, y, shows) : '')).join('')
  const ranges = (from: readonly LaneSpan[], rim: number) =>
    from.map(span => rangePath(span, ids, y, spec.tokens, shows, rim)).join('')
  const coarse = ranges(
    spans.filter(span => !isExact(span)),
    0,
  )

  if (whole) return [{ d: steps + coarse, stroke: palette.ink, width: solid ? 1.75 : 1.5, dash }]
  const text: Stroke = {
    d: spans.map(span => textPath(span, ids, y, spec.tokens)).join(''),
    stroke: palette.ink,
    width: solid ? 1.75 : 1.5,
    dash: facts.text === 'still' ? STILL : dash,
    ...(facts.text === 'still' && { stroke: palette.line2, width: 1 }),
  }
  const ink = palette.axisInk[axis]
  if (agents) return [{ d: steps + coarse, stroke: solid ? palette.fill[axis] : ink, width: solid ? 2.5 : 1.5, dash }]
  if (axis === 't') return [{ d: steps + coarse, stroke: solid ? palette.fill.t : ink, width: solid ? 2.5 : 1.5, dash }, text]
  const boxes: Stroke = {
    d: ranges(spans, facts.rims[at] ?? 0.5),
    stroke: solid ? palette.fill[axis] : ink,
    width: 0.9,
    dash,
    fill: solid ? 'tint' : 'hatch',
  }
  return solid ? [boxes, { d: steps, stroke: ink, width: 1 }, text] : [boxes, text]
}
