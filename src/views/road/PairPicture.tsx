import type { PairMap } from '../../core/methods/roadPair'
import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import type { RoadFacts } from './facts'

/** Points of the circle whose images are drawn, and those whose way is. */
const POINTS = 96
const WAYS = 24

interface PairPictureProps {
  facts: RoadFacts
  palette: Palette
  size: number
}

/** The unit circle of a pair, and what one adapter, or two, make of it. */
export function PairPicture({ facts, palette, size }: PairPictureProps) {
  const { first, second, whole, shape } = facts
  const reach = Math.max(1.25, shape.axes[0], second ? Math.hypot(...first) : 0) * 1.08
  const middle = size / 2
  const scale = (middle - 4) / reach
  const at = (x: number, y: number) => [middle + scale * x, middle - scale * y] as const
  const ring = (map: PairMap) =>
    `M${Array.from({ length: POINTS }, (_, k) => at(...through(map, k / POINTS)).map(n => n.toFixed(2))).join('L')}Z`
  const unit = [1, 0, 0, 1] as const
  const ways = Array.from({ length: WAYS }, (_, k) => k / WAYS)
  const [ox, oy] = at(0, 0)
  return (
    <g>
      <path d={`M0 ${middle}h${size}M${middle} 0v${size}`} stroke={palette.line2} strokeWidth={0.75} />
      <path d={ring(unit)} fill="none" stroke={palette.ink3} strokeWidth={1.25} strokeDasharray="3 3" />
      {ways.map(part => {
        const [x1, y1] = at(...through(unit, part))
        const [x2, y2] = at(...through(whole, part))
        return <line key={part} {...{ x1, y1, x2, y2 }} stroke={palette.line2} strokeWidth={0.75} />
      })}
      {second && <path d={ring(first)} fill="none" stroke={palette.ink2} strokeWidth={1.25} />}
      <path d={ring(whole)} fill={palette.ink} fillOpacity={0.06} stroke={palette.ink} strokeWidth={2.25} />
      {ways.map(part => {
        const [cx, cy] = at(...through(whole, part))
        return <circle key={part} cx={cx} cy={cy} r={part === 0 ? 0 : 2} fill={palette.ink} />
      })}
      {([0, 0.25] as const).map(part => {
        const [ux, uy] = at(...through(unit, part))
        const [x, y] = at(...through(whole, part))
        const name = part === 0 ? '1' : '2'
        const [tx, ty] = [x - ox, y - oy].map((n, _, both) => n + (17 * n) / Math.max(1, Math.hypot(...both))) as [number, number]
        return (
          <g key={part}>
            <line x1={ox} y1={oy} x2={ux} y2={uy} stroke={palette.ink3} strokeWidth={1} />
            <circle cx={ux} cy={uy} r={3.5} fill={palette.bench} stroke={palette.ink3} strokeWidth={1.25} />
            <line x1={ox} y1={oy} x2={x} y2={y} stroke={palette.ink} strokeWidth={2} />
            <circle cx={x} cy={y} r={4.5} fill={palette.ink} stroke={palette.bench} strokeWidth={1.5} />
            <HaloText halo={palette.bench} x={ox + tx} y={oy + ty + 4} textAnchor="middle" fontSize={13} fill={palette.ink}>
              R<tspan fontStyle="italic">e</tspan>
              <tspan fontSize={11} dy={3}>
                {name}
              </tspan>
            </HaloText>
          </g>
        )
      })}
      <HaloText halo={palette.bench} x={at(1, 0)[0] + 6} y={middle - 6} fontSize={12} fill={palette.ink3}>
        1
      </HaloText>
    </g>
  )
}

/** Image of the point of the unit circle at a part of a turn. */
function through([a, b, c, d]: PairMap, part: number): [number, number] {
  const [x, y] = [Math.cos(2 * Math.PI * part), Math.sin(2 * Math.PI * part)]
  return [a * x + b * y, c * x + d * y]
}
