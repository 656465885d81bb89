import type { Wave } from '../../core/angles'
import type { DecayResult, Lane } from '../protocol'
import { sameNumbers } from '../sameJob'
import type { Envelope } from './envelope'

export interface BoundedEnvelope extends Envelope {
  bound: DecayResult['bounds'][number]
}

/** How many envelopes are kept: a few lanes of two scenes, rough and exact. */
const CAPACITY = 24

/** The last envelopes over one set of columns. While one scene is dragged, the curves of the other come back unchanged. */
export function createKept() {
  let columns = new Float64Array()
  const envelopes = new Map<string, BoundedEnvelope>()
  const key = (frequencies: Float64Array, wave: Wave, lane: Lane) => `${lane} ${wave} ${frequencies.join()}`
  return {
    /** Forgets what was kept over other columns. */
    over: (edges: Float64Array) => {
      if (sameNumbers(columns, edges)) return
      columns = edges.slice()
      envelopes.clear()
    },
    find: (frequencies: Float64Array, wave: Wave, lane: Lane) => envelopes.get(key(frequencies, wave, lane)),
    keep: (frequencies: Float64Array, wave: Wave, lane: Lane, envelope: BoundedEnvelope) => {
      envelopes.set(key(frequencies, wave, lane), envelope)
      if (envelopes.size > CAPACITY) envelopes.delete(envelopes.keys().next().value as string)
    },
  }
}
