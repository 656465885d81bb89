import { IconArrowsHorizontal } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { resolveLayout } from '../../core/layouts'
import type { AxisId, Segment, Setup } from '../../core/scene'
import { axisText } from '../paint/axisWords'
import parts from '../paint/parts.module.css'
import styles from './allocation.module.css'
import { heightCue } from './cells'
import { readingName } from './pairs'

/** What a stroke gives to pairs: an axis, or `n` for none. */
export type Brush = AxisId | 'n'

const ORDER: readonly AxisId[] = ['t', 'h', 'w', 'p', 'i', 'l', 'd0', 'd1', 'd2', 'd3', 'x', 'y', 'a']

/** The axes that a layout knows, and none. */
export function brushesOf({ layout }: Setup, segments: readonly Segment[]): readonly Brush[] {
  const { positionIds } = resolveLayout(layout, segments)
  return [...ORDER.filter(axis => positionIds[axis]), 'n']
}

/** The key that paints with a brush: its letter, of the diagonals the number. */
export function brushKey(brush: Brush): string {
  return brush.length > 1 ? (brush[1] as string) : brush
}

/** What a stroke does: gives pairs to an axis, or moves one along the ruler. */
export type Tool = Brush | 'move'

interface PaintBarProps {
  brushes: readonly Brush[]
  tool: Tool
  onTool: (tool: Tool) => void
  painted: boolean
  /** what stands beside the tools while pairs are moved */
  mover: ReactNode
  /** what chooses the detail below */
  children: ReactNode
}

/** The brushes, how to use them, and how to get back. */
export function PaintBar({ brushes, tool, onTool, painted, mover, children }: PaintBarProps) {
  return (
    <div className={styles.bar}>
      <fieldset className={`${parts.options} ${styles.brushes}`}>
        <legend className="unseen">What a stroke over pairs does</legend>
        {brushes.map(option => (
          <label key={option} className={`${parts.option} ${styles.brush}`}>
            <input type="radio" name="allocation-brush" checked={tool === option} onChange={() => onTool(option)} />
            <Swatch brush={option} />
            {brushes.length > 6 && option !== 'n' ? (
              <span className="math">{axisText(option)}</span>
            ) : (
              readingName(option === 'n' ? 'none' : option)
            )}
          </label>
        ))}
        <label className={`${parts.option} ${styles.brush}`}>
          <input type="radio" name="allocation-brush" checked={tool === 'move'} onChange={() => onTool('move')} />
          <IconArrowsHorizontal size={16} stroke={1.5} aria-hidden="true" />
          move
        </label>
      </fieldset>
      {tool === 'move' ? (
        mover
      ) : (
        <p className={styles.hint}>
          {painted ? 'Painted by hand; Undo takes a stroke back.' : 'Drag over the pairs of A; Undo takes a stroke back.'}{' '}
          <span className={styles.keys}>Keys: arrows, Shift extends, {brushes.map(brushKey).join(' ')} paint.</span>
        </p>
      )}
      {children}
    </div>
  )
}

const SWATCH = 16

/** A small cell in the colour and at the height of its axis. */
function Swatch({ brush }: { brush: Brush }) {
  if (brush === 'n') return <span className={styles.swatch} data-axis="n" aria-hidden="true" />
  const [top, bottom] = heightCue(brush, null)
  const style = {
    height: (bottom - top) * SWATCH,
    marginTop: top * SWATCH,
    marginBottom: (1 - bottom) * SWATCH,
    background: `var(--${brush})`,
  }
  return <span className={styles.swatch} style={style} aria-hidden="true" />
}
