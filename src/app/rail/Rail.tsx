import type { Side } from '../../views/view'
import { CompareBlock } from './CompareBlock'
import { ContentPicker } from './ContentPicker'
import { BaseControl, HeadDimControl, TrainedLengthControl } from './GeometryControls'
import { HeadPicker } from './HeadPicker'
import { ParamControls } from './ParamControls'
import { PresetBlock } from './PresetBlock'
import styles from './rail.module.css'
import { SequenceBuilder } from './SequenceBuilder'
import { SlotPicker } from './SlotPicker'

/** Everything that makes up scene A, and what it is compared with. */
export function Rail({ a }: { a: Side }) {
  return (
    <div className={styles.rail}>
      <PresetBlock />
      <div className={styles.group}>
        <div className={styles.slots}>
          <SlotPicker slot="layout" />
          <SlotPicker slot="allocation" spec={a.spec} />
        </div>
        <HeadPicker a={a} />
        <ParamControls slot="allocation" />
        {a.spec.notes.map(note => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
      </div>
      <div className={styles.group}>
        <BaseControl />
        <HeadDimControl />
        <ParamControls slot="layout" />
        <SlotPicker slot="frequencies" row />
        <ParamControls slot="frequencies" />
        <TrainedLengthControl />
      </div>
      <div className={styles.group}>
        <SequenceBuilder />
        <ContentPicker />
      </div>
      <div className={styles.group}>
        <CompareBlock />
      </div>
    </div>
  )
}
