import { HaloText } from '../paint/HaloText'
import { polyline } from '../paint/polyline'
import { valueScale } from '../paint/valueScale'
import type { ViewInput } from '../view'
import type { Recall } from './facts'
import { CODEBOOKS, chosenCell, WINDOWS } from './facts'
import { percent } from './words'

export interface RecallPlace {
  height: number
  map: { left: number; top: number; cell: number; row: number }
  chart: { left: number; top: number; width: number; height: number }
}

const TITLE = 44
const TICKS = 40

/** The map and the curves beside each other, one under the other on a narrow page. */
export function recallPlace({ phone }: Pick<ViewInput, 'phone'>, width: number, room: number): RecallPlace {
  const left = phone ? 40 : 72
  if (phone) {
    const row = 36
    const top = 2 * TITLE + WINDOWS.length * row + TICKS
    return {
      height: top + 190 + TICKS,
      map: { left, top: TITLE, cell: (width - left - 4) / CODEBOOKS.length, row },
      chart: { left, top, width: width - left - 8, height: 190 },
    }
  }
  const height = Math.max(300, Math.min(460, room))
  const inner = height - TITLE - TICKS
  const across = Math.min(540, (width - left) * 0.5)
  return {
    height,
    map: { left, top: TITLE, cell: across / CODEBOOKS.length, row: inner / WINDOWS.length },
    chart: { left: left + across + 88, top: TITLE, width: width - left - across - 104, height: inner },
  }
}

interface RecallPictureProps {
  input: ViewInput
  recall: Recall
  place: RecallPlace
}

/** Recall by codebook and window, and along the chosen window against what the far score finds without a codebook. */
export function RecallPicture({ input: { palette, view }, recall, place: { map, chart } }: RecallPictureProps) {
  const chosen = chosenCell(view.recall)
  const scale = valueScale(palette, 0, 1)
  const x = (at: number) => (at / (CODEBOOKS.length - 1)) * chart.width
  const y = (share: number) => (1 - share) * chart.height
  const along = recall.found.flatMap((column, at) => {
    const share = column[chosen.window]
    return share === undefined ? [] : [[x(at), y(share)] as const]
  })
  const ceiling = recall.unquantised[chosen.window]
  const here = recall.found[chosen.book]?.[chosen.window]
  return (
    <>
      <g transform={`translate(${map.left} ${map.top})`} fontSize={12} fill={palette.ink3}>
        <text y={-26} fontSize={13} fontWeight={600} fill={palette.ink}>
          Found of the true top keys
        </text>
        <text y={-10}>by window, down, and entries of the codebook</text>
        {CODEBOOKS.map((codewords, book) =>
          WINDOWS.map((window, at) => {
            const share = recall.found[book]?.[at]
            return (
              <g key={`${codewords} ${window}`} transform={`translate(${book * map.cell} ${at * map.row})`}>
                <rect width={map.cell - 2} height={map.row - 2} fill={share === undefined ? palette.chassis : scale.css(share)} />
                <HaloText halo={palette.bench} x={map.cell / 2} y={map.row / 2 + 4} textAnchor="middle" fill={palette.ink}>
                  {share === undefined ? '' : Math.round(100 * share)}
                </HaloText>
              </g>
            )
          }),
        )}
        <rect
          x={chosen.book * map.cell - 1}
          y={chosen.window * map.row - 1}
          width={map.cell}
          height={map.row}
          fill="none"
          stroke={palette.ink}
          strokeWidth={2}
        />
        {WINDOWS.map((window, at) => (
          <text key={window} x={-8} y={(at + 0.5) * map.row + 4} textAnchor="end">
            {window}
          </text>
        ))}
        {CODEBOOKS.map((codewords, book) => (
          <text key={codewords} x={(book + 0.5) * map.cell} y={WINDOWS.length * map.row + 16} textAnchor="middle">
            {codewords}
          </text>
        ))}
        <text y={WINDOWS.length * map.row + 33}>recall in %, mean over 12 queries</text>
      </g>
      <g transform={`translate(${chart.left} ${chart.top})`} fontSize={12} fill={palette.ink3}>
        <text y={-26} fontSize={13} fontWeight={600} fill={palette.ink}>
          {`Window of ${WINDOWS[chosen.window]}`}
        </text>
        <text y={-10}>dashed: the far score without a codebook</text>
        {[0, 0.5, 1].map(share => (
          <g key={share}>
            <path
              d={`M0 ${y(share)}H${chart.width}`}
              stroke={share ? palette.grid : palette.line2}
              strokeWidth={share ? 1 : 0.75}
            />
            <text x={-8} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {ceiling !== undefined && (
          <path d={`M0 ${y(ceiling)}H${chart.width}`} stroke={palette.ink2} strokeWidth={1.25} strokeDasharray="5 3.5" />
        )}
        <path d={polyline(along)} fill="none" stroke={palette.ink} strokeWidth={2} />
        {along.map(([px, py]) => (
          <circle key={px} cx={px} cy={py} r={3} fill={palette.ink} />
        ))}
        {here !== undefined && (
          <>
            <circle cx={x(chosen.book)} cy={y(here)} r={6.5} fill="none" stroke={palette.ink} strokeWidth={1.5} />
            <HaloText
              halo={palette.bench}
              x={x(chosen.book) + (chosen.book > 3 ? -12 : 12)}
              y={y(here) + 22}
              textAnchor={chosen.book > 3 ? 'end' : 'start'}
              fill={palette.ink}
            >
              {percent(here)}
            </HaloText>
          </>
        )}
        {CODEBOOKS.map((codewords, book) => (
          <text key={codewords} x={x(book)} y={chart.height + 16} textAnchor="middle">
            {codewords}
          </text>
        ))}
        <text y={chart.height + 33}>entries of the codebook</text>
      </g>
    </>
  )
}
