import { formatPositions } from '../paint/format'
import type { Table, ViewInput } from '../view'
import { leftFrom, modelsOf, movedBy } from './model'
import { firstShare, formatError } from './words'

/** Shifts of a table: powers of two up to 2^20, and the cursor. */
const POWERS = Array.from({ length: 21 }, (_, power) => 2 ** power)

export function precisionTable(input: ViewInput): Table {
  const { cursor } = input
  const shifts = [...new Set([0, ...POWERS, cursor.delta])].sort((a, b) => a - b)
  const pairOf = (pairs: number) => Math.min(cursor.pair, pairs - 1)
  return {
    title: 'A prompt moved by s positions, and what is left of 256 positions from s on',
    columns: [
      'side',
      's (positions)',
      'largest score error',
      'mean score error',
      'D, change of attention',
      'first token’s part',
      'different ids',
      'pair',
      'different angles',
      'different (cos, sin)',
    ],
    rows: modelsOf(input).flatMap(model =>
      shifts.map(shift => {
        const moved = movedBy(model, shift)
        const pair = pairOf(model.invFreq.length)
        const left = leftFrom(model, pair, shift)
        return [
          model.side.letter,
          formatPositions(shift),
          formatError(moved.error.max),
          formatError(moved.error.mean),
          formatError(moved.change),
          firstShare(moved),
          left.ids,
          pair,
          left.angles,
          left.turns,
        ]
      }),
    ),
  }
}
