import { useMemo } from 'react'
import { alignmentAt, timeSimilarity } from '../../core/loops'
import { formatPositions, formatShort, formatValue } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import { LayerPaths } from '../paint/LayerPaths'
import { MathText } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import type { ViewInput } from '../view'
import { curveLayers, timeBand } from './curve'
import { measures } from './facts'
import { LoopsMarks } from './LoopsMarks'
import { LoopsRows } from './LoopsRows'
import type { LoopsPlace } from './place'
import { SCALE } from './place'
import { scaleTicks } from './ticks'

interface PictureProps {
  input: Pick<ViewInput, 'palette' | 'phone' | 'cursor'>
  place: LoopsPlace
  /** positions of A's time axis under the hairline; null where it lies outside */
  delta: number | null
}

/** Similarity over time, three scales of one axis, and under them the turns of every pair of time. */
export function LoopsPicture({ input, place, delta }: PictureProps) {
  const { palette, phone } = input
  const { a, b, left, width, curve, scales, rows, x } = place
  const end = x(a.span / a.clip.step)
  const bands = useMemo(() => ({ a: timeBand(a, place), b: b && timeBand(b, place) }), [a, b, place])
  const least = Math.min(LEAST, ...bands.a.min, ...(bands.b?.min ?? []))
  const line = (value: number) => curve.top + curve.height * (0.04 + 0.92 * (1 - (value - least) / (1 - least)))
  const layers = [...(b && bands.b ? curveLayers(b, bands.b, line, palette) : []), ...curveLayers(a, bands.a, line, palette)]
  const bottom = rows.top + rows.count * rows.height
  return (
    <>
      <g transform={`translate(${left} 0)`}>
        <rect x={0} y={curve.top} width={end} height={bottom - curve.top} fill={palette.chassis} />
        {[1, 0.5, 0, -0.5].map(value => (
          <line
            key={value}
            x2={width}
            y1={line(value)}
            y2={line(value)}
            stroke={value ? palette.grid : palette.line2}
            strokeWidth={value ? 1 : 0.75}
          />
        ))}
        {[1, 0].map(value => (
          <text key={value} x={-8} y={line(value) + 4} fontSize={12} textAnchor="end" fill={palette.ink3}>
            {value}
          </text>
        ))}
        <LayerPaths layers={layers} />
      </g>
      {!phone && (
        <>
          <MathText x={0} y={curve.top + 22} fontSize={28} fill={palette.axisInk.t}>
            t
          </MathText>
          <text x={0} y={curve.top + 42} fontSize={12} fill={palette.ink3}>
            mean cos
          </text>
        </>
      )}
      <rect x={left} y={scales.top} width={width} height={scales.height} fill={palette.chassis} />
      <LoopsRows place={place} input={input} />
      <LoopsMarks place={place} palette={palette} y={line} />
      {delta !== null && <Hair place={place} palette={palette} delta={delta} y={line} bottom={bottom} />}
      <Scales place={place} palette={palette} phone={phone} />
      {!phone && delta !== null && (
        <g fontSize={13} transform={`translate(${left + width + 10} ${curve.top + 12})`}>
          {(b ? [a, b] : [a]).map((facts, at) => (
            <g key={facts.side.letter} transform={`translate(0 ${at * 20})`}>
              <text fontWeight={600} fill={palette.ink}>
                {facts.side.letter}
              </text>
              <text x={94} textAnchor="end" fill={palette.ink}>
                {formatValue(timeSimilarity(facts.pairs, (delta / a.clip.step) * facts.clip.step))}
              </text>
            </g>
          ))}
        </g>
      )}
    </>
  )
}

/** similarity at the foot of the curve's place, where the curve falls no further */
const LEAST = -0.6

/** Token frames, pixel frames and seconds on one linear axis. */
function Scales({ place, palette, phone }: { place: LoopsPlace; palette: Palette; phone: boolean }) {
  const { a, left, width, scales, domain, x } = place
  const whole = measures(domain * a.clip.step, a.clip)
  const units = [
    { name: phone ? 'token fr.' : 'token frames', end: whole.frames },
    { name: phone ? 'frames' : 'pixel frames', end: whole.pixels },
    { name: phone ? 's' : 'seconds', end: whole.seconds },
  ]
  return (
    <g>
      <path
        d={`M${left} ${scales.top}h${width}M${left} ${scales.top + scales.height}h${width}`}
        stroke={palette.line2}
        strokeWidth={0.75}
      />
      {units.map(({ name, end }, at) => {
        const top = scales.top + at * SCALE
        const values = scaleTicks(end, width, phone ? 54 : 80)
        return (
          <g key={name} fontSize={12} fill={palette.ink2}>
            <text x={phone ? left - 4 : 0} y={top + 13} textAnchor={phone ? 'end' : undefined} fill={palette.ink3}>
              {name}
            </text>
            {values.map(value => {
              const at = left + x((value / end) * domain)
              const last = at > left + width - 14
              return (
                <g key={value}>
                  <path d={`M${at} ${top}v4`} stroke={palette.line2} strokeWidth={0.75} />
                  <HaloText
                    halo={palette.chassis}
                    x={at === left ? at + 3 : at}
                    y={top + 14}
                    textAnchor={at === left ? 'start' : last ? 'end' : 'middle'}
                  >
                    {scaleText(value)}
                  </HaloText>
                </g>
              )
            })}
          </g>
        )
      })}
    </g>
  )
}

function scaleText(value: number): string {
  return Number.isInteger(value) && value < 1e6 ? formatPositions(value) : formatShort(value)
}

interface HairProps {
  place: LoopsPlace
  palette: Palette
  delta: number
  y: (value: number) => number
  bottom: number
}

/** The cursor through the picture, with the pairs that are back at it. */
function Hair({ place, palette, delta, y, bottom }: HairProps) {
  const { a, b, left, x, curve, rows } = place
  const frames = delta / a.clip.step
  const px = left + x(frames)
  const { back } = alignmentAt(a.pairs, delta)
  return (
    <g>
      <rect x={px - 8} y={curve.top} width={16} height={bottom - curve.top} rx={4} fill={palette.glass} />
      <line x1={px} x2={px} y1={curve.top} y2={bottom} stroke={palette.ink} />
      {b && (
        <circle
          cx={px}
          cy={y(timeSimilarity(b.pairs, frames * b.clip.step))}
          r={4}
          fill={palette.bench}
          stroke={palette.axisInk.t}
          strokeWidth={1.75}
        />
      )}
      <circle
        cx={px}
        cy={y(timeSimilarity(a.pairs, delta))}
        r={4.5}
        fill={palette.fill.t}
        stroke={palette.bench}
        strokeWidth={1.5}
      />
      {back
        .filter(({ k }) => k <= rows.count)
        .map(({ k }) => (
          <circle
            key={k}
            cx={px}
            cy={rows.top + (k - 0.5) * rows.height}
            r={Math.min(3, rows.height / 2 - 1)}
            fill={palette.ink}
          />
        ))}
      {back.length > 0 && rows.height >= 12 && (
        <HaloText halo={palette.bench} x={px + 12} y={bottom - 5} fontSize={12} fill={palette.ink}>
          {`${back.length} back`}
        </HaloText>
      )}
    </g>
  )
}
