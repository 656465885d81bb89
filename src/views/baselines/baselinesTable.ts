import type { Table, ViewInput } from '../view'
import { modelOf } from './model'
import { readAt } from './readout'

/** Distances of the table: powers of two up to 2^20, and the cursor. */
const POWERS = Array.from({ length: 21 }, (_, power) => 2 ** power)

export function baselinesTable(input: ViewInput): Table {
  const model = modelOf(input)
  const distances = [...new Set([0, ...POWERS, input.cursor.delta])].sort((a, b) => a - b)
  const exact = (value: number | null) => (value === null ? '–' : Number(value.toPrecision(6)))
  return {
    title: `Mean logit less that at distance 0, attention of the last of ${model.keys} tokens on its keys up to a distance, and CoPE's position`,
    columns: [
      'distance (tokens)',
      ...model.encodings.map(({ name }) => `${name}, logit`),
      ...model.encodings.map(({ name }) => `${name}, attention [%]`),
      'CoPE, positions',
    ],
    rows: distances.map(delta => {
      const { encodings, cope } = readAt(model, delta)
      return [
        delta,
        ...encodings.map(({ logit }) => exact(logit)),
        ...encodings.map(({ share }) => exact(share === null ? null : 100 * share)),
        exact(cope),
      ]
    }),
  }
}
