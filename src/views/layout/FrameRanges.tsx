import type { AxisId } from '../../core/scene'
import type { Linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import { ribbon } from '../paint/polyline'
import type { IdChart, Place } from './idChart'
import { columnRanges } from './idChart'

const BOX: Partial<Record<AxisId, { opacity: number; inset: number }>> = {
  w: { opacity: 0.2, inset: 0 },
  h: { opacity: 0.3, inset: 0.08 },
}
const OTHER_BOX = { opacity: 0.2, inset: 0 }

interface AxisProps {
  axis: AxisId
  at: number
  /** half a patch, positions */
  rim: number
  y: Linear
  palette: Palette
}

/** The range of an axis in each frame, a box per frame. */
export function FrameBoxes({ axis, at, rim, frames, y, palette }: AxisProps & { frames: readonly Place[] }) {
  const { opacity, inset } = BOX[axis] ?? OTHER_BOX
  return frames.map(({ run, x0, x1 }) => {
    const width = x1 - x0
    const gap = Math.min(0.8, width * 0.1) + inset * width
    const top = y((run.max[at] as number) + rim)
    return (
      <rect
        key={run.start}
        x={x0 + gap}
        y={top}
        width={Math.max(0.5, width - 2 * gap)}
        height={Math.max(1, y((run.min[at] as number) - rim) - top)}
        fill={palette.fill[axis]}
        fillOpacity={opacity}
        stroke={palette.fill[axis]}
        strokeWidth={width > 8 ? 0.9 : 0.5}
      />
    )
  })
}

/** The same where frames are too narrow for boxes. */
export function FrameBand({ axis, at, rim, chart, y, palette }: AxisProps & { chart: IdChart }) {
  const { min, max } = columnRanges(chart, at)
  const edges = Array.from(min, (low, x) => [x, y((max[x] as number) + rim), y(low - rim)] as const)
  const fill = palette.fill[axis]
  return (
    <path
      d={ribbon(edges)}
      fill={fill}
      fillOpacity={(BOX[axis] ?? OTHER_BOX).opacity}
      stroke={fill}
      strokeWidth={0.9}
      strokeLinejoin="round"
    />
  )
}

/** Time as one step across each frame; frames narrower than a px are joined. */
export function timeSteps(frames: readonly Place[], at: number, y: Linear): string {
  let d = ''
  let drawn = Number.NEGATIVE_INFINITY
  for (const { run, x0, x1 } of frames) {
    if (x1 - drawn < 1) continue
    const level = y(run.min[at] as number).toFixed(2)
    d += x1 - x0 < 2 && d ? `L${x1.toFixed(2)} ${level}` : `M${x0.toFixed(2)} ${level}H${x1.toFixed(2)}`
    drawn = x1
  }
  return d
}

/** A single index as a line from the first patch of each frame to its last. */
export function frameRises(frames: readonly Place[], ids: Float64Array, y: Linear): string {
  return frames
    .map(({ start, count, x0, x1 }) => {
      const [from, to] = [ids[start] as number, ids[start + count - 1] as number]
      return `M${x0.toFixed(2)} ${y(from).toFixed(2)}L${x1.toFixed(2)} ${y(to).toFixed(2)}`
    })
    .join('')
}
