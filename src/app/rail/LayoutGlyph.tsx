import { resolveLayout } from '../../core/layouts'
import type { Choice, Segment } from '../../core/scene'
import type { LayoutResult } from '../../core/variant'

const SAMPLE: readonly Segment[] = [
  { kind: 'text', tokens: 2 },
  { kind: 'video', frames: 3, rows: 3, cols: 3, fps: 2, temporalPatch: 2, spatialMerge: 2 },
]
const BOX = { width: 7, height: 5.25 }
const ROOM = { width: 21, height: 16 }

/**
 * Where the middles of three small frames stand: time to the right, height upwards, turned where ids run along diagonals.
 * A line where there is one index, a grid where there is no time, arrows for agents.
 */
export function LayoutGlyph({ choice }: { choice: Choice }) {
  const layout = resolveLayout(choice, SAMPLE)
  return (
    <svg {...ROOM} fill="none" stroke="var(--ink2)" aria-hidden="true" style={{ flex: 'none' }}>
      {glyphOf(layout)}
    </svg>
  )
}

function glyphOf(layout: LayoutResult) {
  const { t, h, w, p, x, d0, d1 } = layout.positionIds
  if (x) return <path d="M3 13l5-8m0 4V5H4M13 13l6-3m-4-1l4 1l-2 3.5" strokeWidth={1.25} />
  if (d0 && d1) return boxes(layout, d0, d1, 45)
  if (t && h && t !== p) return boxes(layout, t, h)
  if (h && w && h !== p) return <path d="M3 1.5h15v13H3zM8 1.5v13M13 1.5v13M3 5.8h15M3 10.2h15" strokeWidth={0.9} />
  return <path d={`M1 ${ROOM.height - 2}L${ROOM.width - 1} 2`} strokeWidth={1.5} />
}

function boxes({ tokens }: LayoutResult, t: Float64Array, h: Float64Array, turn = 0) {
  const middle = (ids: Float64Array, frame: number) => {
    const inside = ids.filter((_, token) => tokens.frame[token] === frame)
    return inside.reduce((sum, id) => sum + id, 0) / inside.length
  }
  const places = [0, 1, 2].map(frame => ({
    right: middle(t, frame) - middle(t, 0),
    up: middle(h, frame) - middle(h, 0),
  }))
  const least = t.every(id => Math.abs(id) <= 1) ? 1e-9 : 1
  const spread = Math.max(least, ...places.flatMap(({ right, up }) => [right, up]))
  return places.map(({ right, up }, frame) => {
    const x = 0.75 + (right / spread) * (ROOM.width - BOX.width - 1.5)
    const y = ROOM.height - BOX.height - 0.75 - (up / spread) * (ROOM.height - BOX.height - 3)
    const middle = `${x + BOX.width / 2} ${y + BOX.height / 2}`
    return (
      <rect key={frame} {...BOX} {...{ x, y }} fill="var(--raised)" transform={turn ? `rotate(${turn} ${middle})` : undefined} />
    )
  })
}
