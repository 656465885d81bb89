import type { Divergence } from '../../core/divergence'
import { divergence } from '../../core/divergence'
import { formatPositions } from '../paint/format'
import type { ViewInput } from '../view'
import { laneAngular } from './lane'

/** Where the phases of A and B first part by π/4 as the lane's axes move; null without B, or where a map decides which distance pairs see. */
export function partingOf({ a, b, view }: Pick<ViewInput, 'a' | 'b' | 'view'>): Divergence | null {
  if (!b || a.spec.relation || b.spec.relation) return null
  return divergence(laneAngular(a.spec, view.lane), laneAngular(b.spec, view.lane))
}

/** The pair that parts first and what to say of it; null where partingOf is, or where no pair ever parts. */
export function partingFlag(input: Pick<ViewInput, 'a' | 'b' | 'view'>): { pair: number; position: number; said: string } | null {
  const parting = partingOf(input)
  if (!parting || parting.pair === null || parting.position === null) return null
  const { pair, position } = parting
  return { pair, position, said: `A and B part first in pair ${pair}, by π/4 at Δ = ${formatPositions(position)}` }
}
