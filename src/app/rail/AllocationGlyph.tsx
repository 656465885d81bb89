import type { RotarySpec } from '../../core/resolve'
import { axisOfPair } from '../../core/resolve'

const BARS = 16
const PITCH = 2.1

/** The allocation in small, fast to slow: one bar for every sixteenth of the pairs. */
export function AllocationGlyph({ spec }: { spec: RotarySpec }) {
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const first = Math.floor((bar * spec.pairs) / BARS)
    const count = Math.max(1, Math.floor(spec.pairs / BARS))
    const axis = spec.axes[axisOfPair(spec.groups[0], first + (bar % count))]
    return { x: bar * PITCH, fill: axis ? `var(--${axis})` : 'none' }
  })
  return (
    <svg width={BARS * PITCH} height={14} aria-hidden="true" style={{ flex: 'none' }}>
      {bars.map(({ x, fill }) => (
        <rect
          key={x}
          x={x}
          width={PITCH - 0.5}
          height={14}
          fill={fill}
          stroke={fill === 'none' ? 'var(--none)' : undefined}
          strokeWidth={0.5}
        />
      ))}
    </svg>
  )
}
