import { drawnName } from '../heads'
import { smallText } from '../road/words'
import type { Caption, ViewInput } from '../view'
import type { PathFacts } from './facts'
import { chosen, pathFacts, ropeAt } from './facts'

export function short(value: number): string {
  const text = String(Number(value.toFixed(3)))
  return (text === '-0' ? '0' : text).replace('-', '−')
}

export const percentOf = (share: number) => `${Number((100 * share).toPrecision(3))}\u00a0%`

const OPENINGS = {
  shuffle: 'A shuffle of axes.',
  reflections: 'Two reflections make a rotation.',
  random: 'Seeded tokens.',
} as const

/** The chosen logit against RoPE's, and whether the forms agree. */
export function pathCaption(input: ViewInput): Caption {
  const facts = pathFacts(input)
  const { query, key } = chosen(input, facts.tokens)
  const { path } = input.view
  const logit = facts.logits[query]?.[key] as number
  const distance = query - key
  const gates = path.pathForget < 1 ? ', gates included' : ''
  const seen =
    path.pathExample === 'shuffle'
      ? `By token ${query} the key of token ${key} has gone ${whereText(facts, query, key)}; the query asks for axis ${path.pathCup > facts.axes ? facts.axes : path.pathCup} and finds ${short(logit)}${gates}.`
      : `Query ${query} meets key ${key} with the logit ${short(logit)}${gates}.`
  const rope = `${drawnName(input.a)} has ${short(ropeAt(input.a, input, distance))} at Δ = ${distance}, whatever stands between.`
  const forms = `Products of matrices give the same within ${smallText(Math.max(facts.apart.matrices, facts.apart.whole))}.`
  return {
    lead: OPENINGS[path.pathExample],
    a: `${seen} ${rope} ${forms}`,
    b: input.b ? `${drawnName(input.b)} has ${short(ropeAt(input.b, input, distance))}.` : '',
  }
}

/** `to axis 3`, or spread out where β is no reflection. */
function whereText({ case: found, axes }: PathFacts, query: number, key: number): string {
  let state = Float64Array.from(found.k[key] as ArrayLike<number>)
  for (let s = key + 1; s <= query; s++) {
    const w = found.w[s] as Float64Array
    const along = (found.beta[s] as number) * w.reduce((sum, value, c) => sum + value * (state[c] as number), 0)
    state = state.map((value, c) => value - along * (w[c] as number))
  }
  const best = state.reduce((most, value, c) => (Math.abs(value) > Math.abs(state[most] as number) ? c : most), 0)
  const share = state[best] as number
  return Math.abs(share - 1) < 1e-9
    ? `to axis ${best + 1} of ${axes}`
    : `to several axes, ${short(share)} of it to axis ${best + 1} of ${axes}`
}
