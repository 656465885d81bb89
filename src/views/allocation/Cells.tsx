import { memo } from 'react'
import type { Palette } from '../paint/palette'
import type { CellBox, CellPart } from './cells'
import { cellPath } from './cells'
import { dimmed } from './lane'
import type { Reading } from './pairs'
import { fillOf } from './pairs'

interface CellsProps {
  boxes: readonly CellBox[]
  /** boxes of what some pairs read until just now, and how far the change has come */
  leaving?: readonly CellBox[]
  fade?: number
  focus: Reading | null
  palette: Palette
}

/** The cells of one embedding: one path per axis, outlines for pairs that are not rotated. */
export const Cells = memo(function Cells({ boxes, leaving = [], fade = 1, focus, palette }: CellsProps) {
  const changing = new Set(leaving.map(box => box.index))
  return (
    <>
      <CellPaths boxes={boxes.filter(box => !changing.has(box.index))} focus={focus} palette={palette} />
      {changing.size > 0 && (
        <>
          <g opacity={fade}>
            <CellPaths boxes={boxes.filter(box => changing.has(box.index))} focus={focus} palette={palette} />
          </g>
          <g opacity={1 - fade}>
            <CellPaths boxes={leaving} focus={focus} palette={palette} />
          </g>
        </>
      )}
    </>
  )
})

function CellPaths({ boxes, focus, palette }: Pick<CellsProps, 'boxes' | 'focus' | 'palette'>) {
  const parts = boxes.flatMap((box): readonly (Omit<CellPart, 'reads'> & { reads: Reading })[] => box.parts ?? [box])
  const readings = [...new Set(parts.map(part => part.reads))]
  return readings.map(reads => {
    const own = parts.filter(part => part.reads === reads)
    const opacity = focus === null || focus === reads || reads === 'none' ? undefined : dimmed(palette)
    if (reads !== 'none') return <path key={reads} d={cellPath(own)} fill={fillOf(palette, reads)} opacity={opacity} />
    const inner = own.map(box => ({
      ...box,
      x: box.x + 0.5,
      y: box.y + 0.5,
      width: Math.max(0.5, box.width - 1),
      height: box.height - 1,
    }))
    return <path key={reads} d={cellPath(inner)} fill="none" stroke={palette.none} />
  })
}
