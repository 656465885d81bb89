import type { LaneId } from '../core/curves'
import type { Outlook, Standpoint } from '../core/outlook'
import { outlookFrom } from '../core/outlook'
import { placesOf } from '../core/places'
import { LIMITS } from '../core/scene'
import { formatCount, formatPositions } from './paint/format'
import type { Side, ViewInput } from './view'

type StandInput = Pick<ViewInput, 'scene' | 'cursor'>

/** So many trained lengths is the text that is looked back over where no token of the prompt asks. */
const LENGTHS = 4

export interface SidePoint extends Standpoint {
  /** the query is a token of the prompt, which was chosen */
  chosen: boolean
}

/** The token from which a side's distances are seen: the chosen query, the last of the text that the map comes with, or of one longer than the trained length. */
export function standpointOf({ spec, setup }: Side, { scene, cursor }: StandInput): SidePoint {
  const { count } = spec.tokens
  const query = cursor.query === null ? -1 : (placesOf(spec.tokens, scene.segments).tokenOf[cursor.query] ?? -1)
  if (query >= 0) return { tokens: count, query, chosen: true }
  const long = Math.min(LIMITS.tokens.max, Math.max(count, LENGTHS * setup.geometry.trainedLength))
  const tokens = spec.relation?.describes ?? long
  return { tokens, query: tokens - 1, chosen: false }
}

/** What pairs see at each distance on a lane where a side's map bends it; null where they see the distance itself. */
export function outlookOf(side: Side | null, lane: LaneId, input: StandInput): Outlook | null {
  const map = isMapped(side, lane) ? side?.spec.relation : null
  return side && map ? outlookFrom(map, standpointOf(side, input), LIMITS.distance.max) : null
}

/** Maps bend the distance between single indices, which is that of all axes together. */
export function isMapped(side: Side | null, lane: LaneId): boolean {
  return lane === 'all' && side !== null && side.spec.relation !== null
}

/** "from token 12 of the prompt", "from the last of 16 384 tokens"; empty where the distance alone decides. */
export function standWords(side: Side, input: StandInput): string {
  if (!side.spec.relation || side.spec.relation.lines) return ''
  const { tokens, query, chosen } = standpointOf(side, input)
  return chosen ? `from token ${formatPositions(query)} of the prompt` : `from the last of ${formatCount(tokens, 'token')}`
}

/** What a picture of turns alone must say where heads take the imaginary part of the score; empty where none does. */
export function imaginaryWords({ a, b }: Pick<ViewInput, 'a' | 'b'>): string {
  const heads = [a, b].flatMap(side => (side?.spec.groups[0].imaginary ? side.letter : []))
  if (!heads.length) return ''
  return `The imaginary heads of ${heads.join(' and ')} turn each query a quarter back besides; here pairs turn by positions alone.`
}

/** What a picture of all tokens alike must say where the first ones turn otherwise; empty where none do. */
export function openingWords({ a, b }: Pick<ViewInput, 'a' | 'b'>): string {
  const openings = [a, b].flatMap(side => {
    const opening = side?.spec.groups[0].opening
    return side && opening ? [`the first ${formatCount(opening.tokens, 'token')} of ${side.letter}`] : []
  })
  return openings.length ? `Drawn are tokens after ${openings.join(' and ')}, which turn as before scaling.` : ''
}

/** What a picture that draws distances as they are must say where a map bends them; empty where none does. */
export function unmappedWords({ a, b }: Pick<ViewInput, 'a' | 'b'>): string {
  const maps = [...new Set([a, b].flatMap(side => side?.spec.relation?.name ?? []))]
  if (!maps.length) return ''
  return `${maps.join(' and ')} ${maps.length > 1 ? 'bend' : 'bends'} which distance two tokens see; here it is drawn as it is.`
}
