import { IconArrowsSort, IconPin, IconX } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import { promptProblem } from '../../core/layouts'
import type { RotarySpec } from '../../core/resolve'
import { resolve } from '../../core/resolve'
import type { Scene } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { Toggle } from '../controls/Toggle'
import { namedSetupOf, nameOf, sideNames } from '../naming'
import { GapNote } from './GapNote'
import styles from './rail.module.css'
import { SetupPicker } from './SetupPicker'

/** A, the scene that is edited, and B, what it is held against. */
export const CompareBlock = memo(function CompareBlock({ a, b, segments }: Pick<Scene, 'a' | 'b' | 'segments'>) {
  const difference = useStore(state => state.view.difference)
  const { pinAsB, compareWith, swap, setView } = useActions()
  const counts = useMemo(() => b && !promptProblem(b.layout, segments) && axisCounts(resolve(b, segments)), [b, segments])
  const [nameA, nameB] = sideNames(a, b)
  const plain = nameA === nameOf(a)
  return (
    <section className={styles.compare} aria-label="Compare">
      <div className={styles.row}>
        <h2 className={styles.heading}>Compare</h2>
        <button type="button" className={styles.tool} onClick={pinAsB}>
          <IconPin size={16} stroke={1.5} /> pin A as B
        </button>
        {b && (
          <button type="button" className={styles.tool} onClick={swap}>
            <IconArrowsSort size={16} stroke={1.5} /> swap
          </button>
        )}
      </div>
      <div className={styles.side}>
        <b>A</b>
        <Line />
        <span className={styles.sideName}>{nameA}</span>
        {plain && <span className={styles.hint}>this scene</span>}
      </div>
      <div className={styles.side}>
        <b>B</b>
        <Line dashed />
        <SetupPicker
          label="Compare with"
          className={styles.sidePicker}
          name={nameB || 'Compare with'}
          chosen={b ? namedSetupOf(b) : undefined}
          onChoose={compareWith}
        />
        {b && (
          <>
            {plain && <span className={styles.hint}>{counts}</span>}
            <button type="button" className={styles.drop} aria-label="Drop B" onClick={() => compareWith(null)}>
              <IconX size={16} stroke={1.5} />
            </button>
          </>
        )}
      </div>
      <GapNote side="b" />
      <Toggle
        label="Fill the difference"
        checked={difference}
        disabled={!b}
        onChange={checked => setView({ difference: checked })}
      />
    </section>
  )
})

function Line({ dashed }: { dashed?: boolean }) {
  return (
    <svg width={32} height={8} aria-hidden="true">
      <path d="M0 4H32" stroke="var(--ink)" strokeWidth={dashed ? 1.75 : 2.5} strokeDasharray={dashed ? '5 3.5' : undefined} />
    </svg>
  )
}

/** 16 · 24 · 24, pairs of each axis in use; how many groups of heads, where they differ. */
function axisCounts(spec: RotarySpec): string {
  if (spec.groups.length > 1) return `${spec.groups.length} head groups`
  const [{ invFreq }] = spec.groups
  const counts = invFreq.map(row => row.filter(omega => omega !== 0).length)
  const mixed = counts.reduce((sum, count) => sum + count, 0) > spec.pairs
  return mixed ? 'mixed' : counts.length > 1 ? counts.join(' · ') : ''
}
