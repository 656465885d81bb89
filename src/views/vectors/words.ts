import { readMade } from '../../core/madeHead'
import { CACHE_MODELS, cacheBytes } from '../../core/methods/cacheModels'
import { eliteCache } from '../../core/methods/fastRopElite'
import { formatShort } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'
import { decayAt } from './decayLines'
import type { HeadFacts } from './facts'
import { aimed, elitePairs, headFacts, misfit, missed } from './facts'
import { headOf } from './head'

export const NOTHING = 'No queries and keys are loaded.'
export const NO_LINK = 'They come from a file of yours, which stays on this machine; a link does not carry it.'

export const percent = (share: number) => `${Number((100 * share).toPrecision(3))}\u00a0%`
export const number = (x: number) => Number(x.toPrecision(4)).toString().replace('-', '\u2212')

/** qk.safetensors, layer 3, head 5. */
export const headName = ({ head }: HeadFacts) => `${head.where ? `${head.where} of ` : ''}${head.file}`

/** A wavelength in positions; still where the pair does not turn. */
export function sayWavelength(omega: number): string {
  return omega > 0 ? `${formatShort((2 * Math.PI) / omega)} positions` : 'does not turn'
}

export function strongest({ norms }: HeadFacts): { pair: number; times: number } {
  const energy = norms.q.map((q, i) => q * (norms.k[i] as number))
  const pair = energy.reduce((best, value, i) => (value > (energy[best] as number) ? i : best), 0)
  const mean = energy.reduce((sum, value) => sum + value, 0) / energy.length
  return { pair, times: mean > 0 ? (energy[pair] as number) / mean : 0 }
}

/** The cache of named models whose heads are as wide, in 16-bit numbers per token: `Llama 2 7B 512 → 128 KiB`. */
export function modelCaches(facts: HeadFacts, { pairs: asked, latent }: ViewInput['view']['elite']): string[] {
  const width = facts.head.q[0]?.length ?? 0
  const { kept } = eliteCache(width, Math.min(asked, facts.pairs), latent)
  const kilo = (bytes: number) => Number((bytes / 1024).toPrecision(3))
  const models = CACHE_MODELS.filter(({ headDim }) => headDim === width)
  return models.map(model => {
    const { usual, cut } = cacheBytes(model, kept)
    return `${model.name} ${kilo(usual)} → ${kilo(cut)}\u00a0KiB`
  })
}

/** What a cache keeps of each token and key-value head when so many pairs stay rotated. */
export function cacheWords(facts: HeadFacts, { pairs: asked, latent }: ViewInput['view']['elite']): string {
  const pairs = Math.min(asked, facts.pairs)
  const { kept, usual, share } = eliteCache(facts.head.q[0]?.length ?? 0, pairs, latent)
  return `2 × ${pairs} rotated + ${latent} latent = ${kept} of ${usual} numbers per token and key-value head: ${percent(share)}`
}

export function vectorsCaption(input: Pick<ViewInput, 'loaded' | 'a' | 'b' | 'view'>): Caption {
  const { a, b, view } = input
  const loaded = headOf(input)
  if (!loaded) return { lead: NOTHING, a: NO_LINK, b: '' }
  const wrong = misfit(loaded, a)
  if (wrong) return { lead: wrong, a: 'Choose a setup whose head is as wide.', b: '' }
  const facts = headFacts(loaded, a)
  const made = !input.loaded && view.made !== null ? readMade(view.made) : null
  const { pair, times } = strongest(facts)
  const count = Math.min(view.elite.pairs, facts.pairs)
  const name = loaded.where || loaded.madeUp ? capital(headName(facts)) : headName(facts)
  const asides = asideOf(loaded, a) + (b && !misfit(loaded, b) ? asideOf(loaded, b) : '')
  const lead =
    made?.back !== null && made
      ? aimWords(facts, made.back)
      : `${name}: pair ${pair} (λ ${sayWavelength(facts.frequencies[pair] as number)}) carries most, |q||k| ${number(times)} times the mean.`
  const elite = `${count} of ${facts.pairs} pairs rotated keep ${percent(1 - missed(facts, count))} of what rotation changes${b ? '' : `; ${percent(facts.sink)} of the attention is on the first token`}.`
  const other = b && !misfit(loaded, b) ? headFacts(loaded, b) : null
  const reach = other ? ` Attention reaches back ${number(facts.reach)} positions in the mean` : ''
  return {
    lead: lead + asides,
    a: elite + (other ? `${reach},` : ''),
    b: other ? `under ${(b as Side).name} ${number(other.reach)}.` : b ? (misfit(loaded, b) ?? '') : '',
  }
}

/** What a head built to look back does. */
function aimWords(facts: HeadFacts, back: number): string {
  const at = (delta: number) => number(decayAt(facts, delta))
  const where = back === 0 ? 'its own token' : `the token ${back} back`
  return `A head built to look at ${where} (each q is ψ, each k is ψ${back ? ` turned by ${back}` : ''}): the logit is ${at(back)} there and ${at(back + 1)} one further; ${percent(aimed(facts, back))} of the attention goes there.`
}

/** How the vectors of a made head are made. */
export function madeWords({ head }: HeadFacts): string {
  return head.file === 'random vectors' ? 'q of N(0, 1), k a copy of it with the correlation 0.5' : `a ${head.file}`
}

/** What these charts leave out of a side, and what of the vectors it does not turn, a sentence each. */
function asideOf(head: HeadFacts['head'], { spec, setup, letter }: Side): string {
  const missing = [spec.relation && `the map ${spec.relation.name}`, spec.mask.kind !== 'causal' && 'the mask'].filter(Boolean)
  const width = head.q[0]?.length ?? 0
  return [
    missing.length &&
      ` Every query sees every key before it at its plain distance: ${missing.join(' and ')} of ${letter} ${missing.length > 1 ? 'are' : 'is'} left out.`,
    width !== setup.geometry.headDim &&
      ` The vectors have ${width} channels, heads of ${letter} ${setup.geometry.headDim}: channels ${2 * spec.pairs} to ${width - 1} do not turn.`,
  ]
    .filter(Boolean)
    .join('')
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function eliteList(facts: HeadFacts, count: number): string {
  const pairs = elitePairs(facts, count)
  return pairs.length ? pairs.join(', ') : 'none'
}
