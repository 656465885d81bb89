import { maskMarks } from './maskMarks'
import type { Panel, ScoresPicture } from './picture'

/** px from hatch to hatch */
const HATCH = 6
/** px of a slot that has room for its name */
const ROOM = 58

/** The slots of a memory, hatched since no score is computed for them, and a line where the anchor of documents ends. */
export function MaskLayer({ picture, panel }: { picture: ScoresPicture; panel: Panel }) {
  const { input, place, window } = picture
  const { palette, scene } = input
  if (!panel.side) return null
  const { memory, anchor } = maskMarks(panel.side, scene.segments, window, place.side)
  const id = `memory${panel.what}`
  return (
    <g>
      {memory.length > 0 && (
        <defs>
          <pattern id={id} width={HATCH} height={HATCH} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line y2={HATCH} stroke={palette.line2} strokeWidth={1.5} />
          </pattern>
        </defs>
      )}
      {memory.map(({ x, y, width, height }) => (
        <g key={`${x} ${y}`}>
          <rect x={x} y={y} width={width} height={height} fill={palette.bench} />
          <rect x={x} y={y} width={width} height={height} fill={`url(#${id})`} stroke={palette.line2} strokeWidth={0.75} />
          {width > ROOM && height > 20 && (
            <text
              x={x + width / 2}
              y={y + height / 2 + 4}
              textAnchor="middle"
              fill={palette.ink}
              stroke={palette.bench}
              strokeWidth={4}
              paintOrder="stroke"
            >
              memory
            </text>
          )}
        </g>
      ))}
      {anchor !== null && (
        <>
          <path d={`M${anchor.toFixed(2)} 0V${place.side}`} stroke={palette.ink} strokeWidth={1} strokeDasharray="2 2" />
          <text x={anchor + 5} y={place.side - 6} fill={palette.ink} stroke={palette.bench} strokeWidth={4} paintOrder="stroke">
            anchor
          </text>
        </>
      )}
    </g>
  )
}
