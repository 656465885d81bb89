import type { Palette } from '../paint/palette'

/** A flag of 7 px whose pole stands at (x, y). */
export function Flag({ x, y, said, palette }: { x: number; y: number; said: string; palette: Palette }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{said}</title>
      <path d="M0 0V-7" stroke={palette.ink} />
      <path d="M0 -7l5 2.2l-5 2.2z" fill={palette.ink} />
    </g>
  )
}
