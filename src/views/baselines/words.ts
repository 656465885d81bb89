import { drawnName } from '../heads'
import { formatPositions } from '../paint/format'
import { percent } from '../scores/colours'
import type { Caption, ViewInput } from '../view'
import type { Encoding } from './model'
import { modelOf } from './model'
import { readAt } from './readout'

/** A logit to a hundredth, or to four digits where it is large: −8.36, −212.8. */
export function formatLogit(value: number): string {
  if (Math.abs(value) >= 1e5) return `−${formatPositions(-value)}`
  const rounded = Number(value.toPrecision(4))
  const text = Math.abs(rounded) < 100 ? rounded.toFixed(2) : rounded.toFixed(1)
  return Number(text) === 0 ? '0' : text.replace('-', '−')
}

export function percentText(share: number): string {
  return share >= 0.1 ? `${Number((100 * share).toFixed(1))}\u00a0%` : percent(Number(share.toPrecision(2)))
}

/** What distance takes from the logit of a rotation and of what it replaced, at the cursor. */
export function baselinesCaption(input: ViewInput): Caption {
  const model = modelOf(input)
  const { delta } = input.cursor
  const { encodings } = readAt(model, delta)
  const of = (key: Encoding['key']) => encodings.find(encoding => encoding.key === key)
  const [a, b] = [of('A'), of('B')]
  const at = `At Δ\u00a0=\u00a0${formatPositions(delta)}`
  const against = (['ALiBi', 'xPos'] as const)
    .flatMap(key => of(key) ?? [])
    .map(({ name, logit }) => `${headWords(name)} ${formatLogit(logit)}`)
    .join(' and ')
  const apart = model.left.map(side => drawnName(side)).join(' and ')
  const mapped = [input.a, input.b].flatMap(side => (side?.spec.relation ? [drawnName(side)] : [])).join(' and ')
  const noted = [
    apart && ` ${apart} turns the two channels of a pair apart, so that its logits are no function of the distance.`,
    mapped && ` The relative map of ${mapped} is left out.`,
  ]
    .filter(Boolean)
    .join('')
  return {
    lead: 'Against what came before.',
    a: a
      ? `${at} ${drawnName(input.a)} changes the mean logit by ${formatLogit(a.logit)}, ${against}${of('NoPE') ? ', NoPE by 0' : ''}.${noted}`
      : `${at} ${against} are added to a logit${of('NoPE') ? ', by NoPE 0' : ''}.${noted}`,
    b: b && input.b ? `${drawnName(input.b)}: ${formatLogit(b.logit)}.` : '',
  }
}

/** `ALiBi 4/8` as a sentence says it. */
function headWords(name: string): string {
  const [, head, heads] = /^ALiBi (\d+)\/(\d+)$/.exec(name) ?? []
  return head ? `head ${head} of ${heads} of ALiBi by` : `${name} by`
}
