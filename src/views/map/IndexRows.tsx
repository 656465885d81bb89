import { memo } from 'react'
import { formatPositions } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import type { MapSide } from './model'

/** px */
const ROW = 14
const GAP = 5
/** px of a brick that can hold its number */
const ROOM = 20

interface RowsProps {
  palette: Palette
  phone: boolean
  one: MapSide
  left: number
  top: number
  width: number
}

/** The two indices of every token under a hierarchy: the one that fast pairs read, and the one that slow pairs read. */
export const IndexRows = memo(function IndexRows({ palette, phone, one, left, top, width }: RowsProps) {
  const band = one.relation?.bands.find(({ slow }) => slow)
  if (!band?.slow) return null
  const { tokens, query } = one.stand
  const x = (token: number) => (token / tokens) * width
  const rows = [
    { name: 'fast pairs', ids: band.key },
    { name: 'slow pairs', ids: band.slow.key },
  ]
  return (
    <g transform={`translate(${left} ${top})`} fontSize={12}>
      {rows.map(({ name, ids }, row) => (
        <g key={name} transform={`translate(0 ${row * (ROW + GAP)})`}>
          {row === 0 ? <Ramp ids={ids} x={x} palette={palette} width={width} /> : <Bricks ids={ids} x={x} palette={palette} />}
          <HaloText halo={palette.bench} x={phone ? 2 : -left} y={11} fill={palette.ink2}>
            {name}
          </HaloText>
        </g>
      ))}
      <path d={`M${x(query + 0.5)} -3V${2 * ROW + GAP + 3}`} stroke={palette.ink} />
    </g>
  )
})

/** Runs of tokens with one index, in turn light and dark: two paths, since a long file has thousands. */
function Bricks({ ids, x, palette }: { ids: Float64Array; x: (token: number) => number; palette: Palette }) {
  const runs = bricks(ids)
  const shade = (odd: number) =>
    runs
      .flatMap(({ from, to }, k) =>
        k % 2 === odd ? `M${(x(from) + 0.5).toFixed(2)} 0h${wide(x(to) - x(from))}v${ROW}H${(x(from) + 0.5).toFixed(2)}z` : [],
      )
      .join('')
  return (
    <>
      <path d={shade(0)} fill={palette.ink} opacity={0.3} />
      <path d={shade(1)} fill={palette.ink} opacity={0.16} />
      {runs
        .filter(({ from, to }) => x(to) - x(from) > ROOM)
        .map(({ from, to, id }) => (
          <text key={from} x={(x(from) + x(to)) / 2} y={11} textAnchor="middle" fill={palette.ink}>
            {formatPositions(id)}
          </text>
        ))}
    </>
  )
}

const wide = (px: number) => Math.max(0.5, px - 1).toFixed(2)

/** Runs of tokens with one index. */
function bricks(ids: Float64Array): readonly { from: number; to: number; id: number }[] {
  const found: { from: number; to: number; id: number }[] = []
  for (let from = 0, to = 0; from < ids.length; from = to) {
    while (to < ids.length && ids[to] === ids[from]) to++
    found.push({ from, to, id: ids[from] as number })
  }
  return found
}

/** An index that grows with the token: a wedge, or teeth where it starts again. */
function Ramp({ ids, x, palette, width }: { ids: Float64Array; x: (token: number) => number; palette: Palette; width: number }) {
  const top = ids.reduce((a, b) => Math.max(a, b), 1)
  const points: string[] = []
  const looks = Math.min(ids.length, Math.ceil(width))
  for (let k = 0; k < looks; k++) {
    const token = Math.floor((k / looks) * ids.length)
    points.push(`L${x(token).toFixed(1)} ${(ROW - (ROW * (ids[token] as number)) / top).toFixed(1)}`)
  }
  const end = ROW - (ROW * (ids.at(-1) as number)) / top
  return <path d={`M0 ${ROW}${points.join('')}L${width} ${end.toFixed(1)}L${width} ${ROW}Z`} fill={palette.ink} opacity={0.22} />
}
