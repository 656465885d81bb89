import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Palette } from './palette'
import { SANS } from './palette'

const SVG = 'http://www.w3.org/2000/svg'

export interface FigureProps {
  /** px */
  width: number
  height: number
  palette: Palette
  /** SVG elements with literal colours */
  children: ReactNode
}

/** SVG elements as the text of a file that needs no font, style or image from outside. */
export function figureSvg({ width, height, palette, children }: FigureProps): string {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('xmlns', SVG)
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  svg.setAttribute('font-family', SANS)
  svg.setAttribute('style', 'font-variant-numeric: tabular-nums')
  const root = createRoot(svg)
  flushSync(() =>
    root.render(
      <>
        <rect width={width} height={height} fill={palette.bench} />
        {children}
      </>,
    ),
  )
  const text = new XMLSerializer().serializeToString(svg)
  root.unmount()
  return text
}
