import { HaloText } from '../paint/HaloText'
import type { Linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import type { Box } from '../vectors/place'
import type { Spectrum } from './facts'
import { three } from './words'

const BINS = 90
/** px of a value's tick */
const TICK = 9

interface SpectrumRowProps {
  spectrum: Spectrum
  theta: number
  x: Linear
  most: number
  palette: Palette
  box: Box
  /** px right of the plot for the numbers */
  aside: number
}

/** The bulk of heads without a spike, the values of the head with it, and the edge. */
export function SpectrumRow({ spectrum, theta, x, most, palette, box, aside }: SpectrumRowProps) {
  const { name, rank, law, sample, bulk, edge, simulated, outliers, single, draws } = spectrum
  const base = box.height
  const bars = histogram(bulk, most)
  const high = Math.max(1, ...bars)
  const y = (count: number) => base - (count / high) * (box.height - 6)
  const width = box.width / BINS
  const spike = law.spike(theta)
  const out = theta > law.threshold
  const crowded = x(edge) > box.width - 100
  return (
    <g transform={`translate(${box.left} ${box.top})`}>
      <text y={-6} fontSize={13} fontWeight={600} fill={palette.ink}>
        {name}
        <tspan fontWeight={400} fill={palette.ink3}>
          {`  rank ${rank}`}
        </tspan>
      </text>
      {draws > 0 && (
        <path
          d={`M0 ${base}${Array.from(bars, (count, k) => `L${(k * width).toFixed(1)} ${y(count).toFixed(1)}H${((k + 1) * width).toFixed(1)}`).join('')}L${box.width} ${base}Z`}
          fill={palette.ink}
          fillOpacity={0.16}
          stroke={palette.ink2}
          strokeWidth={0.75}
        />
      )}
      <line x2={box.width} y1={base} y2={base} stroke={palette.line2} strokeWidth={0.75} />
      {Array.from(sample, (value, at) =>
        value > edge ? (
          <g key={at}>
            <line x1={x(value)} x2={x(value)} y1={base - 26} y2={base} stroke={palette.ink} strokeWidth={2} />
            <circle cx={x(value)} cy={base - 28} r={4.5} fill={palette.ink} stroke={palette.bench} strokeWidth={1.5} />
            {at === 0 && (
              <HaloText
                halo={palette.bench}
                x={x(value) + (x(value) > box.width - 60 ? -10 : 10)}
                y={base - 24}
                textAnchor={x(value) > box.width - 60 ? 'end' : 'start'}
                fontSize={13}
                fill={palette.ink}
              >
                {three(value)}
              </HaloText>
            )}
          </g>
        ) : (
          <line
            key={at}
            x1={x(value)}
            x2={x(value)}
            y1={base - TICK}
            y2={base}
            stroke={palette.ink}
            strokeWidth={0.75}
            strokeOpacity={0.7}
          />
        ),
      )}
      <line x1={x(edge)} x2={x(edge)} y1={0} y2={base + 4} stroke={palette.ink} strokeWidth={1.25} />
      <HaloText
        halo={palette.bench}
        x={x(edge) + (crowded ? -6 : 6)}
        y={crowded ? 26 : 10}
        textAnchor={crowded ? 'end' : 'start'}
        fontSize={12}
        fill={palette.ink}
      >
        {`edge ${three(edge)}${simulated ? '' : ' by law'}`}
      </HaloText>
      <line
        x1={x(single.edge)}
        x2={x(single.edge)}
        y1={0}
        y2={base}
        stroke={palette.ink3}
        strokeWidth={1}
        strokeDasharray="2 3"
      />
      <HaloText halo={palette.bench} x={x(single.edge) - 6} y={10} textAnchor="end" fontSize={12} fill={palette.ink3}>
        {`one factor ${three(single.edge)}`}
      </HaloText>
      {out && (
        <path
          d={`M${x(spike) - 5} ${base + 10}L${x(spike)} ${base + 2}L${x(spike) + 5} ${base + 10}Z`}
          fill="none"
          stroke={palette.ink}
        />
      )}
      {aside > 0 && (
        <g transform={`translate(${box.width + 24} 0)`} fontSize={12} fill={palette.ink3}>
          {[
            ['edge by law', three(law.edge)],
            ['spike out from θ', three(law.threshold)],
            ['σ² of the spike by law', out ? three(spike) : 'inside'],
            ['values above the edge', sample.length ? String(outliers) : '–'],
            ['above one factor’s', sample.length ? `${single.above} of ${rank}` : '–'],
          ].map(([label, value], at) => (
            <g key={label} transform={`translate(0 ${4 + at * 16})`}>
              <text>{label}</text>
              <text x={aside - 4} textAnchor="end" fill={palette.ink}>
                {value}
              </text>
            </g>
          ))}
        </g>
      )}
    </g>
  )
}

/** Counts of values in even bins from 0 to `most`. */
function histogram(values: Float64Array, most: number): number[] {
  const bars = new Array<number>(BINS).fill(0)
  for (const value of values) bars[Math.min(BINS - 1, Math.floor((value / most) * BINS))]! += 1
  return bars
}
