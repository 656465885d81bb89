import type { ReactNode } from 'react'
import { memo, useId } from 'react'
import type { RotarySpec } from '../../core/resolve'
import type { Choice, SlotName } from '../../core/scene'
import { slotOf } from '../../core/slots'
import { useActions } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { Picker } from '../controls/Picker'
import { AllocationGlyph, AllocationOf } from './AllocationGlyph'
import { LayoutGlyph } from './LayoutGlyph'
import { InlineChoice } from './ParamControls'
import styles from './rail.module.css'
import { entryOf, SLOT_GROUPS } from './slotGroups'

const LABELS: Record<SlotName, string> = {
  layout: 'Position design',
  allocation: 'Frequency allocation',
  frequencies: 'Frequencies',
  relation: 'Relative map',
}

const GLYPHS: Partial<Record<SlotName, (variant: string) => ReactNode>> = {
  layout: variant => <LayoutGlyph choice={{ variant, params: {} }} />,
  allocation: variant => <AllocationOf variant={variant} />,
}

interface SlotPickerProps {
  slot: SlotName
  choice: Choice
  /** what the allocation's glyph is drawn of */
  spec?: RotarySpec
  row?: boolean
}

/** Which variant fills a slot; `row` puts label and list side by side. */
export const SlotPicker = memo(function SlotPicker({ slot, choice, spec, row }: SlotPickerProps) {
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
      <Picker
        label={LABELS[slot]}
        labelledBy={labelId}
        className={`${controls.field} ${controls.trigger} ${row ? styles.rowSelect : ''}`}
        value={entryOf(slot, choice.variant)}
        shown={slotOf(slot, choice).name}
        glyph={slot === 'layout' ? <LayoutGlyph choice={choice} /> : spec && <AllocationGlyph spec={spec} />}
        groups={SLOT_GROUPS[slot]}
        glyphOf={GLYPHS[slot]}
        placeholder="Search designs and models"
        onPick={variant => (slot === 'allocation' && variant === 'custom' ? paintPairs([], 'n') : chooseSlot(slot, variant))}
      />
    </div>
  )
})
