import type { CachedKeys, CachedText } from '../../core/cachedKeys'
import { cachedKeys, lengthSchedule } from '../../core/cachedKeys'
import { lanesOf } from '../../core/curves'
import { SEQ_LEN } from '../../core/scaling'
import type { Setup } from '../../core/scene'
import { completeParams, slotOf } from '../../core/slots'
import type { Side, ViewInput } from '../view'

/** The text of one side: how long it is, and what of it was cached at once. */
export interface SideText extends CachedText {
  side: Side
  keys: CachedKeys
  /** whether every key still has the frequencies of the query */
  fits: boolean
}

/** Tokens of the text: the schedule's own, or as many as it was trained for. */
export function lengthOf({ frequencies, geometry }: Setup): number {
  const given = frequencies.params[SEQ_LEN.key]
  return Math.max(2, typeof given === 'number' && given > 0 ? given : trainedOf({ frequencies, geometry }))
}

/** Context before any extension, positions. */
export function trainedOf({ frequencies, geometry }: Pick<Setup, 'frequencies' | 'geometry'>): number {
  const { params } = completeParams(slotOf('frequencies', frequencies).params, frequencies.params, geometry.rotaryDim / 2)
  const original = params.originalMaxPositionEmbeddings
  return typeof original === 'number' ? original : geometry.trainedLength
}

/** Tokens whose keys were cached together: as said, or as many as the original context, within the text. */
export function promptOf(side: Side, { cached }: ViewInput['view']): number {
  return Math.min(cached ?? trainedOf(side.setup), lengthOf(side.setup))
}

const known = new WeakMap<Side, Map<number, SideText | null>>()

/** The text of a side; null where frequencies do not depend on length, or axes do not move alike. Kept while the side stays. */
export function textOf(side: Side, view: ViewInput['view']): SideText | null {
  const prompt = promptOf(side, view)
  const kept = known.get(side) ?? new Map<number, SideText | null>()
  known.set(side, kept)
  const key = prompt * 65_536 + view.group
  const found = kept.get(key)
  if (found !== undefined) return found
  const schedule = lanesOf(side.spec).includes('all') ? lengthSchedule(side.setup, view.group) : null
  const text = { schedule, prompt, length: lengthOf(side.setup) }
  const made = schedule && { ...text, schedule, side, keys: cachedKeys({ ...text, schedule }), fits: fits({ ...text, schedule }) }
  kept.set(key, made)
  return made
}

/** The texts of A and B that have one. */
export function textsOf({ a, b, view }: Pick<ViewInput, 'a' | 'b' | 'view'>): readonly SideText[] {
  return [a, ...(b ? [b] : [])].flatMap(side => textOf(side, view) ?? [])
}

function fits({ schedule, prompt, length }: CachedText): boolean {
  if (prompt >= length) return true
  const now = schedule(length)
  return [prompt, Math.round(Math.sqrt(prompt * length)), length - 1].every(then =>
    schedule(Math.max(1, then)).every((omega, i) => omega === now[i]),
  )
}
