import { memo, useId } from 'react'
import type { RotarySpec } from '../../core/resolve'
import { variantsFor } from '../../core/resolve'
import type { SlotName } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { Dropdown } from '../controls/Dropdown'
import { AllocationGlyph } from './AllocationGlyph'
import { LayoutGlyph } from './LayoutGlyph'
import { InlineChoice } from './ParamControls'
import styles from './rail.module.css'

const LABELS: Record<SlotName, string> = {
  layout: 'Position design',
  allocation: 'Frequency allocation',
  frequencies: 'Frequencies',
}

/** Which variant fills a slot; `row` puts label and list side by side. */
export const SlotPicker = memo(function SlotPicker({ slot, spec, row }: { slot: SlotName; spec?: RotarySpec; row?: boolean }) {
  const choice = useStore(state => state.scene.a[slot])
  const { chooseSlot, paintPairs } = useActions()
  const labelId = useId()
  return (
    <div className={row ? styles.row : styles.stack}>
      <span className={styles.slotLine}>
        <span id={labelId} className={styles.label}>
          {LABELS[slot]}
        </span>
        {!row && <InlineChoice slot={slot} />}
      </span>
      <Dropdown
        label={LABELS[slot]}
        labelledBy={labelId}
        className={row ? styles.rowSelect : undefined}
        value={choice.variant}
        glyph={slot === 'layout' ? <LayoutGlyph choice={choice} /> : spec && <AllocationGlyph spec={spec} />}
        options={variantsFor(slot).map(variant => ({
          value: variant.id,
          label: variant[slot]?.name ?? variant.name,
          hint: variant.name,
          glyph: slot === 'layout' ? <LayoutGlyph choice={{ variant: variant.id, params: {} }} /> : undefined,
        }))}
        onChange={variant => (slot === 'allocation' && variant === 'custom' ? paintPairs([], 'n') : chooseSlot(slot, variant))}
      />
    </div>
  )
})
