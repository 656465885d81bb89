import type { Table, ViewInput } from '../view'
import { cursorDelta, mapSides, readingAt, stretches } from './model'

/** Distances at most where a new band begins that a table lists. */
const STRETCHES = 24

/** What is seen at powers of two, where bands begin, and at the cursor. */
export function mapTable(input: ViewInput): Table {
  const sides = mapSides(input)
  const rows = new Map<number, string[]>()
  const add = (delta: number, what: string) => rows.set(delta, [...(rows.get(delta) ?? []), what])
  add(0, '')
  for (let delta = 1; delta <= input.view.ruler.to; delta *= 2) add(delta, '')
  for (const one of sides) {
    const { letter, setup } = one.side
    for (const { from, band } of stretches(one, STRETCHES))
      if (from > 0) add(from, `${letter} ${one.relation?.bands[band]?.name ?? ''}`.trim())
    add(setup.geometry.trainedLength, `trained length of ${letter}`)
  }
  add(cursorDelta(input), 'cursor')
  const number = (value: number) => (Number.isNaN(value) ? 'no token so far back' : Number(value.toPrecision(12)))
  return {
    title: 'Distance between query and key, and the distance that the pairs see',
    columns: [
      'Δ [positions]',
      'what is there',
      ...sides.flatMap(({ side, slowFrom }) => [
        `${side.letter} ${side.name}${slowFrom === null ? '' : `, pairs below ${slowFrom}`} [positions]`,
        ...(slowFrom === null ? [] : [`${side.letter} pairs from ${slowFrom} [positions]`]),
        `${side.letter} band`,
      ]),
    ],
    rows: [...rows]
      .sort(([x], [y]) => x - y)
      .map(([delta, what]) => [
        delta,
        what.filter(Boolean).join('; '),
        ...sides.flatMap(one => {
          const { fast, slow, band } = readingAt(one, delta)
          return [number(fast), ...(slow === null ? [] : [number(slow)]), Number.isNaN(fast) ? '' : (band ?? 'as it is')]
        }),
      ]),
  }
}
