import type { AnySlot, Choice, Geometry, Params, ParamValue, Setup } from '../core/scene'
import { ALL_SLOTS, RULES, SLOTS } from '../core/scene'
import { namedSetup } from '../core/setups'
import { choiceOf, choiceProblem, completeParams, offersFor, rulesFor, slotOf } from '../core/slots'
import { VARIANTS } from '../core/variants'
import { GEOMETRY_FIELDS, geometryProblem, withHeadDim } from './geometryFields'
import type { LinkReader } from './linkReader'
import { nameField, paramField } from './linkReader'
import { writeValue } from './linkValues'
import { sameValue, withChoice, withGeometry } from './setupEdits'

/** A and B share every key; those of B start with `b.`, and its variant is `vs`. */
export const SIDES = {
  a: { prefix: '', variant: 'variant', label: 'Variant', owner: '' },
  b: { prefix: 'b.', variant: 'vs', label: 'Comparison', owner: ' of B' },
} as const
export type SideName = keyof typeof SIDES

export const SLOT_LABELS: Record<AnySlot, string> = {
  frequencies: 'Frequency scaling',
  allocation: 'Frequency allocation',
  layout: 'Position design',
  relation: 'Relative map',
  mask: 'Mask',
}

/** One side of the link over the setup that it starts from. What is said of the masks of A counts for B too, unless B says its own. */
export function readSetup(
  reader: LinkReader,
  side: SideName,
  start: Setup,
  startName = () => nearestNamed(start),
  rules: Pick<Setup, (typeof RULES)[number]> = start,
): Setup {
  const { prefix, variant, label, owner } = SIDES[side]
  const ids = VARIANTS.map(({ id }) => id)
  const id = reader.read(nameField(variant, label, ids, startName))
  let setup = id === undefined ? start : namedSetup(id)
  for (const slot of SLOTS) {
    const present = setup[slot]
    const chosen = reader.read(nameField(prefix + slot, SLOT_LABELS[slot] + owner, offersFor(slot), () => present.variant))
    if (chosen !== undefined && chosen !== present.variant) setup = { ...setup, [slot]: { variant: chosen, params: {} } }
  }
  for (const rule of RULES) {
    const present = choiceOf({ ...setup, ...rules }, rule)
    const chosen = reader.read(nameField(prefix + rule, SLOT_LABELS[rule] + owner, offersFor(rule), () => present.variant))
    if (chosen !== undefined) setup = withChoice(setup, rule, chosen)
    else if (rules[rule]) setup = { ...setup, [rule]: present }
  }
  setup = withGeometry(setup, readGeometry(reader, side, setup.geometry)).setup
  for (const slot of ALL_SLOTS) setup = withRead(setup, slot, readChoice(reader, side, slot, setup))
  return setup
}

function withRead(setup: Setup, slot: AnySlot, choice: Choice): Setup {
  return setup[slot] || Object.keys(choice.params).length > 0 ? { ...setup, [slot]: choice } : setup
}

/** The inverse of readSetup: the named variant that needs the fewest words, and what differs from it. */
export function writeSetup(setup: Setup, side: SideName, rules: Pick<Setup, (typeof RULES)[number]> = {}): string[] {
  const { prefix, variant } = SIDES[side]
  const candidates = [...new Set(SLOTS.map(slot => setup[slot].variant))]
  const writings = candidates.map(id => [
    `${variant}=${id}`,
    ...differences(setup, { ...namedSetup(id), ...rules }).map(part => prefix + part),
  ])
  return writings.reduce((best, writing) => (writing.join('&').length < best.join('&').length ? writing : best))
}

function nearestNamed(setup: Setup): string {
  return writeSetup(setup, 'a')[0]?.split('=')[1] ?? 'rope'
}

function readGeometry(reader: LinkReader, side: SideName, published: Geometry): Geometry {
  const { prefix, owner } = SIDES[side]
  const number = (name: keyof Geometry, geometry: Geometry) => {
    const spec = GEOMETRY_FIELDS[name]
    const key = prefix + spec.key
    const refuse = (value: ParamValue) => geometryProblem(name, value as number, geometry, key)
    return reader.read(paramField({ ...spec, label: spec.label + owner }, geometry[name], { key, refuse })) as number | undefined
  }
  const ropeTheta = number('ropeTheta', published) ?? published.ropeTheta
  const trainedLength = number('trainedLength', published) ?? published.trainedLength
  const headDim = number('headDim', published)
  const geometry = headDim === undefined ? published : withHeadDim(published, headDim)
  return { ...geometry, ropeTheta, trainedLength, rotaryDim: number('rotaryDim', geometry) ?? geometry.rotaryDim }
}

