import { distanceX, pairOnRuler } from '../ruler/pairCursor'
import { readingOf } from './laneReading'
import { isTurn } from './lanes'
import type { DrawnLane, DrawnSide, Picture } from './picture'
import { TURN_SPAN } from './TurnLane'

/** The values under the cursor, at their heights; a pair of tokens has a hairline in each lane. */
export function CursorDots({ picture }: { picture: Picture }) {
  const { input, lanes, plot } = picture
  const paired = pairOnRuler(input) !== null
  return (
    <g transform={`translate(${plot.left} 0)`}>
      {lanes
        .filter(({ box }) => paired || !isTurn(box.lane))
        .map(lane => (
          <LaneDots key={lane.box.lane} lane={lane} picture={picture} lines={paired} />
        ))}
    </g>
  )
}

function LaneDots({ lane: { box, a, b }, picture, lines }: { lane: DrawnLane; picture: Picture; lines: boolean }) {
  const { input } = picture
  const { palette } = input
  const place = (drawn: DrawnSide | null) => {
    const reading = drawn && readingOf(drawn, box.lane, input)
    if (!reading || reading.delta === null || reading.value === null) return null
    const x = cursorX(picture, box.lane, reading.delta)
    return x >= 0 && x <= picture.ruler.width ? { x, y: box.y(reading.value) } : null
  }
  const [ofA, ofB] = [place(a), place(b)]
  const line = (x: number, dashed: boolean) => (
    <line
      x1={x}
      x2={x}
      y1={box.top}
      y2={box.top + box.height}
      stroke={palette.ink}
      strokeDasharray={dashed ? '4 3' : undefined}
    />
  )
  return (
    <>
      {lines && ofB && ofB.x !== ofA?.x && line(ofB.x, true)}
      {lines && ofA && line(ofA.x, false)}
      {b && ofB && <circle cx={ofB.x} cy={ofB.y} r={4} fill={palette.bench} stroke={b.ink} strokeWidth={1.75} />}
      {a && ofA && <circle cx={ofA.x} cy={ofA.y} r={4.5} fill={a.fill} stroke={palette.bench} strokeWidth={1.5} />}
    </>
  )
}

/** px of a distance in a lane, from the left end of the plot. */
function cursorX({ ruler }: Picture, lane: DrawnLane['box']['lane'], delta: number): number {
  return isTurn(lane) ? (delta / TURN_SPAN) * ruler.width : distanceX(ruler, delta)
}
