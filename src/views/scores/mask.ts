import { maskOfLayout } from '../../core/resolve'
import type { Mask } from '../../core/scoreCells'
import type { Side, ViewInput } from '../view'

export type MaskInput = Pick<ViewInput, 'view'> & { a: Pick<Side, 'setup'> }

/** What a query sees: what is chosen, or what the layout of A is used with. B is drawn under the same mask. */
export function maskOf({ view, a }: MaskInput): Mask {
  const { mask } = view.scores
  return mask === 'auto' ? maskOfLayout(a.setup.layout) : mask
}

/** The mask in words, with the sides whose models use the other one. */
export function maskWords(input: ViewInput): string {
  const { a, b } = input
  const mask = maskOf(input)
  const others = (b ? [a, b] : [a]).filter(side => maskOfLayout(side.setup.layout) !== mask)
  const words = { causal: 'causal', full: 'no mask' }[mask]
  if (!others.length) return words
  const are = others.length === 1 ? 'is' : 'are'
  return `${words} (${others.map(side => side.name).join(' and ')} ${are} ${mask === 'full' ? 'causal' : 'without a mask'} by design)`
}
