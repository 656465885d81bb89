import { memo } from 'react'
import { formatShort } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import type { Ruler } from '../paint/ruler'
import type { Scaling } from './bandRanges'
import { cutWavelengths } from './bandRanges'
import type { Pair } from './pairs'

interface FanProps {
  scaling: Scaling
  ruler: Ruler
  /** px from wavelengths before scaling to those after it */
  height: number
  /** px above for the wavelengths at which regions part; without that they stand inside */
  head: number
  /** chosen pair */
  pair: number
  palette: Palette
}

/** What the schedule does to wavelengths: each pair runs from where the base's ladder has it to where it stands now. */
export const Fan = memo(function Fan({ scaling, ruler, height, head, pair, palette }: FanProps) {
  const { pairs, bands } = scaling
  const line = ({ lambda, before }: Pair) => `M${ruler.x(before ?? lambda).toFixed(1)} 0L${ruler.x(lambda).toFixed(1)} ${height}`
  const drawn = pairs.filter(({ lambda }) => Number.isFinite(lambda))
  const chosen = drawn.find(({ index }) => index === pair)
  const moved = drawn.filter(({ scheduled }) => scheduled !== undefined)
  const cuts = bands ? cutWavelengths(bands) : []
  const shown = cuts.map(wavelength => ({ wavelength, x: ruler.x(wavelength) })).filter(({ x }) => x >= 0 && x <= ruler.width)
  return (
    <>
      <svg width={ruler.width} y={-head} height={height + head + 1} viewBox={`0 ${-head} ${ruler.width} ${height + head + 1}`}>
        <path d={`M0 0H${ruler.width}M0 ${height}H${ruler.width}`} stroke={palette.grid} />
        <path
          d={drawn
            .filter(one => !moved.includes(one))
            .map(line)
            .join('')}
          stroke={palette.ink2}
          strokeWidth={0.75}
        />
        {moved.length > 0 && <path d={moved.map(line).join('')} stroke={palette.ink} strokeDasharray="3 2" />}
        {chosen && <path d={line(chosen)} stroke={palette.ink} strokeWidth={2} />}
        {bands &&
          shown.map(({ wavelength, x }, k) => (
            <path
              key={wavelength}
              d={`M${x.toFixed(1)} ${-head}V0L${ruler.x(k === 0 && shown.length > 1 ? wavelength : wavelength * bands.factor).toFixed(1)} ${height}`}
              stroke={palette.ink}
              strokeDasharray="1 3"
              fill="none"
            />
          ))}
      </svg>
      {shown.map(({ wavelength, x }, k) => (
        <HaloText
          key={wavelength}
          halo={palette.bench}
          x={k === 0 && shown.length > 1 ? x - 5 : x + 5}
          y={head > 0 ? -3 : 11}
          fontSize={12}
          textAnchor={k === 0 && shown.length > 1 ? 'end' : 'start'}
          fill={palette.ink3}
        >
          {formatShort(wavelength)}
        </HaloText>
      ))}
    </>
  )
})
