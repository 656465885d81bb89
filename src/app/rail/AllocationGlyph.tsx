import type { RotarySpec } from '../../core/resolve'
import { resolve, withGroupFirst } from '../../core/resolve'
import { namedSetup } from '../../core/setups'
import type { Pair } from '../../views/allocation/pairs'
import { readPairs } from '../../views/allocation/pairs'

const BARS = 16
const PITCH = 2.1
const HEIGHT = 14
const WIDTH = PITCH - 0.5
const MOST_ROWS = 4

/** The allocation in small, fast to slow: one bar for every sixteenth of the pairs, in the colours of all axes that its pair reads. */
export function AllocationGlyph({ spec }: { spec: RotarySpec }) {
  return <Rows specs={[spec]} />
}

/** The glyph of a published allocation in the geometry that it was published with; heads that differ are rows, up to four of them. */
export function AllocationOf({ variant }: { variant: string }) {
  const named = namedSetup(variant)
  const spec = resolve({ ...named, layout: { variant: 'rope', params: {} } }, [])
  const kinds = new Map(
    spec.groups.map((group, index) => [JSON.stringify(group.invFreq.map(row => [...row].map(Boolean))), index]),
  )
  return <Rows specs={[...kinds.values()].slice(0, MOST_ROWS).map(index => withGroupFirst(spec, index))} />
}

function Rows({ specs }: { specs: readonly RotarySpec[] }) {
  const tall = HEIGHT / specs.length
  return (
    <svg width={BARS * PITCH} height={HEIGHT} aria-hidden="true" style={{ flex: 'none' }}>
      {specs.map((spec, row) =>
        barsOf(spec).map(({ x, y, height, fill }) => (
          <rect
            key={`${row} ${x} ${y}`}
            x={x}
            y={(row + y) * tall}
            width={WIDTH}
            height={height * tall}
            fill={fill}
            stroke={fill === 'none' ? 'var(--none)' : undefined}
            strokeWidth={0.5}
          />
        )),
      )}
    </svg>
  )
}

function barsOf(spec: RotarySpec) {
  const pairs = readPairs(spec)
  return Array.from({ length: BARS }, (_, bar) => {
    const first = Math.floor((bar * spec.pairs) / BARS)
    const count = Math.max(1, Math.floor(spec.pairs / BARS))
    return stripes(pairs[Math.min(spec.pairs - 1, first + (bar % count))] as Pair).map(stripe => ({ ...stripe, x: bar * PITCH }))
  }).flat()
}

/** From top to bottom, in shares of the height: one axis, each by its share of the turning, or those of the two channels. */
function stripes({ reads, parts, second }: Pair): { y: number; height: number; fill: string }[] {
  if (reads === 'none') return [{ y: 0, height: 1, fill: 'none' }]
  const shares =
    reads === 'mixed'
      ? (parts ?? []).map(({ axis, omega }) => ({ axis, share: Math.abs(omega) }))
      : [reads, ...(second ? [second.axis] : [])].map(axis => ({ axis, share: 1 }))
  const whole = shares.reduce((sum, { share }) => sum + share, 0)
  let y = 0
  return shares.map(({ axis, share }) => {
    const stripe = { y, height: share / whole, fill: `var(--${axis})` }
    y += stripe.height
    return stripe
  })
}
