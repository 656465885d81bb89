import { resolveLayout } from '../../core/resolve'
import type { Choice, Segment } from '../../core/scene'
import type { LayoutResult } from '../../core/variant'

const SAMPLE: readonly Segment[] = [
  { kind: 'text', tokens: 2 },
  { kind: 'video', frames: 3, rows: 3, cols: 3, fps: 2, temporalPatch: 2, spatialMerge: 2 },
]
const BOX = { width: 7, height: 5.25 }
const ROOM = { width: 21, height: 16 }

/** Where the middles of three small frames stand: time to the right, height upwards. A line where there is one index. */
export function LayoutGlyph({ choice }: { choice: Choice }) {
  const layout = resolveLayout(choice, SAMPLE)
  const { t, h, p } = layout.positionIds
  return (
    <svg {...ROOM} fill="none" stroke="var(--ink2)" aria-hidden="true" style={{ flex: 'none' }}>
      {t && h && t !== p ? boxes(layout, t, h) : <path d={`M1 ${ROOM.height - 2}L${ROOM.width - 1} 2`} strokeWidth={1.5} />}
    </svg>
  )
}

function boxes({ tokens }: LayoutResult, t: Float64Array, h: Float64Array) {
  const middle = (ids: Float64Array, frame: number) => {
    const inside = ids.filter((_, token) => tokens.frame[token] === frame)
    return inside.reduce((sum, id) => sum + id, 0) / inside.length
  }
  const places = [0, 1, 2].map(frame => ({
    right: middle(t, frame) - middle(t, 0),
    up: middle(h, frame) - middle(h, 0),
  }))
  const spread = Math.max(1, ...places.flatMap(({ right, up }) => [right, up]))
  return places.map(({ right, up }, frame) => (
    <rect
      key={frame}
      {...BOX}
      x={0.75 + (right / spread) * (ROOM.width - BOX.width - 1.5)}
      y={ROOM.height - BOX.height - 0.75 - (up / spread) * (ROOM.height - BOX.height - 3)}
      fill="var(--raised)"
    />
  ))
}
