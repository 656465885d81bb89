import { resolveLayout } from '../../core/resolve'
import type { AxisId, Choice, Segment } from '../../core/scene'

const SAMPLE: readonly Segment[] = [
  { kind: 'text', tokens: 2 },
  { kind: 'video', frames: 3, rows: 3, cols: 3, fps: 2, temporalPatch: 2, spatialMerge: 2 },
]
const BOX = 7
const WIDTH = 21
const HEIGHT = 16

/** Where the middles of three small frames stand: time to the right, height upwards. */
export function LayoutGlyph({ choice }: { choice: Choice }) {
  const { tokens, positionIds } = resolveLayout(choice, SAMPLE)
  const middles = [0, 1, 2].map(frame => ({ t: middle('t', frame), h: middle('h', frame) }))
  const spread = Math.max(...middles.map(({ t, h }) => Math.max(t, h) - Math.min(middles[0]?.t ?? 0, middles[0]?.h ?? 0)), 1)
  const first = middles[0] ?? { t: 0, h: 0 }
  return (
    <svg width={WIDTH} height={HEIGHT} fill="none" stroke="var(--ink2)" aria-hidden="true" style={{ flex: 'none' }}>
      {middles.map(({ t, h }, frame) => (
        <rect
          key={frame}
          x={0.75 + ((t - first.t) / spread) * (WIDTH - BOX - 1.5)}
          y={HEIGHT - BOX - 0.75 - (Math.max(0, h - first.h) / spread) * (HEIGHT - BOX - 1.5)}
          width={BOX}
          height={BOX * 0.75}
          fill="var(--raised)"
        />
      ))}
    </svg>
  )

  function middle(axis: AxisId, frame: number): number {
    const ids = positionIds[axis] ?? positionIds.p
    let sum = 0
    let count = 0
    for (let token = 0; ids && token < tokens.count; token++) {
      if (tokens.frame[token] !== frame) continue
      sum += ids[token] ?? 0
      count++
    }
    return count ? sum / count : 0
  }
}
