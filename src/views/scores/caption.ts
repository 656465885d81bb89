import { sameMask } from '../../core/mask'
import { allowedPairs } from '../../core/maskSums'
import { placesOf } from '../../core/places'
import type { ScoresAbout } from '../../engine/protocol'
import { formatShortValue } from '../decay/caption'
import { drawnName } from '../heads'
import { segmentName } from '../layout/words'
import { formatCount, formatPositions } from '../paint/format'
import type { Caption, Frame, Side, ViewInput } from '../view'
import { percent } from './colours'
import { partsOf } from './lattice'
import { maskWords } from './mask'
import { isReordered, ordered } from './ordered'
import type { Answer } from './picture'
import { answerOf } from './picture'
import { listed, placeWords, questionOf } from './words'

/** What the segments score with each other, or how the attention of the last one is shared out. */
export function scoresCaption(raw: ViewInput, frame: Frame): Caption {
  const input = ordered(raw)
  const { scene, view, a, b } = input
  const { form, temperature } = view.scores
  const lead = `${form === 'mean' ? 'Mean score' : scene.content.kind === 'ones' ? 'Attention' : 'Attention of mean logits'}, ${maskWords(input)}${isReordered(raw) ? ', tokens row by row' : ''}${form === 'mean' || temperature === 1 ? '' : `, temperature ${temperature}`}.`
  const answer = answerOf(frame, input)
  const masked = (b ? [a, b] : [a]).every((side, k) => {
    const drawn = answer?.job.sides[k]?.mask
    return !drawn || sameMask(drawn, side.spec.mask)
  })
  if (!answer || answer.job.form !== form || !masked) return { lead, a: '', b: '' }
  if (scene.content.kind === 'independent') return { lead, a: unrelated(form), b: '' }
  const sentence = form === 'mean' ? meanSentence : attentionSentence
  return {
    lead,
    a: sentence(input, answer, a, 0, true),
    b: b && answer.result.parts[1] ? sentence(input, answer, b, 1, false) : '',
  }
}

function unrelated(form: 'mean' | 'softmax'): string {
  return form === 'mean'
    ? 'q and k are independent, so every mean score is 0 under any embedding.'
    : 'q and k are independent: every mean logit is 0, and each query attends alike to all keys that it sees.'
}

function meanSentence({ scene }: ViewInput, { result }: Answer, side: Side, k: number, opens: boolean): string {
  const parts = partsOf(scene.segments)
  const table = result.parts[k] as Float64Array
  const count = parts.length
  const about = result.about[k]?.partsSampled ? 'about ' : ''
  const value = (query: number, key: number) => {
    const words = scoreWords(table[query * count + key] as number)
    return /\d/.test(words) ? about + words : words
  }
  const question = questionOf(parts)
  const noisy = scene.content.kind === 'noisyCopy' ? ` with a correlation of ${scene.content.rho} between q and k` : ''
  if (question === null) {
    const pairs = side.spec.mask.kind === 'full' ? 'pairs of tokens' : 'pairs that may attend'
    return opens
      ? `Under ${drawnName(side)}${noisy} the mean over all ${pairs} is ${value(0, 0)}.`
      : `Under ${drawnName(side)} it is ${value(0, 0)}.`
  }
  const name = (at: number) => segmentName(scene.segments, (parts[at] as { segment: number }).segment)
  const targets = targetsOf(count, question).map(at => `${value(question, at)} on ${at === question ? 'itself' : name(at)}`)
  return `Under ${drawnName(side)}${opens ? noisy : ''} ${opens ? `${name(question)} scores` : 'it scores'} ${listed(targets)}.`
}

function attentionSentence({ scene, phone }: ViewInput, { result }: Answer, side: Side, k: number, opens: boolean): string {
  const parts = partsOf(scene.segments)
  const table = result.parts[k] as Float64Array
  const about = result.about[k]
  const count = parts.length
  const question = questionOf(parts)
  const sampled = about?.partsSampled ? 'about ' : ''
  if (question === null || !about) return aloneWords(scene.segments, side, about, opens)
  const name = (at: number) => segmentName(scene.segments, (parts[at] as { segment: number }).segment)
  const share = (at: number) => `${sampled}${percentWords(table[question * count + at] as number)}`
  const targets = targetsOf(count, question)
  const best =
    phone || !about.best || alike(about.best.mass, side.spec.tokens.count) ? null : bestWords(scene.segments, side, about.best)
  if (!opens) return `Under ${drawnName(side)} it puts ${listed(targets.map(share))}${best ? `, and most at ${best}` : ''}.`
  const shares = listed(targets.map(at => `${share(at)} on ${at === question ? 'itself' : name(at)}`))
  return `Under ${drawnName(side)} ${name(question)} puts ${shares}${best ? `; outside itself its last token looks most at ${best}` : ''}.`
}

/** relative gap up to which attention counts as the same for all keys */
const ALIKE = 1e-4

/** Of a prompt of one segment: how far the last token looks. */
function aloneWords(
  segments: ViewInput['scene']['segments'],
  side: Side,
  about: ScoresAbout | undefined,
  opens: boolean,
): string {
  const best = about?.best && bestWords(segments, side, about.best)
  const { mask, tokens } = side.spec
  const [all, last] = [tokens.count, tokens.count - 1]
  const seen = about?.half ? allowedPairs(mask, all, last, all, 0, all) : all
  const among = seen < all ? `the ${formatCount(seen, 'token')} that it sees` : formatCount(all, 'token')
  if (about?.best && alike(about.best.mass, seen))
    return `Under ${drawnName(side)} the last token attends alike to ${seen < all ? among : `all ${among}`}, ${percent(about.best.mass)} each.`
  const half = about?.half ? `gives half of its attention to the nearest ${formatPositions(about.half)} of ${among}` : ''
  const most = best && (opens || !half) ? `looks most, after itself, at ${best}` : ''
  return half || most ? `Under ${drawnName(side)} the last token ${[half, most].filter(Boolean).join(' and ')}.` : ''
}

/** Whether the most attended of so many keys takes no more than each of the others. */
function alike(mass: number, seen: number): boolean {
  return Math.abs(mass * seen - 1) < ALIKE
}

function bestWords(segments: ViewInput['scene']['segments'], side: Side, best: { key: number; mass: number }): string {
  const token = promptToken(side, segments, best.key)
  return token === null ? '' : `${placeWords(segments, token)} (${percent(best.mass)})`
}

/** Three decimals, or three digits where there would be none. */
function scoreWords(score: number): string {
  if (Number.isNaN(score)) return 'nothing (masked)'
  if (score === 0 || Math.abs(score) >= 0.001) return formatShortValue(score)
  return score.toFixed(Math.min(12, 2 - Math.floor(Math.log10(Math.abs(score))))).replace('-', '−')
}

/** The segments worth a clause: all where there are few, else the neighbours of the question and itself. */
function targetsOf(count: number, question: number): number[] {
  return count <= 4 ? Array.from({ length: count }, (_, at) => at) : [question - 2, question - 1, question]
}

function percentWords(share: number): string {
  return share >= 0.1 ? `${Math.round(100 * share)}\u00a0%` : percent(Number(share.toPrecision(2)))
}

function promptToken(side: Side, segments: ViewInput['scene']['segments'], token: number): number | null {
  const found = placesOf(side.spec.tokens, segments).promptOf[token] ?? -1
  return found < 0 ? null : found
}
