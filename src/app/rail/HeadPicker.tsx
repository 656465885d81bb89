import { useId } from 'react'
import { useActions, useStore } from '../../state/hooks'
import { groupReads, headGroups } from '../../views/heads'
import type { Side } from '../../views/view'
import { Dropdown } from '../controls/Dropdown'
import styles from './rail.module.css'

/** Which heads or layers of A are drawn, where the embedding tells them apart. */
export function HeadPicker({ a }: { a: Side }) {
  const wanted = useStore(state => state.view.group)
  const { setView } = useActions()
  const id = useId()
  const { groups, drawn } = headGroups(a.spec, wanted)
  if (groups.length < 2) return null
  return (
    <div className={styles.row}>
      <span id={id} className={styles.label}>
        Drawn
      </span>
      <Dropdown
        label="Drawn heads"
        labelledBy={id}
        className={styles.rowSelect}
        value={String(drawn)}
        options={groups.map((group, at) => ({
          value: String(at),
          label: group.serves,
          hint: groupReads(a.spec.axes, group),
        }))}
        onChange={value => setView({ group: Number(value) })}
      />
    </div>
  )
}
