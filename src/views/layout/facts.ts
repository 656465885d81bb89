import type { LayoutFacts } from '../../core/overlaps'
import { layoutFacts } from '../../core/overlaps'
import type { Segment } from '../../core/scene'
import { slotOf } from '../../core/slots'
import type { LayoutSlot, TokenTable } from '../../core/variant'
import type { Side } from '../view'

interface Kept {
  axes: string
  positionIds: readonly Float64Array[]
  facts: LayoutFacts
}

const kept = new WeakMap<TokenTable, Kept>()

/** Facts of a side's layout, kept while tokens, axes and ids stay: frequencies do not touch them. */
export function factsOf({ spec, setup }: Side, segments: readonly Segment[]): LayoutFacts {
  const axes = spec.axes.join(' ')
  const known = kept.get(spec.tokens)
  if (known?.axes === axes && known.positionIds.every((ids, at) => ids === spec.positionIds[at])) return known.facts
  const { text = 'counts' } = slotOf('layout', setup.layout) as LayoutSlot
  const facts = layoutFacts(spec, segments, text)
  kept.set(spec.tokens, { axes, positionIds: spec.positionIds, facts })
  return facts
}
