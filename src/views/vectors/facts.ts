import type { LoadedHead, PairNorms } from '../../core/loadedHead'
import { causalLogits, contentDecay, meanByDistance, pairNorms, softmaxRows, textFrequencies } from '../../core/loadedHead'
import type { CausalParts, EliteRound } from '../../core/methods/fastRopElite'
import { byContribution, causalParts, fastRopElite, leftWith, rotationEffects } from '../../core/methods/fastRopElite'
import { uniformPairs } from '../../core/methods/ropElite'
import type { RotarySpec } from '../../core/resolve'
import { quarterBack } from '../../core/rotate'
import type { Side } from '../view'

/** Tokens whose scores are drawn one by one, and those that RoPElite compares. */
export const SCORED = 256
export const COMPARED = 64
/** Fewer pairs of tokens than these at a distance are no mean. */
const FEWEST = 16
/** Distances that are looked at one by one; farther ones by the means of columns. */
export const REACHED = 4096

/** EliteKV's baselines: pairs spread evenly, and those with the largest Σ q·k before any rotation. */
export const OTHER_RULES = ['uniform', 'contribution'] as const
export type OtherRule = (typeof OTHER_RULES)[number]

export interface HeadFacts {
  head: LoadedHead
  tokens: number
  pairs: number
  /** rad per position */
  frequencies: Float64Array
  norms: PairNorms
  /** mean logit at the near distances, each query with each key */
  decay: Float64Array
  /** what a logit is multiplied by */
  scale: number
  /** logits of the first tokens, shape (scored, scored); −∞ ahead of the query */
  logits: Float64Array
  /** attention weights of the same tokens */
  weights: Float64Array
  scored: number
  /** mean logit of the tokens as they stand */
  stand: Float64Array
  /** share of attention on the first token, in the mean over queries after the first */
  sink: number
  /** mean distance of what is attended to, positions */
  reach: number
  elite: { rounds: readonly EliteRound[]; before: number }
  /** the mean |ΔA| left with 0, 1, 2, … pairs rotated that other rules choose */
  others: Readonly<Record<OtherRule, Float64Array>>
}

/** Why a head does not fit a side; null where it does. */
export function misfit(head: LoadedHead, { setup, spec, letter }: Side): string | null {
  const width = head.q[0]?.length ?? 0
  if (width >= 2 * spec.pairs) return null
  return `The vectors of ${head.file} have ${width} channels, and ${letter} turns ${2 * spec.pairs} of a head of ${setup.geometry.headDim}.`
}

const kept = new WeakMap<LoadedHead, WeakMap<RotarySpec, HeadFacts>>()

/** What a side makes of a head; computed once. */
export function headFacts(head: LoadedHead, side: Side): HeadFacts {
  const known = kept.get(head) ?? new WeakMap<RotarySpec, HeadFacts>()
  kept.set(head, known)
  const facts = known.get(side.spec) ?? compute(head, side)
  known.set(side.spec, facts)
  return facts
}

function compute(loaded: LoadedHead, { spec }: Side): HeadFacts {
  const [group] = spec.groups
  const { pairs } = spec
  const head = group.imaginary ? askingBack(loaded, pairs) : loaded
  const tokens = Math.min(head.q.length, head.k.length)
  const frequencies = textFrequencies(group)
  const width = head.q[0]?.length ?? 1
  const scale = (group.attentionFactor ** 2 * spec.softmaxFactor) / Math.sqrt(width)
  const first = (count: number): LoadedHead => ({ ...head, q: head.q.slice(0, count), k: head.k.slice(0, count) })
  const scored = Math.min(tokens, SCORED)
  const logits = causalLogits(first(scored), frequencies, scale)
  const weights = softmaxRows(logits, scored)
  const { norms, parts } = ownOf(head, tokens, pairs)
  return {
    head,
    tokens,
    pairs,
    frequencies,
    norms,
    decay: contentDecay(head, frequencies, REACHED, scale),
    scale,
    logits,
    weights,
    scored,
    stand: meanByDistance(logits, scored).subarray(0, Math.max(1, scored - FEWEST)),
    sink: rowMean(weights, scored, (weight, key) => (key === 0 ? weight : 0)),
    reach: rowMean(weights, scored, (weight, key, query) => weight * (query - key)),
    ...cutBy(parts, frequencies),
  }
}

