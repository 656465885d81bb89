import type { Places } from '../../core/places'
import { placesOf } from '../../core/places'
import type { Segment } from '../../core/scene'
import { segmentTokens } from '../../core/scene'
import type { Side } from '../view'

/** A segment of the prompt that has tokens: from .. to − 1 among the prompt's. */
export interface Part {
  segment: number
  from: number
  to: number
}

export function partsOf(segments: readonly Segment[]): Part[] {
  let from = 0
  return segments.flatMap((part, segment) => {
    const to = from + segmentTokens(part)
    const found = to > from ? [{ segment, from, to }] : []
    from = to
    return found
  })
}

/** Edges at every fourth of these places are those of a draft. */
const PHASE = 4

/**
 * Edges of cells of `cell` tokens, at least one, around start .. start + size: whole numbers out of one lattice over the
 * whole prompt, so that rows and columns meet the mask's edge in squares, and cells stay where they are while one pans.
 */
export function latticeEdges(start: number, size: number, cell: number, tokens: number): Float64Array {
  const first = Math.floor(start / cell / PHASE) * PHASE
  const last = Math.ceil((start + size) / cell / PHASE) * PHASE
  const edges: number[] = []
  for (let k = Math.max(0, first); k <= last; k++) {
    const edge = Math.min(tokens, Math.round(k * cell))
    if (edge > (edges.at(-1) ?? -1)) edges.push(edge)
    if (edge === tokens) break
  }
  return Float64Array.from(edges)
}

/** Places of the prompt's tokens among a side's. Tokens that its layout puts in belong to the one before them. */
export function sideEdges(side: Side, segments: readonly Segment[], edges: Float64Array): Float64Array {
  const { tokenOf } = placesOf(side.spec.tokens, segments)
  const mapped = Array.from(edges, edge => tokenAtEdge(tokenOf, side.spec.tokens.count, edge))
  return Float64Array.from(mapped.filter((edge, k) => k === 0 || edge > (mapped[k - 1] as number)))
}

function tokenAtEdge(tokenOf: Places['tokenOf'], count: number, edge: number): number {
  if (edge <= 0) return 0
  for (let k = edge; k < tokenOf.length; k++) if ((tokenOf[k] as number) >= 0) return tokenOf[k] as number
  return count
}

/** The inverse: edges among the prompt's tokens. */
export function promptEdges(side: Side, segments: readonly Segment[], edges: Float64Array): Float64Array {
  const { promptOf, tokenOf } = placesOf(side.spec.tokens, segments)
  return edges.map(edge => (edge <= 0 ? 0 : edge >= side.spec.tokens.count ? tokenOf.length : (promptOf[edge] as number)))
}

/** The index of the cell that holds a token; −1 outside. */
export function cellAt(edges: Float64Array, token: number): number {
  if (!(token >= (edges[0] ?? 0)) || !(token < (edges.at(-1) ?? 0))) return -1
  let [low, high] = [0, edges.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) <= token) low = middle
    else high = middle
  }
  return low
}
