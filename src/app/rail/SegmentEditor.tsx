import { IconArrowLeft, IconArrowRight, IconCopy, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { clipMelFrames } from '../../core/media'
import type { Segment } from '../../core/scene'
import controls from '../controls/controls.module.css'
import { NumberInput } from '../controls/NumberInput'
import { AgentList } from './AgentList'
import rail from './rail.module.css'
import { fieldLines } from './segmentFields'
import { segmentSum, soundGap } from './segments'
import styles from './segments.module.css'

interface SegmentEditorProps {
  segment: Segment
  index: number
  count: number
  /** why a changed segment does not fit into the prompt */
  refuse: (segment: Segment) => string | null
  /** why the segment cannot be there once more */
  refuseCopy: string | null
  /** `field` names what was typed in, '' any other change */
  onChange: (segment: Segment, field: string) => void
  onMove: (by: -1 | 1) => void
  onDuplicate: () => void
  onRemove: () => void
  /** what was typed and is not in use, and null when it is */
  onProblem: (sentence: string | null) => void
}

/** The fields of a segment in real units and in tokens; each side follows the other. */
export default function SegmentEditor(props: SegmentEditorProps) {
  const { segment, index, count, refuse, refuseCopy, onChange, onProblem } = props
  const id = useId()
  const [cut, setCut] = useState<string | null>(null)
  const gap = soundGap(segment)
  const fits = segment.kind === 'video' && segment.melFrames !== clipMelFrames(segment)
  const change = (next: Segment, field: string, lost?: string) => {
    setCut(lost ?? null)
    onChange(next, field)
  }
  return (
    <>
      {fieldLines(segment).map(({ label, sign, fields }) => (
        <div key={label} className={styles.line}>
          <span className={rail.label}>{label}</span>
          {fields.map((field, k) => (
            <div key={field.key} className={styles.cell} data-sign={k ? sign : undefined}>
              {k > 0 && <span className={styles.sign}>{sign}</span>}
              <NumberInput
                id={`${id}${field.key}`}
                name={field.name}
                className={styles.field}
                value={field.value}
                range={field.range}
                step={field.step}
                unit={field.unit}
                refuse={value => refuse(field.set(value).segment)}
                onProblem={onProblem}
                onChange={value => {
                  const { segment: next, cut: lost } = field.set(value)
                  change(next, field.key, lost)
                }}
              />
            </div>
          ))}
        </div>
      ))}
      {segment.kind === 'agents' && (
        <AgentList
          agents={segment.agents}
          onProblem={onProblem}
          onChange={(agents, field) => change({ ...segment, agents }, field)}
        />
      )}
      {cut && (
        <p role="status" className={rail.note}>
          {cut}
        </p>
      )}
      {gap && <p className={rail.note}>{gap}</p>}
      {segment.kind !== 'text' && <p className={rail.hint}>{segmentSum(segment)}</p>}
      {fits && (
        <button
          type="button"
          className={`${controls.link} ${styles.fit}`}
          disabled={refuse({ ...segment, melFrames: clipMelFrames(segment) }) !== null}
          onClick={() => change({ ...segment, melFrames: clipMelFrames(segment) }, '')}
        >
          {segment.melFrames ? 'Make the sound as long as the clip' : 'Add sound as long as the clip'}
        </button>
      )}
      <p className={`${rail.hint} ${styles.keys}`}>Drag it in the sequence, or Alt ← →, to move it; Delete removes it.</p>
      <div className={rail.editorTools}>
        <button
          type="button"
          className={controls.quiet}
          aria-label="Move left"
          disabled={index === 0}
          onClick={() => props.onMove(-1)}
        >
          <IconArrowLeft size={18} stroke={1.5} />
        </button>
        <button
          type="button"
          className={controls.quiet}
          aria-label="Move right"
          disabled={index === count - 1}
          onClick={() => props.onMove(1)}
        >
          <IconArrowRight size={18} stroke={1.5} />
        </button>
        <button
          type="button"
          className={controls.quiet}
          title={refuseCopy ?? undefined}
          disabled={refuseCopy !== null}
          onClick={props.onDuplicate}
        >
          <IconCopy size={18} stroke={1.5} /> Duplicate
        </button>
        <button type="button" className={controls.quiet} disabled={count === 1} onClick={props.onRemove}>
          <IconTrash size={18} stroke={1.5} /> Remove
        </button>
      </div>
    </>
  )
}
