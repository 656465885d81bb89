import { pairColumns } from '../pairColumns'
import type { Table, ViewInput } from '../view'
import { headFacts, misfit, missed, missedBy } from './facts'
import { headOf } from './head'
import { headName, NO_LINK, NOTHING } from './words'

/** Every pair with its wavelength, its mean lengths and its rank by RoPElite. */
export function vectorsTable(input: Pick<ViewInput, 'loaded' | 'view' | 'a'>): Table {
  const { a } = input
  const loaded = headOf(input)
  const lack = loaded ? misfit(loaded, a) : `${NOTHING} ${NO_LINK}`
  if (!loaded || lack) return { title: `${lack} Pairs of ${a.name}`, ...pairColumns(a.spec) }
  const facts = headFacts(loaded, a)
  const rank = new Map(facts.elite.rounds.map(({ pair }, at) => [pair, at + 1]))
  const left = new Map(facts.elite.rounds.map(({ pair, left }) => [pair, left]))
  return {
    title: `Pairs of ${headName(facts)} under ${a.name}`,
    columns: [
      'pair',
      'wavelength (positions)',
      'mean |q|',
      'mean |k|',
      'RoPElite rank',
      'mean |ΔA| left (logit)',
      'rotated pairs',
      'RoPElite misses [%]',
      'even pairs miss [%]',
      'pairs by q·k miss [%]',
    ],
    rows: Array.from(facts.frequencies, (omega, pair) => [
      pair,
      omega > 0 ? (2 * Math.PI) / omega : '–',
      facts.norms.q[pair] as number,
      facts.norms.k[pair] as number,
      rank.get(pair) ?? '–',
      left.get(pair) ?? '–',
      pair + 1,
      100 * missed(facts, pair + 1),
      100 * missedBy(facts, 'uniform', pair + 1),
      100 * missedBy(facts, 'contribution', pair + 1),
    ]),
  }
}
