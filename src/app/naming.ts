import { DIFFUSION_PRESETS } from '../configs/diffusionPresets'
import type { Preset } from '../configs/presets'
import { PRESETS, VISION_PRESETS } from '../configs/presets'
import type { AnySlot, Params, Setup } from '../core/scene'
import { ALL_SLOTS } from '../core/scene'
import { namedSetup, setupName, variantOf } from '../core/setups'
import { choiceOf, completeParams, findVariant, isRule, slotOf } from '../core/slots'
import type { Source } from '../core/variant'
import { FAMILIES } from '../core/variant'
import { VARIANTS } from '../core/variants'
import { formatShort } from '../views/paint/format'
import { showNumber } from './controls/showNumber'

/** What the preset lists offer: a published model, or a variant with its published geometry. */
export interface NamedSetup {
  id: string
  name: string
  /** a kind of models, or the family of a paper */
  group: string
  /** base, trained length and date, as small text under the name */
  hint: string
  sources: readonly Source[]
  setup: Setup
}

const facts = ({ geometry }: Setup) =>
  `base ${formatShort(geometry.ropeTheta)}, d ${geometry.headDim}, trained ${showNumber(geometry.trainedLength)}`

/** The groups of published models, in the order of the list. */
export const MODEL_GROUPS = ['Vision language models', 'Image and video diffusion models', 'Language models'] as const

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

const MODELS: readonly NamedSetup[] = PRESETS.map(preset => {
  const { id, name, sources, setup } = preset
  const group = VISION_PRESETS.includes(preset) ? 0 : DIFFUSION_PRESETS.includes(preset) ? 1 : 2
  return { id, name, group: MODEL_GROUPS[group], hint: `${sayDate(preset)}, ${facts(setup)}`, sources, setup }
})

/** Jul 2023, paper of Aug 2023. Read by hand: a hundred dates of Intl would hold the first picture up. */
function sayDate({ date }: Preset): string {
  const [year, month] = date.split('-')
  const said = `${MONTHS[Number(month) - 1]} ${year}`
  return date.length > 7 ? said : `paper of ${said}`
}

const PAPERS: readonly NamedSetup[] = VARIANTS.filter(({ id }) => id !== 'custom').map(({ id, name, year, family, sources }) => {
  const setup = namedSetup(id)
  return { id, name, group: FAMILIES[family], hint: `${year}, ${facts(setup)}`, sources, setup }
})

export const NAMED_SETUPS: readonly NamedSetup[] = [...MODELS, ...PAPERS]

/** Whether two setups resolve alike whatever way their parameters are written. */
export function sameSetup(a: Setup, b: Setup): boolean {
  return a === b || fingerprint(a) === fingerprint(b)
}

const fingerprint = remembered((setup: Setup) =>
  JSON.stringify([setup.geometry, ...ALL_SLOTS.map(slot => [choiceOf(setup, slot).variant, allParams(setup, slot)])]),
)

function allParams(setup: Setup, slot: AnySlot): Params {
  const choice = choiceOf(setup, slot)
  return completeParams(slotOf(slot, choice).params, choice.params, setup.geometry.rotaryDim / 2).params
}

/** The list entry that a setup is, whatever its mask. A preset chosen from the list is known by being the same object. */
export const namedSetupOf = remembered((setup: Setup): NamedSetup | undefined => {
  const { mask, ...bare } = setup
  return (
    NAMED_SETUPS.find(named => named.setup === setup) ??
    PAPERS.find(named => sameSetup(named.setup, bare)) ??
    MODELS.find(named => sameSetup(named.setup, bare))
  )
})

export function nameOf(setup: Setup): string {
  return namedSetupOf(setup)?.name ?? setupName(setup)
}

export function sourcesOf(setup: Setup): readonly Source[] {
  return (namedSetupOf(setup) ?? variantOf(setup) ?? findVariant(setup.allocation.variant))?.sources ?? []
}

/** What A and B are called where both appear: alike names are told apart by the first thing that differs. */
export function sideNames(a: Setup, b: Setup | null): [string, string] {
  const names: [string, string] = [nameOf(a), b ? nameOf(b) : '']
  if (!b || names[0] !== names[1]) return names
  const difference = firstDifference(a, b)
  return difference ? [`${names[0]}, ${difference[0]}`, `${names[1]}, ${difference[1]}`] : names
}

function firstDifference(a: Setup, b: Setup): [string, string] | null {
  const said: [string, (setup: Setup) => string | number][] = [
    ['base', setup => formatShort(setup.geometry.ropeTheta)],
    ['d', setup => setup.geometry.headDim],
    ['rotated', setup => setup.geometry.rotaryDim],
    ['trained', setup => showNumber(setup.geometry.trainedLength)],
    ...ALL_SLOTS.filter(slot => choiceOf(a, slot).variant === choiceOf(b, slot).variant).flatMap(slot =>
      slotOf(slot, choiceOf(a, slot)).params.map(
        spec =>
          [spec.symbol ?? spec.label.toLowerCase(), (setup: Setup) => sayParam(allParams(setup, slot)[spec.key])] as [
            string,
            (setup: Setup) => string,
          ],
      ),
    ),
    ...ALL_SLOTS.map(slot => [slot, (setup: Setup) => nameIn(slot, setup)] as [string, (setup: Setup) => string]),
  ]
  for (const [what, say] of said) if (say(a) !== say(b)) return [`${what} ${say(a)}`, `${what} ${say(b)}`]
  return null
}

/** What stands in a slot; plain words of rules are no names. */
function nameIn(slot: AnySlot, setup: Setup): string {
  const { name } = slotOf(slot, choiceOf(setup, slot))
  return isRule(slot) ? name.toLowerCase() : name
}

function sayParam(value: Params[string] | undefined): string {
  if (Array.isArray(value)) return value.length > 4 ? `${value.length} given` : value.join(' · ')
  if (typeof value === 'number') return formatShort(value)
  const text = String(value).replace(/\s+/g, ' ')
  return text.length > 24 ? `${text.slice(0, 20)}…` : text
}

/** The same answer for the same setup, kept as long as the setup. */
function remembered<R>(ask: (setup: Setup) => R): (setup: Setup) => R {
  const answers = new WeakMap<Setup, { answer: R }>()
  return setup => {
    const known = answers.get(setup) ?? { answer: ask(setup) }
    answers.set(setup, known)
    return known.answer
  }
}
