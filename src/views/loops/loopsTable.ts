import { alignmentAt } from '../../core/loops'
import { formatShort } from '../paint/format'
import type { Table, ViewInput } from '../view'
import { isFacts, loopFacts, measures } from './facts'

/** Every pair of time with its wavelength in all units, and what is back with it where it first comes round. */
export function loopsTable({ a, b, scene: { segments } }: ViewInput): Table {
  const sides = (b ? [a, b] : [a]).map(side => loopFacts(side, segments)).filter(isFacts)
  return {
    title: 'Pairs of time, fast to slow',
    columns: [
      'side',
      'k',
      'pair',
      'λ (positions)',
      'λ (token frames)',
      'λ (pixel frames)',
      'λ (s)',
      'turns in the clip',
      'pairs back at λ',
      'repeat',
    ],
    rows: sides.flatMap(({ side, pairs, clip, span, repeat }) =>
      pairs.map(({ k, pair, wavelength }) => {
        const { frames, pixels, seconds } = measures(wavelength, clip)
        const { back, turned } = alignmentAt(pairs, wavelength)
        return [
          side.letter,
          k,
          pair,
          formatShort(wavelength),
          formatShort(frames),
          formatShort(pixels),
          formatShort(seconds),
          formatShort(span / wavelength),
          `${back.length} of ${turned.length}`,
          repeat?.turned.at(-1)?.k === k ? 'predicted' : '',
        ]
      }),
    ),
  }
}
