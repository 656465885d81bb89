import type { SlotName } from '../../core/scene'
import { SLOTS } from '../../core/scene'
import { variantsFor } from '../../core/slots'
import type { Variant } from '../../core/variant'
import { FAMILIES } from '../../core/variant'
import type { PickerGroup } from '../controls/Picker'

const NAMED_USERS = 3

/** What a slot's list offers, family by family. Variants that share a slot are one entry, which stands where the first of them does. */
export const SLOT_GROUPS = Object.fromEntries(SLOTS.map(slot => [slot, groupsOf(slot)])) as Record<
  SlotName,
  readonly PickerGroup[]
>

/** The entry under which a variant's slot is listed. */
export function entryOf(slot: SlotName, id: string): string {
  const offers = variantsFor(slot)
  const own = offers.find(variant => variant.id === id)?.[slot]
  return offers.find(variant => variant[slot] === own)?.id ?? id
}

function groupsOf(slot: SlotName): readonly PickerGroup[] {
  const firsts = variantsFor(slot).filter(({ id }) => entryOf(slot, id) === id)
  return Object.entries(FAMILIES)
    .map(([family, name]) => ({ name, items: firsts.filter(variant => variant.family === family).map(itemOf) }))
    .filter(({ items }) => items.length)

  function itemOf(variant: Variant) {
    const label = variant[slot]?.name ?? variant.name
    const users = variantsFor(slot).filter(other => other[slot] === variant[slot])
    const names = users.map(({ name }) => name)
    const more = names.length - NAMED_USERS
    const said = more > 1 ? `${names.slice(0, NAMED_USERS).join(' · ')} and ${more} more` : names.join(' · ')
    return {
      value: variant.id,
      label,
      hint: said === label ? undefined : said,
      words: [...names, ...users.map(({ id }) => id), FAMILIES[variant.family]].join(' '),
    }
  }
}
