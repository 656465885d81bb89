import { axisOfPair } from '../../core/resolve'
import type { AxisId } from '../../core/scene'
import type { Curves } from './curves'
import { LONG_RUN } from './model'
import type { PrecisionPlace } from './place'
import type { StripProps } from './StripFrame'
import { StripFrame } from './StripFrame'

interface PairsStripProps extends Omit<StripProps, 'place'> {
  place: PrecisionPlace
  curves: readonly Curves[]
  chosen: number
  /** the wavelengths keep a log scale of their own */
  unlinked: boolean
}

/** Different (cos, sin) of every pair, each at its wavelength: A filled, B hollow, in the colour of the axis that it reads. */
export function PairsStrip({ curves, chosen, unlinked, ...props }: PairsStripProps) {
  const { palette, place, ruler, scale } = props
  const foot = scale.y(1)
  const marks = curves.flatMap(({ model, pairs }, side) =>
    pairs.sorted().flatMap(([pair, count]) => {
      const x = ruler.x((2 * Math.PI) / Math.abs(model.exactFreq[pair] as number))
      if (!(x >= 0 && x <= place.width)) return []
      const { spec } = model.side
      const axis: AxisId | 'all' = spec.axes[axisOfPair(spec.groups[0], pair)] ?? 'all'
      return [{ key: `${side} ${pair}`, side, pair, x: place.left + x, y: scale.y(count), axis }]
    }),
  )
  return (
    <StripFrame
      {...props}
      strip={place.pairs}
      title="Per pair"
      hint={`cos, sin left\nof ${LONG_RUN}, at λ${unlinked ? '\non a log scale' : ''}`}
    >
      {marks.map(({ key, side, pair, x, y, axis }) => (
        <g key={key}>
          {side === 0 && <line x1={x} x2={x} y1={foot} y2={y} stroke={palette.fill[axis]} strokeWidth={2} />}
          {side === 1 && <circle cx={x} cy={y} r={2.5} fill={palette.bench} stroke={palette.axisInk[axis]} strokeWidth={1.25} />}
          {side === 0 && pair === chosen && <circle cx={x} cy={y} r={5} fill="none" stroke={palette.ink} strokeWidth={1.5} />}
        </g>
      ))}
    </StripFrame>
  )
}
