import { memo, useMemo } from 'react'
import { readsBase } from '../../core/baseUse'
import { promptProblem } from '../../core/layouts'
import { useActions } from '../../state/hooks'
import { readPairs, trainedUnit } from '../../views/allocation/pairs'
import { factsOf } from '../../views/layout/facts'
import { WarningList } from '../../views/layout/WarningList'
import type { Warning } from '../../views/layout/warnings'
import { warningsOfSides } from '../../views/layout/warnings'
import type { Drawable, Sides } from '../useSides'
import { CompareBlock } from './CompareBlock'
import { ContentPicker } from './ContentPicker'
import { GapNote } from './GapNote'
import { BaseControl, HeadDimControl, TrainedLengthControl } from './GeometryControls'
import { HeadPicker } from './HeadPicker'
import { MaskPicker } from './MaskPicker'
import { ParamControls } from './ParamControls'
import { PresetBlock } from './PresetBlock'
import { RelationAbout } from './RelationAbout'
import { RelationNote } from './RelationNote'
import styles from './rail.module.css'
import { SequenceBuilder } from './SequenceBuilder'
import { SlotPicker } from './SlotPicker'

interface RailProps extends Sides {
  /** where the rail lies over the page: closes it */
  onLeave?: () => void
}

/** Everything that makes up scene A, and what it is compared with. What is edited is read from the store, and is there at once. */
export const Rail = memo(function Rail({ scene, a, drawable, current, onLeave }: RailProps) {
  const act = useActions()
  const { layout, allocation, frequencies, relation, geometry } = a.setup
  const unserved = promptProblem(layout, scene.segments)
  const usesBase = useMemo(() => readsBase(a.setup), [allocation, frequencies, geometry.headDim, geometry.rotaryDim])
  const warnings = useWarnings(current ? drawable : null)
  return (
    <div className={styles.rail}>
      <PresetBlock setup={a.setup} />
      <div className={styles.group}>
        <div className={styles.slots}>
          <div className={styles.stack}>
            <SlotPicker slot="layout" choice={layout} />
            <GapNote side="a" />
          </div>
          <SlotPicker slot="allocation" choice={allocation} spec={a.spec} />
        </div>
        <HeadPicker a={a} />
        <ParamControls slot="allocation" />
        {a.spec.notes
          .filter(note => note !== unserved)
          .map(note => (
            <p key={note} className={styles.note}>
              {note}
            </p>
          ))}
      </div>
      <div className={styles.group}>
        {usesBase && <BaseControl />}
        <HeadDimControl />
        <ParamControls slot="layout" />
        <SlotPicker slot="frequencies" choice={frequencies} row />
        <ParamControls slot="frequencies" />
        <SlotPicker slot="relation" choice={relation} row />
        <RelationAbout setup={a.setup} />
        <ParamControls slot="relation" />
        <RelationNote spec={a.spec} />
        <TrainedLengthControl unit={trainedUnit(readPairs(a.spec))} />
      </div>
      <div className={styles.group}>
        <SequenceBuilder />
        <WarningList warnings={warnings} most={0} act={act} lettered={drawable?.b != null} onLeave={onLeave} />
        <MaskPicker a={a} />
        <ContentPicker />
      </div>
      <div className={styles.group}>
        <CompareBlock a={a.setup} b={scene.b} segments={scene.segments} />
      </div>
    </div>
  )
})

/** What the ids do to each other; the same list while they stay, whatever the frequencies do. */
function useWarnings(drawable: Drawable | null): readonly Warning[] {
  const facts = drawable && [drawable.a, drawable.b].map(side => side && factsOf(side, drawable.scene.segments))
  return useMemo(() => (drawable ? warningsOfSides(drawable) : []), [facts?.[0], facts?.[1]])
}
