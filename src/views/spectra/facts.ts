import { type Law, lawOf, singleEdge } from '../../core/spectra/law'
import type { Construction, LatentModel } from '../../core/spectra/models'
import { CONSTRUCTION_NAMES, CONSTRUCTIONS, cachedNumbers, LATENT_MODELS, rankOf } from '../../core/spectra/models'
import { bareHead, simulatedEdge, spikedHead, stableRank } from '../../core/spectra/simulate'
import { squaredSingularValues } from '../../core/spectra/singular'
import type { SpectraJob, SpectraResult } from '../../engine/protocol'
import type { Frame, ViewInput } from '../view'

type Input = Pick<ViewInput, 'view'>

export function modelOf({ view }: Input): LatentModel {
  return LATENT_MODELS.find(({ id }) => id === view.spectra.spectraModel) ?? (LATENT_MODELS[0] as LatentModel)
}

export function jobOf(input: Input): SpectraJob {
  const { id, name, source, ...sizes } = modelOf(input)
  const { spectraSpike, spectraDraws, spectraSeed } = input.view.spectra
  return { op: 'spectra', constructions: CONSTRUCTIONS, sizes, theta: spectraSpike, seed: spectraSeed, draws: spectraDraws }
}

export function spectraRequest(input: Input): { job: SpectraJob; label: string } {
  const job = jobOf(input)
  return { job, label: `Spectra of ${modelOf(input).name}, ${job.draws} draws` }
}

/** Ranks that are drawn on the spot where no answer is there, and how many heads for the bulk. */
const QUICK = { rank: 64, draws: 2 }
const quick = new Map<string, SpectraResult>()

/** A small answer for a picture without an engine, by slow and sure rotations; null where that would take too long. */
function quickResult({ constructions, sizes, theta, seed }: SpectraJob): SpectraResult | null {
  if (constructions.some(construction => rankOf(construction, sizes) > QUICK.rank)) return null
  const key = JSON.stringify([sizes, theta, seed])
  const found = quick.get(key) ?? draw()
  quick.set(key, found)
  return found

  function draw(): SpectraResult {
    const heads = constructions.map(construction =>
      Array.from({ length: QUICK.draws }, (_, k) => squaredSingularValues(bareHead(construction, sizes, seed, k))),
    )
    return {
      op: 'spectra',
      sample: constructions.map(construction => squaredSingularValues(spikedHead(construction, sizes, theta, seed))),
      bulk: heads.map(all => Float64Array.from(all.flatMap(values => [...values]))),
      tops: heads.map(all => Float64Array.from(all, values => values[0] as number)),
    }
  }
}

export interface Spectrum {
  construction: Construction
  name: string
  rank: number
  law: Law
  /** squared singular values of the head with the spike, largest first; empty before an answer */
  sample: Float64Array
  /** those of all heads without */
  bulk: Float64Array
  draws: number
  /** read from the draws where there are enough of them, by the law of large sizes otherwise */
  edge: number
  simulated: boolean
  /** how many of the sample lie above the edge */
  outliers: number
  /** where one factor alone would end, and how many of the sample lie above that */
  single: { edge: number; above: number }
  stableRank: number
  /** numbers of each token that a cache keeps in one layer */
  cached: number
}

export interface SpectraFacts {
  model: LatentModel
  theta: number
  spectra: readonly Spectrum[]
  /** whether an answer is there */
  known: boolean
}

/** Draws from which on the edge is read from them. */
const ENOUGH = 8

let last: { result: SpectraResult | null; view: ViewInput['view']['spectra']; facts: SpectraFacts } | null = null

/** What the frame shows, as far as it answers for the sizes and the seed of now. */
export function spectraFacts(input: Input, frame: Frame): SpectraFacts {
  const asked = jobOf(input)
  const { shown } = frame
  const fits =
    shown?.job.op === 'spectra' &&
    shown.result.op === 'spectra' &&
    JSON.stringify(shown.job.sizes) === JSON.stringify(asked.sizes) &&
    shown.job.seed === asked.seed
  const answer = fits ? (shown.result as SpectraResult) : null
  const theta = fits ? (shown.job as SpectraJob).theta : asked.theta
  if (last?.view === input.view.spectra && last.result === answer) return last.facts
  const result = answer ?? quickResult(asked)
  const facts = { model: modelOf(input), theta, known: result !== null, spectra: CONSTRUCTIONS.map(of) }
  last = { result: answer, view: input.view.spectra, facts }
  return facts

  function of(construction: Construction, at: number): Spectrum {
    const law = lawOf(construction, asked.sizes)
    const rank = rankOf(construction, asked.sizes)
    // without a spike the row and column that it would take hold a 0, which is no value of the head
    const sample = result?.sample[at]?.filter(value => value > 1e-12) ?? new Float64Array()
    const tops = result?.tops[at] ?? new Float64Array()
    const simulated = tops.length >= ENOUGH
    const edge = simulated ? simulatedEdge(tops) : law.edge
    const alone = singleEdge(rank, asked.sizes.width)
    const above = (limit: number) => sample.reduce((count, x) => count + Number(x > limit), 0)
    return {
      construction,
      name: CONSTRUCTION_NAMES[construction],
      rank,
      law,
      sample,
      bulk: result?.bulk[at] ?? new Float64Array(),
      draws: tops.length,
      edge,
      simulated,
      outliers: above(edge),
      single: { edge: alone, above: above(alone) },
      stableRank: sample.length ? stableRank(sample) : Number.NaN,
      cached: cachedNumbers(construction, asked.sizes),
    }
  }
}

/** Bytes of a bfloat16. */
const BYTES = 2

/** Bytes that a cache takes for a text of so many tokens, all layers, in bfloat16. */
export function cacheBytes({ model }: Pick<SpectraFacts, 'model'>, { cached }: Pick<Spectrum, 'cached'>, tokens: number): number {
  return cached * model.layers * BYTES * tokens
}
