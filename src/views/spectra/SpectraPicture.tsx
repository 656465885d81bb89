import { linear } from '../paint/linear'
import type { ViewInput } from '../view'
import { CacheStrip } from './CacheStrip'
import type { SpectraFacts } from './facts'
import type { SpectraPlace } from './place'
import { SpectrumRow } from './SpectrumRow'
import { short } from './words'

interface SpectraPictureProps {
  input: ViewInput
  facts: SpectraFacts
  place: SpectraPlace
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** The three constructions on one axis, below them the cache on the ruler. */
export function SpectraPicture({ input, facts, place, cursor }: SpectraPictureProps) {
  const { palette, phone } = input
  const { spectra, theta } = facts
  const most = 1.06 * Math.max(...spectra.flatMap(({ law, sample, edge }) => [law.spike(theta), edge, sample[0] ?? 0]))
  const [row] = place.rows
  if (!row) return null
  const x = linear([0, most], [0, row.width])
  return (
    <>
      {spectra.map((spectrum, at) => {
        const box = place.rows[at]
        return (
          box && <SpectrumRow key={spectrum.construction} {...{ spectrum, theta, x, most, palette, box }} aside={place.aside} />
        )
      })}
      <g transform={`translate(${row.left} ${place.axis})`} fontSize={12} fill={palette.ink3}>
        {x.ticks(phone ? 5 : 10).map(value => (
          <text key={value} x={x(value)} y={14} textAnchor={x(value) < 8 ? 'start' : x(value) > row.width - 8 ? 'end' : 'middle'}>
            {short(value)}
          </text>
        ))}
        <text x={0} y={30}>
          {phone
            ? 'σ² of the head; shaded: heads without a spike'
            : 'squared singular values σ² of one head, ticks, with the spike; shaded: heads without it; triangle: where the law puts the spike'}
        </text>
      </g>
      <CacheStrip {...{ input, facts, cursor }} box={place.cache} />
    </>
  )
}
