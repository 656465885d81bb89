import type { LayoutFacts } from '../../core/overlaps'
import { layoutFacts } from '../../core/overlaps'
import type { Segment } from '../../core/scene'
import type { TokenTable } from '../../core/variant'
import type { Side } from '../view'

const kept = new WeakMap<TokenTable, { axes: string; facts: LayoutFacts }>()

/** Facts of a side's layout, kept while tokens and axes stay: frequencies do not touch them. */
export function factsOf({ spec }: Side, segments: readonly Segment[]): LayoutFacts {
  const axes = spec.axes.join('')
  const known = kept.get(spec.tokens)
  if (known?.axes === axes) return known.facts
  const facts = layoutFacts(spec, segments)
  kept.set(spec.tokens, { axes, facts })
  return facts
}
