import type { Table, ViewInput } from '../view'
import { CODEBOOKS, KEYS, recallAt, WINDOWS } from './facts'

/** Every codebook and window; empty where it is not computed yet. */
export function recallTable(input: Pick<ViewInput, 'a' | 'view'>): Table {
  const { found, unquantised, wanted } = recallAt(input)
  return {
    title: `Share of the true top ${wanted} of ${KEYS} seeded keys that is found, %`,
    columns: ['window (tokens)', ...CODEBOOKS.map(codewords => `${codewords} entries`), 'no codebook'],
    rows: WINDOWS.map((window, at) => [
      window,
      ...[...found.map(column => column[at]), unquantised[at]].map(share => (share === undefined ? '' : 100 * share)),
    ]),
  }
}
