import type { Choice, Geometry, Setup, SlotName } from './scene'
import { SLOTS } from './scene'
import { findVariant } from './slots'
import type { Variant } from './variant'
import { VARIANTS } from './variants'

export const DEFAULT_GEOMETRY: Geometry = { headDim: 128, rotaryDim: 128, ropeTheta: 10_000, trainedLength: 4096 }

/** A named variant as a setup: each slot is its own or that of `rope`, with default parameters and published geometry. */
export function namedSetup(id: string): Setup {
  const variant = findVariant(id)
  const geometry = { ...DEFAULT_GEOMETRY, ...variant?.geometry }
  const choice = (slot: SlotName): Choice => ({ variant: variant?.[slot] ? id : 'rope', params: {} })
  return {
    frequencies: choice('frequencies'),
    allocation: choice('allocation'),
    layout: choice('layout'),
    relation: choice('relation'),
    geometry: { ...geometry, rotaryDim: variant?.geometry?.rotaryDim ?? geometry.headDim },
  }
}

/** The variant that fills exactly the slots of a setup, whatever the parameters. */
export function variantOf(setup: Setup): Variant | undefined {
  return VARIANTS.find(variant => SLOTS.every(slot => setup[slot].variant === (variant[slot] ? variant.id : 'rope')))
}

/** What a setup is called: its variant, or its parts. */
export function setupName(setup: Setup): string {
  const variant = variantOf(setup)
  if (variant) return variant.name
  const parts = [setup.layout, setup.allocation, setup.frequencies, setup.relation]
    .map(choice => choice.variant)
    .filter((id, at, all) => id !== 'rope' && all.indexOf(id) === at)
  return parts.map(id => findVariant(id)?.name ?? id).join(' + ')
}
