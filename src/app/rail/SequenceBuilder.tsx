import { IconPlus } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { Segment } from '../../core/scene'
import { isGrid, promptTokens } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { CardButton } from '../controls/CardButton'
import { MenuButton } from '../controls/MenuButton'
import { showNumber } from '../controls/showNumber'
import styles from './rail.module.css'
import { SegmentEditor } from './SegmentEditor'
import { NEW_SEGMENTS, segmentSize, segmentsProblem } from './segments'

/** The prompt as a row of chips; a chip opens its fields. */
export const SequenceBuilder = memo(function SequenceBuilder() {
  const segments = useStore(state => state.scene.segments)
  const { setSegments } = useActions()
  const [chosen, setChosen] = useState(() => segments.findIndex(segment => segment.kind !== 'text'))
  const [open, setOpen] = useState(false)

  const change = (next: readonly Segment[], at: number) => {
    if (segmentsProblem(next)) return
    setSegments(next)
    setChosen(at)
  }
  const add = (segment: Segment, at: number) => change(segments.toSpliced(at, 0, segment), at)

  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <h2 className={styles.heading}>Sequence</h2>
        <span className={styles.hint}>{showNumber(promptTokens(segments))} tokens</span>
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
            mark={{ 'data-chosen': i === chosen ? '' : undefined, 'data-grid': isGrid(segment) ? '' : undefined }}
            title={`${segment.kind} ${segmentSize(segment)}`}
            cardClass={styles.editor}
            open={open && i === chosen}
            onOpenChange={next => {
              setChosen(i)
              setOpen(next)
            }}
          >
            <SegmentEditor
              segment={segment}
              index={i}
              count={segments.length}
              refuse={next => segmentsProblem(segments.with(i, next))}
              onChange={next => change(segments.with(i, next), i)}
              onMove={by => change(segments.toSpliced(i, 1).toSpliced(i + by, 0, segment), i + by)}
              onDuplicate={() => add(segment, i + 1)}
              onRemove={() => {
                setOpen(false)
                change(segments.toSpliced(i, 1), Math.max(0, i - 1))
              }}
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
})
