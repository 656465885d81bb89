import { cosine, reduceAngle } from './angles'
import { asGroups, frequenciesFor } from './groups'
import { SEQ_LEN } from './scaling'
import type { Params, Setup } from './scene'
import { completeParams, slotOf } from './slots'
import type { AllocationResult } from './variant'

/** rad per position of every pair while all axes move together, in a text of so many tokens. */
export type LengthSchedule = (length: number) => Float64Array

/** Lengths between which a schedule is looked at for a change, tokens. */
const SHORTEST = 1
const LONGEST = 2 ** 30

/** The schedule of a setup against the length of the text; null where it does not depend on it. Kept while the setup stays. */
export function lengthSchedule(setup: Setup, group = 0): LengthSchedule | null {
  const slot = slotOf('frequencies', setup.frequencies)
  if (!slot.params.some(({ key }) => key === SEQ_LEN.key)) return null
  const pairs = setup.geometry.rotaryDim / 2
  const completed = (name: 'frequencies' | 'allocation') =>
    completeParams(slotOf(name, setup[name]).params, setup[name].params, pairs).params
  const params = completed('frequencies')
  const allocations = asGroups<AllocationResult>(
    slotOf('allocation', setup.allocation).run(setup.geometry, completed('allocation')),
  )
  const together = allocations.map(({ weights }) =>
    Float64Array.from({ length: pairs }, (_, i) => weights.reduce((sum, row) => sum + (row[i] as number), 0)),
  )
  const tablesAt = (given: Params) =>
    allocations.flatMap((allocation, a) =>
      frequenciesFor(allocation, setup.frequencies, setup.geometry, given).map(({ invFreq }) =>
        invFreq.map((omega, i) => omega * (together[a]?.[i] as number)),
      ),
    )
  const schedule: LengthSchedule = length => {
    const tables = tablesAt({ ...params, [SEQ_LEN.key]: length })
    return tables[group] ?? (tables[0] as Float64Array)
  }
  const [short, long] = [schedule(SHORTEST), schedule(LONGEST)]
  return short.some((omega, i) => omega !== long[i]) ? schedule : null
}

/** A text in which keys were rotated before it reached its present length. */
export interface CachedText {
  schedule: LengthSchedule
  /** tokens that were read at once, with the frequencies of their number; later ones came one by one */
  prompt: number
  /** tokens now; the last one asks */
  length: number
}

/** Similarity of the query, the last token, with keys before it. */
export interface CachedKeys {
  /** mean over the pairs of cos(m ω − n ω′): ω of the present length, ω′ of the length at which key n was cached */
  cached: (distance: number) => number
  /** the same if every key were rotated anew: mean of cos(Δ ω) */
  fresh: (distance: number) => number
}

/**
 * Programs that recompute frequencies as the text grows and keep keys as they were rotated: the query at m = length − 1 meets key n
 * at the angle m ω(length) − n ω(max(n + 1, prompt)). So does rope type dynamic in transformers (huggingface/transformers issue
 * 25104); Phi3ForCausalLM there drops its cache where longrope switches, after which every key is rotated anew.
 */
export function cachedKeys({ schedule, prompt, length }: CachedText): CachedKeys {
  const now = schedule(length)
  const block = schedule(Math.min(prompt, length))
  const query = now.map(omega => (length - 1) * reduceAngle(omega))
  return {
    cached: distance => {
      const key = length - 1 - distance
      const then = key < prompt ? block : schedule(key + 1)
      let sum = 0
      for (let i = 0; i < now.length; i++) sum += cosine((query[i] as number) - key * reduceAngle(then[i] as number))
      return sum / now.length
    },
    fresh: distance => {
      let sum = 0
      for (const omega of now) sum += cosine(distance * reduceAngle(omega))
      return sum / now.length
    },
  }
}
