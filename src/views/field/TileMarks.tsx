import type { FieldPicture } from './picture'
import { tileCorner } from './placeField'

/** Names of frames and sides, the query's square, the key's ring and the rim of its frame; x from the left of the tiles. */
export function TileMarks({ picture, phone }: { picture: FieldPicture; phone: boolean }) {
  const { input, subject, grid, rows, place, frames } = picture
  const { palette } = input
  const { tile } = place
  const cell = { width: tile.width / grid.cols, height: tile.height / grid.rows }
  const ends = (shown: number) => {
    const top = tileCorner(place, shown, 0, rows.length)
    const last = tileCorner(place, shown, rows.length - 1, rows.length)
    return { x: top.x, y: top.y, height: place.profiles.kind === 'margins' ? tile.height : last.y + tile.height - top.y }
  }
  return (
    <>
      {frames.map((frame, shown) => {
        const { x, y } = ends(shown)
        const holdsKey = frame === subject.at.frame
        const holdsQuery = frame === subject.from?.frame
        const named = shown % place.columns === 0 || holdsKey || holdsQuery
        const room = tile.width >= 84
        const role = grid.frames > 1 && room ? (holdsQuery ? 'query' : holdsKey ? 'key' : '') : ''
        return (
          <g key={frame} fontSize={12}>
            <text
              x={x}
              y={y - 6}
              fontWeight={holdsKey || holdsQuery ? 600 : 400}
              fill={holdsKey || holdsQuery ? palette.ink : palette.ink2}
            >
              {grid.frames === 1 ? '' : named && room ? `frame ${frame + 1}` : frame + 1}
            </text>
            <text x={x + tile.width} y={y - 6} textAnchor="end" fill={palette.ink}>
              {role}
            </text>
          </g>
        )
      })}
      {rows.map((row, at) => {
        if (place.profiles.kind === 'margins') {
          const { x, y } = tileCorner(place, 0, at, rows.length)
          return <RowName key={row.letter} {...row} x={x} y={y - 6} inline palette={palette} />
        }
        return Array.from({ length: Math.ceil(frames.length / place.columns) }, (_, block) => {
          const { y } = tileCorner(place, block * place.columns, at, rows.length)
          return phone ? (
            <text
              key={block}
              x={3}
              y={y + 13}
              fontSize={12}
              fontWeight={600}
              fill={palette.ink}
              stroke={palette.bench}
              strokeWidth={4}
              paintOrder="stroke"
            >
              {row.letter}
            </text>
          ) : (
            <RowName key={block} {...row} x={-place.left} y={y + 15} room={place.left - 8} palette={palette} />
          )
        })
      })}
      {frames.map((frame, shown) =>
        rows.map((row, at) => {
          const { x, y } = tileCorner(place, shown, at, rows.length)
          const middle = (row: number, col: number) => ({ cx: x + (col + 0.5) * cell.width, cy: y + (row + 0.5) * cell.height })
          return (
            <g key={`${frame} ${row.letter}`}>
              {frame === subject.at.frame && (
                <KeyRing {...middle(subject.at.row, subject.at.col)} ink={palette.ink} bench={palette.bench} />
              )}
              {subject.from && frame === subject.from.frame && (
                <QuerySquare {...middle(subject.from.row, subject.from.col)} ink={palette.ink} bench={palette.bench} />
              )}
            </g>
          )
        }),
      )}
      {frames.map((frame, shown) => {
        if (frame !== subject.at.frame || grid.frames === 1) return null
        const { x, y, height } = ends(shown)
        return (
          <rect
            key={frame}
            x={x - 3}
            y={y - 3}
            width={tile.width + 6}
            height={height + 6}
            fill="none"
            stroke={palette.ink}
            strokeWidth={1.5}
          />
        )
      })}
    </>
  )
}

interface MarkProps {
  cx: number
  cy: number
  ink: string
  bench: string
}

export function QuerySquare({ cx, cy, ink, bench }: MarkProps) {
  return (
    <>
      <rect x={cx - 5.5} y={cy - 5.5} width={11} height={11} fill={bench} />
      <rect x={cx - 4} y={cy - 4} width={8} height={8} fill="none" stroke={ink} strokeWidth={1.25} />
      <rect x={cx - 1.25} y={cy - 1.25} width={2.5} height={2.5} fill={ink} />
    </>
  )
}

export function KeyRing({ cx, cy, ink, bench }: MarkProps) {
  return (
    <>
      <circle cx={cx} cy={cy} r={5} fill="none" stroke={bench} strokeWidth={4.5} />
      <circle cx={cx} cy={cy} r={5} fill="none" stroke={ink} strokeWidth={1.75} />
    </>
  )
}

interface NameProps {
  letter: string
  name: string
  x: number
  y: number
  inline?: boolean
  /** px for the name, which is broken or cut to fit */
  room?: number
  palette: FieldPicture['input']['palette']
}

/** px of a character at 12 px, about */
const CHARACTER = 6.3

function RowName({ letter, name, x, y, inline, room = 1000, palette }: NameProps) {
  if (inline)
    return (
      <text x={x} y={y} fontSize={13} fill={palette.ink2}>
        <tspan fontWeight={600} fill={palette.ink}>
          {letter}
        </tspan>{' '}
        {name}
      </text>
    )
  return (
    <>
      <text x={x} y={y} fontSize={13} fontWeight={600} fill={palette.ink}>
        {letter}
      </text>
      {breakName(name, Math.floor(room / CHARACTER)).map((line, k) => (
        <text key={line} x={x} y={y + 16 + 15 * k} fontSize={12} fill={palette.ink2}>
          {line}
        </text>
      ))}
    </>
  )
}

/** Up to three lines of a name. */
function breakName(name: string, most: number): string[] {
  const lines: string[] = []
  for (const word of name.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word.length > most ? `${word.slice(0, most - 1)}…` : word)
  }
  return lines.slice(0, 3)
}
