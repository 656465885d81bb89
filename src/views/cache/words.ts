import { lanesOf } from '../../core/curves'
import { drawnName } from '../heads'
import { formatPositions, formatShort, formatValue } from '../paint/format'
import { pairColumns } from '../pairColumns'
import type { Caption, Side, Table, ViewInput } from '../view'
import { gapOf } from './facts'
import type { SideText } from './text'
import { textOf, textsOf } from './text'

/** What keys lose that were cached before the text grew. */
export function cacheCaption(input: ViewInput): Caption {
  const { a, b } = input
  return { lead: 'Cached keys.', a: sentence(input, a, true), b: b ? sentence(input, b, false) : '' }
}

function sentence(input: ViewInput, side: Side, opens: boolean): string {
  const name = drawnName(side)
  const text = textOf(side, input.view)
  if (!text)
    return lanesOf(side.spec).includes('all')
      ? `Under ${name} frequencies do not follow the length of the text, so that keys in the cache stay right.`
      : `${name} has axes that do not move together, so that no one distance leads to a cached key.`
  const { length, fits } = text
  if (fits) return `Under ${name} ${formatPositions(length)} tokens still have the frequencies with which their keys were cached.`
  const { distance, gap } = gapOf(text)
  const { delta } = input.cursor
  const grows = `the gap grows to ${short(Math.abs(gap))}, near Δ = ${formatShort(distance)}`
  if (delta > length - 1)
    return `Under ${name} a text of ${formatPositions(length)} tokens has no key at Δ = ${formatPositions(delta)}; ${grows}.`
  const [old, anew] = [text.keys.cached(delta), text.keys.fresh(delta)].map(short)
  return opens
    ? `Under ${name} the last of ${formatPositions(length)} tokens meets the key at Δ = ${formatPositions(delta)} with similarity ${old} as cached and ${anew} if rotated anew; ${grows}.`
    : `Under ${name} ${old} as cached and ${anew} anew; ${grows}.`
}

/** Three decimals. */
export function short(value: number): string {
  return formatValue(Number(value.toFixed(3))).slice(0, -1)
}

/** A readout: the values at a distance, for those who do not see them. */
export function spoken(texts: readonly SideText[], delta: number): string {
  const said = texts.map(text =>
    delta > text.length - 1
      ? `${text.side.letter} has no such key`
      : `${text.side.letter} cached ${short(text.keys.cached(delta))}, rotated anew ${short(text.keys.fresh(delta))}`,
  )
  return [`${formatPositions(delta)} positions`, ...said].join('; ')
}

/** Similarities at powers of two and at the first token; where no length changes the frequencies, those that stay. */
export function cacheTable(input: ViewInput): Table {
  const texts = textsOf(input)
  if (texts.length === 0) return { title: 'Frequencies that keys in the cache keep', ...pairColumns(input.a.spec) }
  const longest = Math.max(1, ...texts.map(text => text.length - 1))
  const distances = [0, ...Array.from({ length: Math.floor(Math.log2(longest)) + 1 }, (_, k) => 2 ** k), longest]
  return {
    title: 'Similarity of the last token with keys as they were cached',
    columns: [
      'Δ (positions)',
      ...texts.flatMap(({ side: { letter } }) => [`${letter} cached at (tokens)`, `${letter} cached`, `${letter} rotated anew`]),
    ],
    rows: [...new Set(distances)].map(distance => [
      distance,
      ...texts.flatMap(({ keys, length, prompt }): (string | number)[] =>
        distance > length - 1 ? ['', '', ''] : [Math.max(prompt, length - distance), keys.cached(distance), keys.fresh(distance)],
      ),
    ]),
  }
}
