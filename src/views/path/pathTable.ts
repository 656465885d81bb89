import type { Table, ViewInput } from '../view'
import { chosen, pathFacts, ropeAt, trailOf } from './facts'

/** Every key of the chosen query, with where the chosen key has gone. */
export function pathTable(input: ViewInput): Table {
  const facts = pathFacts(input)
  const { query, key } = chosen(input, facts.tokens)
  const trail = trailOf(facts, key)
  const sides = [input.a, ...(input.b ? [input.b] : [])]
  return {
    title: `Query ${query} against its keys, and key ${key} as later tokens leave it`,
    columns: [
      'token',
      'Δ (tokens)',
      'logit',
      'attention (%)',
      ...sides.map(({ letter, name }) => `${letter} ${name}, mean cosine`),
      ...Array.from({ length: facts.axes }, (_, c) => `key ${key}, axis ${c + 1}`),
    ],
    rows: Array.from({ length: facts.tokens }, (_, t) => [
      t,
      t <= query ? query - t : '',
      facts.logits[query]?.[t] ?? '',
      t <= query ? 100 * (facts.weights[query]?.[t] as number) : '',
      ...sides.map(side => (t <= query ? ropeAt(side, input, query - t) : '')),
      ...Array.from({ length: facts.axes }, (__, c) => trail[t - key]?.[c] ?? ''),
    ]),
  }
}
