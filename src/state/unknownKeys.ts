import { ALL_SLOTS } from '../core/scene'
import type { LinkNotice, Part } from './linkParts'
import { quote, spellOut } from './linkParts'
import type { Field, LinkReader } from './linkReader'
import { nearestName } from './linkReader'
import { homesOf, SIDES, SLOT_LABELS } from './setupLink'

/** Notes every part of the link that no field asked for, with the repair where there is an obvious one. */
export function noteUnknownKeys(reader: LinkReader) {
  const unknown = [...reader.parts].filter(([key]) => !reader.fields.has(key))
  for (const notice of spellOut(
    unknown,
    ([key, part]) => strayParam(key, part) ?? misspelt(key, part, reader.fields),
    'not known',
  ))
    reader.note(notice)
}

/** A parameter that other variants have. */
function strayParam(key: string, { value, written }: Part): LinkNotice | null {
  const { prefix } = key.startsWith(SIDES.b.prefix) ? SIDES.b : SIDES.a
  const [name, named] = key.slice(prefix.length).split('.').reverse()
  const slots = ALL_SLOTS.filter(slot => named === undefined || slot === named)
  const homes = homesOf(name as string).filter(({ slot }) => slots.includes(slot))
  const [home] = homes
  if (!home) return null
  const about = quote(`${key}=${value}`)
  const owners = [...new Set(homes.map(owner => owner.name))]
  const text = `${about} is a parameter of ${owners.slice(0, 3).join(', ')}${owners.length > 3 ? ' and others' : ''}, which ${prefix ? 'B' : 'this scene'} does not use.`
  if (homes.length > 1) return { text, about }
  const label = `Use ${home.name} as ${lowerFirst(SLOT_LABELS[home.slot])}`
  return { text, about, fix: { label, change: `${prefix}${home.slot}=${home.id}&${written}` } }
}

function misspelt(key: string, { value, written }: Part, fields: ReadonlyMap<string, Field<unknown>>): LinkNotice {
  const about = quote(`${key}=${value}`)
  const lead = `The link has a key that RoPEscope does not know: ${about}.`
  const meant = meantField(key, fields)
  if (!meant) return { text: `${lead} It is left out.`, about }
  const text = `${lead} Did you mean ${meant.key}? ${meant.label} stays at ${meant.kept()}.`
  if ('problem' in meant.parse(value)) return { text, about }
  const change = `${meant.key}=${written.slice(written.indexOf('=') + 1)}`
  return { text, about, fix: { label: `Use as ${lowerFirst(meant.label)}`, change } }
}

/** The field of the same side that somebody who wrote `key` meant: by its label, a slip of the hand, or a part of its name. */
function meantField(key: string, fields: ReadonlyMap<string, Field<unknown>>): Field<unknown> | undefined {
  const { prefix, owner } = key.startsWith(SIDES.b.prefix) ? SIDES.b : SIDES.a
  const wanted = letters(key.slice(prefix.length))
  const side = [...fields.values()]
    .filter(field => field.key.startsWith(SIDES.b.prefix) === (prefix === SIDES.b.prefix))
    .map(field => ({ field, name: letters(field.key.slice(prefix.length)) }))
  const near = nearestName(
    wanted,
    side.map(({ name }) => name),
  )
  const found =
    side.find(({ field }) => letters(field.label) === wanted + letters(owner)) ??
    side.find(({ name }) => name === near) ??
    side.find(({ name }) => Math.min(name.length, wanted.length) >= 4 && (name.includes(wanted) || wanted.includes(name)))
  return found?.field
}

/** `rope_theta` and `ropeTheta` alike. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** `Base` to `base`; a lone letter or an acronym stays. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label
}
