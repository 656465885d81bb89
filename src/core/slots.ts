import { MASKS } from './masks'
import { paramProblem } from './params'
import type { AnySlot, Choice, Params, RuleName, Setup, SlotName } from './scene'
import { RULES } from './scene'
import type { ParamSpec, Rule, Slot, Variant } from './variant'
import { VARIANTS } from './variants'

/** A variant by its id. */
export function findVariant(id: string): Variant | undefined {
  return VARIANTS.find(variant => variant.id === id)
}

/** The variants that offer a slot, in menu order. */
export function variantsFor(slot: SlotName): readonly Variant[] {
  return VARIANTS.filter(variant => variant[slot])
}

const REGISTRIES: { [K in RuleName]: readonly Rule<K>[] } = { mask: MASKS }

/** What stands in such a slot where nothing is chosen. */
const FIRST = Object.fromEntries(RULES.map(name => [name, { variant: REGISTRIES[name][0]?.id ?? '', params: {} }])) as Record<
  RuleName,
  Choice
>

/** What may stand in a slot that variants do not fill, in menu order; the first entry is the one without a choice. */
export function rulesFor<K extends RuleName>(name: K): readonly Rule<K>[] {
  return REGISTRIES[name]
}

/** The ids that may stand in a slot. */
export function offersFor(name: AnySlot): readonly string[] {
  return (isRule(name) ? rulesFor(name) : variantsFor(name)).map(({ id }) => id)
}

export function isRule(name: AnySlot): name is RuleName {
  return (RULES as readonly AnySlot[]).includes(name)
}

/** What a setup has in a slot; the same object each time where it has chosen none. */
export function choiceOf(setup: Setup, name: AnySlot): Choice {
  return setup[name] ?? FIRST[name as RuleName]
}

/** The rule that a choice names; the first of its registry when there is none of that name. */
export function ruleOf<K extends RuleName>(name: K, choice: Choice): Rule<K> {
  const rules = rulesFor(name)
  return (rules.find(({ id }) => id === choice.variant) ?? rules[0]) as Rule<K>
}

/** The slot that a choice names; the one of `rope` when the variant does not fill it. */
export function slotOf<K extends AnySlot>(name: K, choice: Choice): Slot<K> {
  if (isRule(name)) return ruleOf(name, choice).slot as unknown as Slot<K>
  const slot = name as SlotName
  return (findVariant(choice.variant)?.[slot] ?? findVariant('rope')?.[slot]) as unknown as Slot<K>
}

/** Defaults of all parameters of a slot under a geometry, overlaid with the given ones where they are valid. */
export function completeParams(specs: readonly ParamSpec[], params: Params, pairs: number): { params: Params; notes: string[] } {
  const notes: string[] = []
  const complete: Record<string, Params[string]> = {}
  for (const spec of specs) {
    const fallback = typeof spec.default === 'function' ? spec.default(pairs) : spec.default
    const given = params[spec.key]
    const problem = given === undefined ? null : paramProblem(spec, given, pairs)
    if (problem) notes.push(`${problem} ${spec.label} is taken as ${fallback}.`)
    complete[spec.key] = given === undefined || problem ? fallback : given
  }
  return { params: complete, notes }
}

/** Why a choice of parameters cannot be used, or null. */
export function choiceProblem(name: AnySlot, choice: Choice, geometry: Setup['geometry']): string | null {
  const slot = slotOf(name, choice)
  const pairs = geometry.rotaryDim / 2
  for (const spec of slot.params) {
    const given = choice.params[spec.key]
    const problem = given === undefined ? null : paramProblem(spec, given, pairs)
    if (problem) return problem
  }
  return slot.refuse?.(geometry, completeParams(slot.params, choice.params, pairs).params) ?? null
}

/** What the map that a setup asks for is called, also where it is not in force; null for the difference of positions itself. */
export function mapName({ relation }: Pick<Setup, 'relation'>): string | null {
  const slot = slotOf('relation', relation)
  return slot === slotOf('relation', { variant: '', params: {} }) ? null : slot.name
}