/** What RoPElite and the other rules leave, by how many pairs stay rotated. */
function cutBy(parts: CausalParts, frequencies: Float64Array): Pick<HeadFacts, 'elite' | 'others'> {
  const changed = rotationEffects(parts, frequencies)
  const order = byContribution(parts)
  const left = (chosen: (count: number) => readonly number[]) =>
    Float64Array.from({ length: parts.pairs + 1 }, (_, count) => leftWith(changed, chosen(count)))
  return {
    elite: fastRopElite(changed),
    others: {
      uniform: left(count => uniformPairs(parts.pairs, count)),
      contribution: left(count => order.slice(0, count)),
    },
  }
}

const backward = new WeakMap<LoadedHead, { pairs: number; head: LoadedHead }>()

/** The head with its queries turned a quarter back, for the imaginary part of its scores. */
function askingBack(loaded: LoadedHead, pairs: number): LoadedHead {
  const known = backward.get(loaded)
  if (known?.pairs === pairs) return known.head
  const head = { ...loaded, q: loaded.q.map(row => quarterBack(row, pairs, loaded.style)) }
  backward.set(loaded, { pairs, head })
  return head
}

interface Own {
  pairs: number
  norms: PairNorms
  parts: CausalParts
}
const owned = new WeakMap<LoadedHead, Own>()

/** What does not change with the frequencies, so that a drag finds it ready. */
function ownOf(head: LoadedHead, tokens: number, pairs: number): Own {
  const known = owned.get(head)
  if (known?.pairs === pairs) return known
  const count = Math.min(tokens, COMPARED)
  const stride = Math.max(1, Math.floor((tokens - 1) / Math.max(1, count - 1)))
  const spread = (rows: readonly Float64Array[]) => Array.from({ length: count }, (_, i) => rows[i * stride] as Float64Array)
  const parts = causalParts(spread(head.q), spread(head.k), pairs, head.style, stride)
  const made = { pairs, norms: pairNorms(head, pairs), parts }
  owned.set(head, made)
  return made
}

function rowMean(weights: Float64Array, tokens: number, of: (weight: number, key: number, query: number) => number): number {
  let sum = 0
  for (let query = 1; query < tokens; query++)
    for (let key = 0; key <= query; key++) sum += of(weights[query * tokens + key] as number, key, query)
  return tokens > 1 ? sum / (tokens - 1) : 0
}

/** Pairs that stay rotated when so many may, fast to slow. */
export function elitePairs({ elite }: HeadFacts, count: number): number[] {
  return elite.rounds
    .slice(0, count)
    .map(({ pair }) => pair)
    .sort((a, b) => a - b)
}

/** Share of the change by rotation that is missed with so many pairs rotated, 0 to 1. */
export function missed({ elite }: HeadFacts, count: number): number {
  if (elite.before === 0) return 0
  return count === 0 ? 1 : (elite.rounds[Math.min(count, elite.rounds.length) - 1]?.left ?? 0) / elite.before
}

/** The same for pairs that another rule chooses. */
export function missedBy({ elite, others }: HeadFacts, rule: OtherRule, count: number): number {
  return elite.before === 0 ? 0 : (others[rule][count] as number) / elite.before
}

/** Share of the attention on the token `back` positions back, in the mean over queries that have one. */
export function aimed({ weights, scored }: HeadFacts, back: number): number {
  let sum = 0
  for (let query = back; query < scored; query++) sum += weights[query * scored + query - back] as number
  return back < scored ? sum / (scored - back) : 0
}
