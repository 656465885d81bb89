import type { RotarySpec } from '../../core/resolve'
import type { Pair } from '../../views/allocation/pairs'
import { readPairs } from '../../views/allocation/pairs'

const BARS = 16
const PITCH = 2.1
const HEIGHT = 14
const WIDTH = PITCH - 0.5

/** The allocation in small, fast to slow: one bar for every sixteenth of the pairs, in the colours of all axes that its pair reads. */
export function AllocationGlyph({ spec }: { spec: RotarySpec }) {
  const pairs = readPairs(spec)
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const first = Math.floor((bar * spec.pairs) / BARS)
    const count = Math.max(1, Math.floor(spec.pairs / BARS))
    return stripes(pairs[Math.min(spec.pairs - 1, first + (bar % count))] as Pair).map(stripe => ({ ...stripe, x: bar * PITCH }))
  }).flat()
  return (
    <svg width={BARS * PITCH} height={HEIGHT} aria-hidden="true" style={{ flex: 'none' }}>
      {bars.map(({ x, y, height, fill }) => (
        <rect
          key={`${x} ${y}`}
          {...{ x, y, height, fill }}
          width={WIDTH}
          stroke={fill === 'none' ? 'var(--none)' : undefined}
          strokeWidth={0.5}
        />
      ))}
    </svg>
  )
}

/** From top to bottom: one axis, each by its share of the turning, or those of the two channels. */
function stripes({ reads, parts, second }: Pair): { y: number; height: number; fill: string }[] {
  if (reads === 'none') return [{ y: 0, height: HEIGHT, fill: 'none' }]
  const shares =
    reads === 'mixed'
      ? (parts ?? []).map(({ axis, omega }) => ({ axis, share: Math.abs(omega) }))
      : [reads, ...(second ? [second.axis] : [])].map(axis => ({ axis, share: 1 }))
  const whole = shares.reduce((sum, { share }) => sum + share, 0)
  let y = 0
  return shares.map(({ axis, share }) => {
    const stripe = { y, height: (HEIGHT * share) / whole, fill: `var(--${axis})` }
    y += stripe.height
    return stripe
  })
}
