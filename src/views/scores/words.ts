import { promptPlace } from '../../core/places'
import type { Segment } from '../../core/scene'
import type { ScoresAbout } from '../../engine/protocol'
import { segmentName } from '../layout/words'
import { formatPositions } from '../paint/format'
import type { Part } from './lattice'

/** Where a token of the prompt stands: "video, frame 3, row 2, column 5", counted from 1 as people do. */
export function placeWords(segments: readonly Segment[], token: number): string {
  const place = promptPlace(segments, token)
  if (!place) return ''
  const name = segmentName(segments, place.segment)
  const segment = segments[place.segment]
  if (place.frame < 0) return `${name}, token ${formatPositions(place.index + 1)}`
  const frame = segment?.kind === 'video' ? `, frame ${place.frame + 1}` : ''
  return `${name}${frame}, row ${place.row + 1}, column ${place.col + 1}`
}

/** How near the numbers of a picture are to the truth. */
export function methodWords(about: ScoresAbout | null, draft: boolean): string {
  if (draft)
    return about?.method === 'some'
      ? `draft of ${formatPositions(about.queries)} ${about.queries === 1 ? 'query' : 'queries'}`
      : 'draft'
  if (!about) return ''
  switch (about.method) {
    case 'every':
      return 'exact'
    case 'close':
      return `within ±${(100 * about.bound).toFixed(2)}\u00a0%, proven`
    case 'borders':
      return 'exact; borders sampled'
    case 'some':
      return `sampled: ${formatPositions(about.queries)} ${about.queries === 1 ? 'query' : 'queries'}, exact rows`
  }
}

/** The segment that asks: the last one; null where the prompt has only one. */
export function questionOf(parts: readonly Part[]): number | null {
  return parts.length > 1 ? parts.length - 1 : null
}

/** A list as a sentence says it. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
