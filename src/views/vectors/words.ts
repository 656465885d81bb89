import { eliteCache } from '../../core/methods/fastRopElite'
import { formatShort } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'
import type { HeadFacts } from './facts'
import { elitePairs, headFacts, misfit, missed } from './facts'

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

/** What a cache keeps of each token and key-value head when so many pairs stay rotated. */
export function cacheWords(facts: HeadFacts, { pairs: asked, latent }: ViewInput['view']['elite']): string {
  const pairs = Math.min(asked, facts.pairs)
  const { kept, usual, share } = eliteCache(facts.head.q[0]?.length ?? 0, pairs, latent)
  return `2 × ${pairs} rotated + ${latent} latent = ${kept} of ${usual} numbers per token and key-value head: ${percent(share)}`
}

export function vectorsCaption({ loaded, a, b, view }: Pick<ViewInput, 'loaded' | 'a' | 'b' | 'view'>): Caption {
  if (!loaded) return { lead: NOTHING, a: NO_LINK, b: '' }
  const wrong = misfit(loaded, a)
  if (wrong) return { lead: wrong, a: 'Choose a setup whose head is as wide.', b: '' }
  const facts = headFacts(loaded, a)
  const { pair, times } = strongest(facts)
  const count = Math.min(view.elite.pairs, facts.pairs)
  const lead = `${capital(headName(facts))}: pair ${pair} (λ ${sayWavelength(facts.frequencies[pair] as number)}) carries most, |q||k| ${number(times)} times the mean.`
  const elite = `${count} of ${facts.pairs} pairs rotated keep ${percent(1 - missed(facts, count))} of what rotation changes${b ? '' : `; ${percent(facts.sink)} of the attention is on the first token`}.`
  const other = b && !misfit(loaded, b) ? headFacts(loaded, b) : null
  const reach = other ? ` Attention reaches back ${number(facts.reach)} positions in the mean` : ''
  return {
    lead,
    a: elite + (other ? `${reach},` : ''),
    b: other ? `under ${(b as Side).name} ${number(other.reach)}.` : b ? (misfit(loaded, b) ?? '') : '',
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function eliteList(facts: HeadFacts, count: number): string {
  const pairs = elitePairs(facts, count)
  return pairs.length ? pairs.join(', ') : 'none'
}
