import { LayerPaths } from '../paint/LayerPaths'
import { turnLayers } from './decayLayers'
import { isTurn } from './lanes'
import type { DrawnLane, Picture } from './picture'

/** Quarters of a turn with a tick, over two turns; halves have a label. */
const QUARTERS = 8
/** rad across the lane */
export const TURN_SPAN = (QUARTERS * Math.PI) / 2
const LABELS = ['0', 'π', '2π rad: one turn', '3π', '4π']

/**
 * Lanes of an angle, on a scale of their own from 0 to two turns: the bench's ruler and its hairline do not hold there,
 * and pass behind.
 */
export function TurnLanes({ picture }: { picture: Picture }) {
  return picture.lanes
    .filter(({ box }) => isTurn(box.lane))
    .map(lane => <TurnLane key={lane.box.lane} lane={lane} picture={picture} />)
}

function TurnLane({ lane, picture }: { lane: DrawnLane; picture: Picture }) {
  const { input, plot, ruler } = picture
  const { palette } = input
  const { box } = lane
  const foot = box.y(-1.02)
  const x = (quarter: number) => (quarter * ruler.width) / QUARTERS
  return (
    <g transform={`translate(${plot.left} 0)`}>
      <rect x={-2} y={box.top} width={ruler.width + 4} height={box.height + 8} fill={palette.bench} />
      <LayerPaths layers={turnLayers(picture, lane)} />
      <path d={`M0 ${foot}H${ruler.width}`} stroke={palette.line2} strokeWidth={0.75} />
      {Array.from({ length: QUARTERS + 1 }, (_, k) => (
        <g key={k}>
          <path d={`M${x(k)} ${foot}v${k % 2 ? 3 : 5}`} stroke={palette.line2} />
          {k % 2 === 0 && (
            <text
              x={x(k)}
              y={foot + 15}
              fontSize={12}
              textAnchor={k === 0 ? 'start' : k === QUARTERS ? 'end' : 'middle'}
              fill={palette.ink3}
            >
              {LABELS[k / 2]}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
