import type { Palette } from '../paint/palette'
import type { Side } from '../view'
import { idsOf } from './frameAt'
import type { Tile } from './tile'
import { cornerTokens, gridLines, LINE } from './tile'

interface Props {
  side: Side
  tile: Tile
  palette: Palette
  /** token under the pointer */
  marked: number | null
}

/** One frame, a cell per patch with its ids in the colours of the axes; the ids of the corners where cells are too small. */
export function FrameTile({ side, tile, palette, marked }: Props) {
  const { rows, cols, cell, rim, words } = tile
  const { row: rowOf, col: colOf } = side.spec.tokens
  const cellOf = (token: number) => ({
    x: (colOf[token] as number) * cell.width,
    y: rim + (rowOf[token] as number) * cell.height,
  })
  return (
    <g fontSize={12}>
      <rect y={rim} width={cols * cell.width} height={rows * cell.height} fill={palette.chassis} />
      <path d={gridLines(tile)} stroke={words === 'none' ? palette.line : palette.line2} strokeWidth={0.75} fill="none" />
      {words === 'none'
        ? cornerTokens(tile).map(({ token, x, y, anchor }) => (
            <IdRow key={token} side={side} token={token} palette={palette} x={x} y={y} anchor={anchor} />
          ))
        : [...tile.tokens]
            .filter(token => token >= 0)
            .map(token => {
              const { x, y } = cellOf(token)
              const at = { x: x + cell.width / 2, y: y + cell.height / 2 + 4 }
              const Words = words === 'row' ? IdRow : IdColumn
              return <Words key={token} side={side} token={token} palette={palette} {...at} anchor="middle" />
            })}
      {marked !== null && <rect {...cellOf(marked)} {...cell} fill="none" stroke={palette.ink} strokeWidth={1.5} />}
    </g>
  )
}

interface IdProps {
  side: Side
  token: number
  palette: Palette
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

function IdRow({ side, token, palette, x, y, anchor }: IdProps) {
  return (
    <text x={x} y={y} textAnchor={anchor}>
      {idsOf(side, token).map(({ axis, text }, k) => (
        <tspan key={axis} fill={palette.axisInk[axis]} dx={k ? 6 : 0}>
          {text}
        </tspan>
      ))}
    </text>
  )
}

function IdColumn({ side, token, palette, x, y, anchor }: IdProps) {
  return idsOf(side, token).map(({ axis, text }, k, all) => (
    <text key={axis} x={x} y={y + LINE * (k - (all.length - 1) / 2)} textAnchor={anchor} fill={palette.axisInk[axis]}>
      {text}
    </text>
  ))
}
