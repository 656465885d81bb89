import { IconArrowLeft, IconArrowRight, IconCopy, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import type { Segment } from '../../core/scene'
import { isGrid, LIMITS, segmentTokens } from '../../core/scene'
import controls from '../controls/controls.module.css'
import { NumberInput } from '../controls/NumberInput'
import type { NumberRange } from '../controls/readNumber'
import { showNumber } from '../controls/showNumber'
import styles from './rail.module.css'
import { clipSize } from './segments'

interface Field {
  key: string
  label: string
  range: NumberRange
  unit?: string
}

const whole = (limits: { min: number; max: number }): NumberRange => ({ min: limits.min, max: limits.max, integer: true })
const GRID: readonly Field[] = [
  { key: 'rows', label: 'Rows', range: whole(LIMITS.side), unit: 'tokens' },
  { key: 'cols', label: 'Columns', range: whole(LIMITS.side), unit: 'tokens' },
]
const MERGE: Field = { key: 'spatialMerge', label: 'Spatial merge', range: whole(LIMITS.spatialMerge), unit: '× per side' }
const FIELDS: Record<Segment['kind'], readonly Field[]> = {
  text: [{ key: 'tokens', label: 'Tokens', range: whole(LIMITS.textTokens) }],
  image: [...GRID, MERGE],
  video: [
    { key: 'frames', label: 'Frames', range: whole(LIMITS.frames), unit: 'tokens' },
    ...GRID,
    { key: 'fps', label: 'Sampled', range: LIMITS.fps, unit: 'frames/s' },
    { key: 'temporalPatch', label: 'Temporal patch', range: whole(LIMITS.temporalPatch), unit: 'frames' },
    MERGE,
  ],
  audio: [{ key: 'melFrames', label: 'Mel frames', range: whole(LIMITS.melFrames), unit: '10 ms' }],
  agents: [],
}

interface SegmentEditorProps {
  segment: Segment
  index: number
  count: number
  /** why a changed segment does not fit into the prompt */
  refuse: (segment: Segment) => string | null
  onChange: (segment: Segment) => void
  onMove: (by: -1 | 1) => void
  onDuplicate: () => void
  onRemove: () => void
}

export function SegmentEditor({ segment, index, count, refuse, onChange, onMove, onDuplicate, onRemove }: SegmentEditorProps) {
  const id = useId()
  const values = segment as unknown as Record<string, number>
  return (
    <>
      {FIELDS[segment.kind].map(({ key, label, range, unit }) => {
        const changed = (value: number) => ({ ...segment, [key]: value }) as Segment
        return (
          <div key={key} className={styles.row}>
            <label htmlFor={`${id}${key}`} className={styles.label}>
              {label}
            </label>
            <NumberInput
              id={`${id}${key}`}
              name={label}
              className={styles.typedWide}
              value={values[key] ?? 0}
              range={range}
              unit={unit}
              refuse={value => refuse(changed(value))}
              onChange={value => onChange(changed(value))}
            />
          </div>
        )
      })}
      <p className={styles.hint}>
        {showNumber(segmentTokens(segment))} tokens. {isGrid(segment) && clipSize(segment)}
      </p>
      <div className={styles.editorTools}>
        <button type="button" className={controls.quiet} aria-label="Move left" disabled={index === 0} onClick={() => onMove(-1)}>
          <IconArrowLeft size={18} stroke={1.5} />
        </button>
        <button
          type="button"
          className={controls.quiet}
          aria-label="Move right"
          disabled={index === count - 1}
          onClick={() => onMove(1)}
        >
          <IconArrowRight size={18} stroke={1.5} />
        </button>
        <button type="button" className={controls.quiet} onClick={onDuplicate} disabled={refuse(segment) !== null}>
          <IconCopy size={18} stroke={1.5} /> Duplicate
        </button>
        <button type="button" className={controls.quiet} disabled={count === 1} onClick={onRemove}>
          <IconTrash size={18} stroke={1.5} /> Remove
        </button>
      </div>
    </>
  )
}
