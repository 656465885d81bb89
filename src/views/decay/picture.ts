import { decayAt } from '../../core/curve'
import type { LaneId } from '../../core/curves'
import { waveOfHeads } from '../../core/curves'
import { mappedAt } from '../../core/mappedCurve'
import type { Outlook } from '../../core/outlook'
import { plotLeft, plotWidth } from '../paint/bench'
import type { Ruler } from '../paint/ruler'
import { createRuler } from '../paint/ruler'
import { outlookOf } from '../standpoint'
import type { Frame, Side, ViewInput } from '../view'
import type { Envelope } from './envelope'
import { envelopeOf, seenEnvelope } from './envelope'
import { contentScale } from './facts'
import type { LaneCurve } from './laneCurve'
import { laneCurve, turnCurve } from './laneCurve'
import type { LaneBox } from './lanes'
import { chosenLane, isTurn, laneBoxes, laneChoices, laneOf } from './lanes'

/** Range within ±3 px up to which a line is the curve itself. */
const CALM = { tall: 0.2, small: 0.12 }

export interface DrawnSide {
  side: Side
  frequencies: Float64Array
  /** what the pairs see at each distance; null for the distance itself */
  outlook: Outlook | null
  curve: LaneCurve
  envelope: Envelope | null
  /** colour of areas and thick lines, and of text and thin strokes */
  fill: string
  ink: string
  /** mean logit at a distance in what the lane counts, float64, ones: C(Δ); NaN where no token stands so far back */
  at: (delta: number) => number
}

export interface DrawnLane {
  box: LaneBox
  a: DrawnSide | null
  b: DrawnSide | null
}

/** What the canvas, the marks and the figure all draw. px, from the top left of the lanes. */
export interface Picture {
  input: ViewInput
  ruler: Ruler
  choices: readonly LaneId[]
  chosen: LaneId
  lanes: readonly DrawnLane[]
  plot: { left: number; right: number; bottom: number }
}

/** The resting curves of a side, one at a step; they are kept for decayPicture. */
export function* prepareCurves(input: ViewInput, side: Side | null, size: { width: number; height: number }): Generator<void> {
  const ruler = createRuler(input.ruler.view, plotWidth(size.width, input.phone))
  for (const box of laneBoxes(input, size.height)) {
    const frequencies = laneOf(side, box.lane)
    if (!frequencies || isTurn(box.lane)) continue
    const outlook = outlookOf(side, box.lane, input)
    const wave = side ? waveOfHeads(side.spec) : undefined
    laneCurve(frequencies, input.scene.content, ruler, box.tall ? CALM.tall : CALM.small, false, outlook, wave)
    yield
  }
}

/** Which curves change under a hand: columns are traded for speed. */
export interface Moving {
  a: boolean
  b: boolean
}

export const AT_REST: Moving = { a: false, b: false }

/** The picture of an input in a place. A band of other frequencies is left out while its curve moves. */
export function decayPicture(
  input: ViewInput,
  shown: Frame['shown'],
  size: { width: number; height: number },
  moving: Moving,
): Picture {
  const left = plotLeft(input.phone)
  const ruler = createRuler(input.ruler.view, plotWidth(size.width, input.phone))
  const scale = contentScale(input.scene)
  const boxes = laneBoxes(input, size.height)
  const { palette, scene } = input
  const lanes = boxes.map(box => {
    const drawn = (side: Side | null, moves: boolean): DrawnSide | null => {
      const frequencies = laneOf(side, box.lane)
      if (!side || !frequencies) return null
      const outlook = outlookOf(side, box.lane, input)
      const wave = waveOfHeads(side.spec)
      const envelope =
        scene.content.kind !== 'ones' || isTurn(box.lane)
          ? null
          : outlook
            ? seenEnvelope(outlook, frequencies, ruler, moves)
            : envelopeOf(shown, ruler, box.lane, side.letter, frequencies, moves, wave)
      const plainB = side.letter === 'B' && box.lane === 'all'
      return {
        side,
        frequencies,
        outlook,
        curve: isTurn(box.lane)
          ? turnCurve(frequencies, scene.content, ruler.width, wave)
          : laneCurve(frequencies, scene.content, ruler, box.tall ? CALM.tall : CALM.small, moves, outlook, wave),
        envelope,
        fill: plainB ? palette.b : palette.fill[box.lane],
        ink: plainB ? palette.b : palette.axisInk[box.lane],
        at: delta => scale * (outlook ? mappedAt(outlook, frequencies, delta) : decayAt(frequencies, delta, wave)),
      }
    }
    return { box, a: drawn(input.a, moving.a), b: drawn(input.b, moving.b) }
  })
  const last = boxes.at(-1) as LaneBox
  return {
    input,
    ruler,
    choices: laneChoices(input),
    chosen: chosenLane(input),
    lanes,
    plot: { left, right: left + ruler.width, bottom: last.top + last.height },
  }
}
