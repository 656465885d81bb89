import { formatPositions } from '../paint/format'
import { distanceX } from '../ruler/pairCursor'
import { formatShortValue } from './caption'
import { contentScale, sideFacts, trainedOn } from './facts'
import type { Wish } from './labelCandidates'
import { isTurn, TURN_LABELS } from './lanes'
import type { DrawnLane, DrawnSide, Picture } from './picture'
import type { PlacedLabel } from './placeLabels'
import { placeLabels } from './placeLabels'

export type Dot = { id: string; x: number; y: number; ink: string }
export type DrawnLabel = PlacedLabel & { ink: string; weight: 400 | 600 }

export interface TallMarks {
  dots: readonly Dot[]
  labels: readonly DrawnLabel[]
  /** px of the trained lengths on screen */
  rules: readonly number[]
}

/** Where a curve's label would like to stand, as part of the plot. */
const NEAR = { A: 0.22, B: 0.14 }

/** Deviations that the band is taken to reach where no envelope is needed to know it. */
const REACH = 3.8

/** Points, rules and direct labels of the tall lane, clear of hairlines at some distances; x from the left end of the plot. */
export function tallMarks(picture: Picture, hairs: readonly number[]): TallMarks {
  const lane = picture.lanes.find(({ box }) => box.tall) as DrawnLane
  const { ruler, input } = picture
  const sides = [lane.a, lane.b].flatMap(drawn => drawn ?? [])
  const inside = (m: number) => ruler.x(m) >= ruler.left && ruler.x(m) <= ruler.width
  const style: Record<string, Pick<DrawnLabel, 'ink' | 'weight'>> = {}
  const wishes: Wish[] = []

  const turn = isTurn(lane.box.lane)
  const rules = turn ? [] : trainedLengths(picture).filter(({ m }) => inside(m))
  for (const { id, m, text } of rules) {
    style[id] = { ink: input.palette.ink2, weight: 400 }
    wishes.push({ kind: 'rule', id, text, size: 12, x: ruler.x(m) })
  }
  const lines = sides.map(({ curve }) => ({ x: thinned(curve.x), y: thinned(curve.line).map(lane.box.y) }))
  for (const [at, { side, ink }] of input.phone ? [] : sides.entries()) {
    const id = `${side.letter} curve`
    style[id] = { ink, weight: 600 }
    const near = NEAR[side.letter] * ruler.width
    wishes.push({
      kind: 'curve',
      id,
      text: `${side.letter} ${side.name}`,
      size: 14,
      line: lines[at] as (typeof lines)[number],
      near,
    })
  }
  const dots: Dot[] = []
  for (const drawn of sides) {
    for (const { id, m, value, text } of pointsOf(picture, drawn)) {
      const point = { x: ruler.x(m), y: lane.box.y(value) }
      const taken = dots.some(dot => Math.abs(dot.x - point.x) < 0.5 && Math.abs(dot.y - point.y) < 0.5)
      if (!inside(m) || taken) continue
      dots.push({ id, ...point, ink: drawn.ink })
      style[id] = { ink: drawn.ink, weight: 400 }
      wishes.push({ kind: 'mark', id, text, size: 12, ...point })
    }
  }
  const labels = placeLabels(wishes, {
    left: 2,
    right: ruler.width,
    top: lane.box.top,
    bottom: lane.box.top + lane.box.height + (turn ? -TURN_LABELS : 8),
    hairlines: turn ? [] : hairs.map(delta => distanceX(ruler, delta)).filter(Number.isFinite),
    rules: rules.map(({ m }) => ruler.x(m)),
    grid: [...lane.box.grid, 0].map(lane.box.y),
    lines,
    bands: sides.map(({ curve }) => {
      const reach = (value: Float64Array, other: Float64Array) =>
        value.map((v, k) => lane.box.y((v + (other[k] as number)) / 2 + (REACH * (v - (other[k] as number))) / 2))
      return { x: curve.bandEdges.subarray(0, -1), from: reach(curve.high, curve.low), to: reach(curve.low, curve.high) }
    }),
  })
  return {
    dots,
    labels: labels.map(label => ({ ...label, ...(style[label.id] as Pick<DrawnLabel, 'ink' | 'weight'>) })),
    rules: rules.map(({ m }) => ruler.x(m)),
  }
}

/** Every fourth column is enough to keep clear of a line. */
function thinned(values: Float64Array): Float64Array {
  return values.filter((_, k) => k % 4 === 0)
}

/** Trained lengths of A and B; one where they agree. */
function trainedLengths({ input: { a, b }, chosen }: Picture): { id: string; m: number; text: string }[] {
  const [ofA, ofB] = [a, b].map(side => side && trainedOn(side, chosen))
  const both = ofB == null || ofA === ofB
  const say = (m: number | null | undefined, letter: string) =>
    m == null ? [] : [{ id: `trained ${letter}`, m, text: `${letter && `${letter} `}trained ${formatPositions(m)}` }]
  return both ? say(ofA, '') : [...say(ofA, 'A'), ...say(ofB, 'B')]
}

/** Peak of a curve that rises, first crossing, and echo. */
function pointsOf({ input, chosen }: Picture, { side, at }: DrawnSide): { id: string; m: number; value: number; text: string }[] {
  const facts = sideFacts(side, chosen, input)
  const { letter } = side
  const top = facts?.peak && facts.peak.value > 0 ? facts.peak : null
  const scaled = (value: number) => contentScale(input.scene) * value
  const peak = top
    ? [
        {
          id: `${letter} peak`,
          m: top.m,
          value: scaled(top.value),
          text: `${letter} peak ${formatShortValue(scaled(top.value))}`,
        },
      ]
    : []
  if (!facts || facts.crossesZero === null) return peak
  const crossing = {
    id: `${letter} zero`,
    m: facts.crossesZero,
    value: at(facts.crossesZero),
    text: `${letter} first < 0 at ${formatPositions(facts.crossesZero)}`,
  }
  const { echo } = facts
  if (!echo || echo.value < 0.1) return [...peak, crossing]
  const height = scaled(echo.value)
  return [
    ...peak,
    crossing,
    { id: `${letter} echo`, m: echo.m, value: height, text: `${letter} echo ${formatShortValue(height)}` },
  ]
}
