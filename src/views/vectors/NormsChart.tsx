import { axisOfPair } from '../../core/resolve'
import type { ViewInput } from '../view'
import { ChartFrame } from './ChartFrame'
import type { HeadFacts } from './facts'
import { elitePairs } from './facts'
import type { Box } from './place'
import { number, sayWavelength } from './words'

/** Length at the rims of the chart; a made head keeps it while it is drawn. */
export function topOf({ norms, head }: HeadFacts): number {
  const most = Math.max(...norms.q, ...norms.k) || 1
  return head.madeUp ? Math.max(4, 2 ** Math.ceil(Math.log2(most) - 1e-9)) : most
}

/** Mean length of a pair of N(0, 1), of which a random head's length is a multiple. */
const RAYLEIGH = Math.sqrt(Math.PI / 2)

/** The length of a made head that a bar with its end so many px from the top of the chart says. */
export function lengthAt(facts: HeadFacts, box: Box, high: number): number {
  const middle = box.height / 2
  const norm = (Math.abs(high - middle) / (middle - 10)) * topOf(facts)
  return facts.head.file === 'random vectors' ? norm / RAYLEIGH : norm
}

/** Mean length of each pair: queries above the line, keys below; dots mark the pairs that RoPElite keeps rotated. */
export function NormsChart({ input, facts, box }: { input: ViewInput; facts: HeadFacts; box: Box }) {
  const { palette, a, cursor, view } = input
  const { norms, pairs } = facts
  const top = topOf(facts)
  const middle = box.height / 2
  const step = box.width / pairs
  const bar = Math.max(0.75, step - 1.2)
  const group = a.spec.groups[0]
  const colour = (pair: number) => {
    const axis = a.spec.axes[axisOfPair(group, pair)]
    return axis ? palette.fill[axis] : palette.none
  }
  const kept = new Set(elitePairs(facts, Math.min(view.elite.pairs, pairs)))
  const size = (value: number) => (value / top) * (middle - 10)
  const chosen = Math.min(cursor.pair, pairs - 1)
  return (
    <ChartFrame
      palette={palette}
      box={box}
      title="Norms"
      hint={
        input.phone
          ? 'mean length, |q| up, |k| down; dots: kept'
          : 'mean length of each pair, |q| up and |k| down; dots: kept rotated'
      }
      foot={['pair 0, fast', `${pairs - 1}, slow`]}
    >
      {[-1, 1].map(side => (
        <text key={side} x={-8} y={middle + side * (middle - 10) + 4} fontSize={12} fill={palette.ink3} textAnchor="end">
          {number(top)}
        </text>
      ))}
      {Array.from({ length: pairs }, (_, pair) => {
        const [q, k] = [size(norms.q[pair] as number), size(norms.k[pair] as number)]
        return (
          <g key={pair} fill={colour(pair)}>
            <rect x={pair * step} y={middle - q} width={bar} height={q} />
            <rect x={pair * step} y={middle} width={bar} height={k} fillOpacity={0.55} />
            {kept.has(pair) && <circle cx={pair * step + bar / 2} cy={middle - q - 5} r={1.75} fill={palette.ink} />}
          </g>
        )
      })}
      <path d={`M0 ${middle}H${box.width}`} stroke={palette.line2} strokeWidth={0.75} />
      <rect x={chosen * step - 1} y={0} width={bar + 2} height={box.height} fill="none" stroke={palette.ink} strokeWidth={1.5} />
      <text x={box.width} y={-26} fontSize={12} fill={palette.ink} textAnchor="end">
        {`pair ${chosen}: |q| ${number(norms.q[chosen] as number)}, |k| ${number(norms.k[chosen] as number)}${input.phone ? '' : `, λ ${sayWavelength(facts.frequencies[chosen] as number)}`}`}
      </text>
    </ChartFrame>
  )
}
