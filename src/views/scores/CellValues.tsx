import { cellAt } from './lattice'
import type { Panel, ScoresPicture } from './picture'

/** px of a cell from which on it says its value */
export const ROOM = 44

/** The values of single cells, where they are large enough. */
export function CellValues({
  picture: { window, place, colours, answer },
  panel: { cells },
}: {
  picture: ScoresPicture
  panel: Panel
}) {
  const px = place.side / window.size
  if (px < ROOM || !cells || !colours || !answer) return null
  const whole = (start: number) => Array.from({ length: Math.ceil(window.size) + 1 }, (_, k) => Math.floor(start) + k)
  const width = cells.columns.length - 1
  return (
    <g fontSize={12} textAnchor="middle">
      {whole(window.q0).flatMap(query =>
        whole(window.k0).map(key => {
          const [x, y] = [(key + 0.5 - window.k0) * px, (query + 0.5 - window.q0) * px]
          const [row, column] = [cellAt(cells.rows, query), cellAt(cells.columns, key)]
          if (row < 0 || column < 0 || x < 20 || y < 8 || x > place.side - 20 || y > place.side - 8) return null
          const value = cells.values[row * width + column] as number
          if (!Number.isFinite(value)) return null
          return (
            <text key={`${query} ${key}`} x={x} y={y + 4} fill={inkOn(colours.css(value))}>
              {colours.say(value)}
            </text>
          )
        }),
      )}
    </g>
  )
}

/** Black or white, whichever is read better on a colour (WCAG relative luminance). */
export function inkOn(css: string): string {
  const parts = css.startsWith('#')
    ? [1, 3, 5].map(at => Number.parseInt(css.slice(at, at + 2), 16))
    : (css.match(/\d+/g) ?? []).map(Number)
  const [r = 0, g = 0, b = 0] = parts.map(part =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#FFFFFF'
}
