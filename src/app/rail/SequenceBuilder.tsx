import { IconPlus } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react'
import { SAMPLES } from '../../core/fitting'
import type { Segment } from '../../core/scene'
import { isGrid, promptTokens } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { formatCount } from '../../views/paint/format'
import { CardButton } from '../controls/CardButton'
import controls from '../controls/controls.module.css'
import { MenuButton } from '../controls/MenuButton'
import { ChipRow } from './ChipRow'
import rail from './rail.module.css'
import { moved, segmentSize, segmentsProblem, segmentWords } from './segments'
import styles from './segments.module.css'

const SegmentEditor = lazy(() => import('./SegmentEditor'))

/** The prompt as a row of chips: a click opens a chip's fields, dragging or Alt with an arrow moves it. */
export const SequenceBuilder = memo(function SequenceBuilder() {
  const segments = useStore(state => state.scene.segments)
  const { setSegments } = useActions()
  const [wanted, setChosen] = useState(() => segments.findIndex(segment => segment.kind !== 'text'))
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const place = useRef<HTMLDivElement>(null)
  const focus = useRef<number | null>(null)
  const chosen = Math.min(wanted, segments.length - 1)

  useEffect(() => {
    if (focus.current === null) return
    place.current?.querySelector<HTMLElement>(`[data-chip="${focus.current}"] button`)?.focus()
    focus.current = null
  }, [segments])

  /** `control`: what is typed in; edits of the same one that follow closely are one undo step. */
  const change = (edit: (now: readonly Segment[]) => readonly Segment[], at: number, control = '') => {
    let refusal: string | null = null
    setSegments(now => {
      const next = edit(now)
      refusal = segmentsProblem(next)
      return refusal ? now : next
    }, control && `segment ${at} ${control}`)
    setProblem(refusal && `${refusal} The sequence stays as it is.`)
    if (refusal) return false
    setChosen(at)
    return true
  }
  const add = (segment: Segment, at: number) => change(now => now.toSpliced(at, 0, segment), at)
  const move = (from: number, to: number) => {
    if (to === from || to < 0 || to >= segments.length || !change(now => moved(now, from, to), to)) return
    setTold(`${segmentWords(segments[from] as Segment)} is now ${to + 1} of ${segments.length}.`)
  }
  const remove = (at: number) => {
    setOpen(false)
    if (segments.length === 1) return setProblem('The last part stays: a prompt needs one. Change it, or add another first.')
    if (change(now => now.toSpliced(at, 1), Math.max(0, at - 1))) setTold(`${segmentWords(segments[at] as Segment)} is removed.`)
  }
  const press = (event: KeyboardEvent, at: number) => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    if (event.altKey && by) {
      focus.current = Math.max(0, Math.min(segments.length - 1, at + by))
      move(at, at + by)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      focus.current = Math.max(0, at - 1)
      remove(at)
    } else return
    event.preventDefault()
  }

  const face = (segment: Segment) => (
    <>
      {segment.kind}
      <span className={rail.chipSize}>
        {segmentSize(segment)}
        {segment.kind === 'video' && segment.melFrames ? ', sound' : ''}
      </span>
    </>
  )
  return (
    <div className={rail.stack} ref={place}>
      <div className={rail.row}>
        <h2 className={rail.heading}>Sequence</h2>
        <span className={rail.hint}>{formatCount(promptTokens(segments), 'token')}</span>
      </div>
      <ChipRow
        grids={segments.map(isGrid)}
        say={i => segmentWords(segments[i] as Segment)}
        ghost={i => <div className={rail.chip}>{segments[i] && face(segments[i])}</div>}
        onMove={move}
        onKey={press}
        chips={segments.map((segment, i) => (
          <CardButton
            key={i}
            trigger={face(segment)}
            className={rail.chip}
            mark={{ 'data-chosen': i === chosen ? '' : undefined }}
            title={segmentWords(segment)}
            cardClass={styles.editor}
            open={open && i === chosen}
            onOpenChange={next => {
              setChosen(i)
              setOpen(next)
              if (next) setProblem(null)
            }}
          >
            <Suspense fallback={<p className={rail.hint}>{segmentWords(segment)}</p>}>
              <SegmentEditor
                segment={segment}
                index={i}
                count={segments.length}
                refuse={next => segmentsProblem(segments.with(i, next))}
                refuseCopy={segmentsProblem(segments.toSpliced(i, 0, segment))}
                onChange={(next, field) => change(now => (now[i] === segment ? now.with(i, next) : now), i, field)}
                onMove={by => move(i, i + by)}
                onDuplicate={() => add(segment, i + 1)}
                onRemove={() => remove(i)}
                onProblem={sentence => setProblem(sentence && `${segmentWords(segment)}: ${sentence}`)}
              />
            </Suspense>
          </CardButton>
        ))}
      >
        <MenuButton
          label="Add to the sequence"
          className={`${rail.chip} ${rail.addChip}`}
          trigger={<IconPlus size={18} stroke={1.5} />}
          items={Object.values(SAMPLES).map(segment => ({
            text: segment.kind,
            hint: segmentWords(segment),
            run: () => add(segment, segments.length),
          }))}
        />
      </ChipRow>
      {problem && (
        <p role="alert" className={controls.problem}>
          {problem}
        </p>
      )}
      <p className="unseen" aria-live="polite">
        {told}
      </p>
    </div>
  )
})
