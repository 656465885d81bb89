import type { Palette } from '../paint/palette'
import { mapScale } from './paintMap'

const STOPS = 40

/** Colours of C and the marks of the published table. */
export function BoundsLegend({ palette, width, published }: { palette: Palette; width: number; published: boolean }) {
  const { css } = mapScale(palette)
  return (
    <g fontSize={12}>
      <text y={11} fontSize={13} fontWeight={600} fill={palette.ink}>
        C, mean over a cell
      </text>
      {Array.from({ length: STOPS }, (_, k) => (
        <rect
          key={k}
          x={(k * width) / STOPS}
          y={18}
          width={width / STOPS + 0.5}
          height={10}
          fill={css((2 * (k + 0.5)) / STOPS - 1)}
        />
      ))}
      {([-1, 0, 1] as const).map((value, k) => (
        <text key={value} x={(k * width) / 2} y={43} textAnchor={(['start', 'middle', 'end'] as const)[k]} fill={palette.ink3}>
          {String(value).replace('-', '−')}
        </text>
      ))}
      <path d="M0 60l6 -5l6 4l6 -6" fill="none" stroke={palette.ink} strokeWidth={1.5} />
      <text x={26} y={62} fill={palette.ink2}>
        first distance with C &lt; 0
      </text>
      {published && (
        <>
          <circle cx={9} cy={78} r={3.5} fill={palette.ink} />
          <text x={26} y={82} fill={palette.ink2}>
            smallest base, proven
          </text>
          <circle cx={9} cy={98} r={4} fill={palette.bench} stroke={palette.fill.t} strokeWidth={1.75} />
          <text x={26} y={102} fill={palette.ink2}>
            published base where it differs
          </text>
        </>
      )}
    </g>
  )
}

export const legendHeight = (published: boolean) => (published ? 110 : 70)
