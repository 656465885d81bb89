import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Segment } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { CardButton } from '../controls/CardButton'
import { MenuButton } from '../controls/MenuButton'
import { showNumber } from '../controls/showNumber'
import styles from './rail.module.css'
import { SegmentEditor } from './SegmentEditor'
import { NEW_SEGMENTS, segmentSize, segmentsProblem, totalTokens } from './segments'

/** The prompt as a row of chips; a chip opens its fields. */
export function SequenceBuilder() {
  const segments = useStore(state => state.scene.segments)
  const { setSegments } = useActions()
  const [chosen, setChosen] = useState(() => segments.findIndex(segment => segment.kind !== 'text'))

  const change = (next: readonly Segment[], at: number) => {
    if (segmentsProblem(next)) return
    setSegments(next)
    setChosen(at)
  }
  const replace = (segment: Segment) => segments.map((old, i) => (i === chosen ? segment : old))
  const move = (by: -1 | 1) => {
    const next = [...segments]
    const [moved] = next.splice(chosen, 1)
    if (moved) next.splice(chosen + by, 0, moved)
    change(next, chosen + by)
  }
  const add = (segment: Segment, at: number) => change([...segments.slice(0, at), segment, ...segments.slice(at)], at)

  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <h2 className={styles.heading}>Sequence</h2>
        <span className={styles.hint}>{showNumber(totalTokens(segments))} tokens</span>
      </div>
      <div className={styles.chips}>
        {segments.map((segment, i) => (
          <CardButton
            key={i}
            trigger={
              <>
                {segment.kind}
                <span className={styles.chipSize}>{segmentSize(segment)}</span>
              </>
            }
            className={styles.chip}
            mark={{ 'data-chosen': i === chosen ? '' : undefined, 'data-grid': segment.kind === 'text' ? undefined : '' }}
            title={`${segment.kind} ${segmentSize(segment)}`}
            cardClass={styles.editor}
            onOpen={() => setChosen(i)}
          >
            <SegmentEditor
              segment={segment}
              index={i}
              count={segments.length}
              refuse={next => segmentsProblem(replace(next))}
              onChange={next => change(replace(next), i)}
              onMove={move}
              onDuplicate={() => add(segment, i + 1)}
              onRemove={() =>
                change(
                  segments.filter((_, k) => k !== i),
                  Math.max(0, i - 1),
                )
              }
            />
          </CardButton>
        ))}
        <MenuButton
          label="Add to the sequence"
          className={`${styles.chip} ${styles.addChip}`}
          trigger={<IconPlus size={18} stroke={1.5} />}
          items={Object.values(NEW_SEGMENTS).map(segment => ({
            text: segment.kind,
            hint: segmentSize(segment),
            run: () => add(segment, segments.length),
          }))}
        />
      </div>
    </div>
  )
}
