import type { ReactNode } from 'react'
import type { Palette } from '../paint/palette'
import type { Box } from './place'

interface ChartFrameProps {
  palette: Palette
  box: Box
  title: string
  hint: string
  /** at the left and right end of the horizontal axis; null where the ruler says it */
  foot: readonly [string, string] | null
  children: ReactNode
}

/** A chart with its title and hint above and the ends of its axis below. */
export function ChartFrame({ palette, box, title, hint, foot, children }: ChartFrameProps) {
  return (
    <g transform={`translate(${box.left} ${box.top})`}>
      <text y={-26} fontSize={13} fontWeight={600} fill={palette.ink}>
        {title}
      </text>
      <text y={-10} fontSize={12} fill={palette.ink3}>
        {hint}
      </text>
      {children}
      {foot && (
        <>
          <text y={box.height + 18} fontSize={12} fill={palette.ink3}>
            {foot[0]}
          </text>
          <text x={box.width} y={box.height + 18} fontSize={12} fill={palette.ink3} textAnchor="end">
            {foot[1]}
          </text>
        </>
      )}
    </g>
  )
}