/** The parameters of one slot: `layout.follow` beats `follow`, which speaks to every slot that has it. */
function readChoice(reader: LinkReader, side: SideName, slot: AnySlot, setup: Setup): Choice {
  const { prefix, owner } = SIDES[side]
  const choice = choiceOf(setup, slot)
  const pairs = setup.geometry.rotaryDim / 2
  const { params: specs } = slotOf(slot, choice)
  const kept = completeParams(specs, choice.params, pairs).params
  const defaults = completeParams(specs, {}, pairs).params
  const params: Record<string, ParamValue> = { ...choice.params }
  for (const spec of specs) {
    const field = (key: string) =>
      paramField({ ...spec, label: spec.label + owner }, kept[spec.key] as ParamValue, { key, pairs })
    const shared = reader.read(field(prefix + spec.key))
    const value = reader.read(field(`${prefix}${slot}.${spec.key}`)) ?? shared
    if (value === undefined) continue
    if (sameValue(value, defaults[spec.key])) delete params[spec.key]
    else params[spec.key] = value
  }
  const refusal = choiceProblem(slot, { ...choice, params }, setup.geometry)
  if (!refusal) return { ...choice, params }
  reader.note({ text: `${refusal} ${SLOT_LABELS[slot]}${owner} keeps its own parameters.`, about: prefix + slot })
  return { ...choice, params: {} satisfies Params }
}

/** What must be said after the name of `base` to come to `setup`, without the prefix of a side. */
function differences(setup: Setup, base: Setup): string[] {
  const { geometry } = setup
  const resized = withHeadDim(base.geometry, geometry.headDim)
  const slots = SLOTS.filter(slot => setup[slot].variant !== base[slot].variant)
  const rules = RULES.filter(rule => !sameChoice(choiceOf(setup, rule), choiceOf(base, rule)))
  const sizes = (Object.keys(GEOMETRY_FIELDS) as (keyof Geometry)[]).filter(name =>
    name === 'headDim' ? geometry.headDim !== base.geometry.headDim : geometry[name] !== resized[name],
  )
  return [
    ...slots.map(slot => `${slot}=${setup[slot].variant}`),
    ...rules.map(rule => `${rule}=${choiceOf(setup, rule).variant}`),
    ...sizes.map(name => `${GEOMETRY_FIELDS[name].key}=${writeValue(geometry[name])}`),
    ...paramParts(setup, new Set([...SLOTS, ...rules])),
  ]
}

/** Parameters of the slots that are told, off their default; unqualified where all slots that have the key agree. */
function paramParts(setup: Setup, told: ReadonlySet<AnySlot>): string[] {
  const pairs = setup.geometry.rotaryDim / 2
  const held = ALL_SLOTS.flatMap(slot => {
    const choice = choiceOf(setup, slot)
    const { params: specs } = slotOf(slot, choice)
    const defaults = completeParams(specs, {}, pairs).params
    return specs.map(({ key }) => {
      const value = writeValue(choice.params[key] ?? (defaults[key] as ParamValue))
      return { slot, key, value, silent: !told.has(slot) || value === writeValue(defaults[key] as ParamValue) }
    })
  })
  return [...new Set(held.map(({ key }) => key))].flatMap(key => {
    const holders = held.filter(holder => holder.key === key)
    const spoken = holders.filter(({ silent }) => !silent)
    const agreed = new Set(holders.map(({ value }) => value)).size === 1
    return agreed
      ? spoken.slice(0, 1).map(({ value }) => `${key}=${value}`)
      : spoken.map(({ slot, value }) => `${slot}.${key}=${value}`)
  })
}

/** Where a key that this scene does not use is at home: the slots of other variants that have it. */
export function homesOf(key: string): { id: string; name: string; slot: AnySlot }[] {
  const ofVariants = VARIANTS.flatMap(({ id, name, ...variant }) =>
    SLOTS.filter(slot => variant[slot]?.params.some(spec => spec.key === key)).map(slot => ({ id, name, slot })),
  )
  const ofRules = RULES.flatMap(slot =>
    rulesFor(slot)
      .filter(rule => rule.slot.params.some(spec => spec.key === key))
      .map(rule => ({ id: rule.id, name: rule.slot.name, slot })),
  )
  return [...ofVariants, ...ofRules]
}

function sameChoice(a: Choice, b: Choice): boolean {
  const keys = new Set([...Object.keys(a.params), ...Object.keys(b.params)])
  return a.variant === b.variant && [...keys].every(key => sameValue(a.params[key], b.params[key]))
}
