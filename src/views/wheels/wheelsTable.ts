import type { Pair } from '../allocation/pairs'
import { readingName, readPairs, turns } from '../allocation/pairs'
import type { Side, Table, ViewInput } from '../view'

/** One row per pair, A's columns, then B's. Angles are not reduced to one turn. */
export function wheelsTable({ a, b, cursor }: ViewInput): Table {
  const sides = [a, ...(b ? [b] : [])].map(side => ({ side, pairs: readPairs(side.spec) }))
  const count = Math.max(...sides.map(({ pairs }) => pairs.length))
  return {
    title: `Wheels at Δ = ${cursor.delta} positions`,
    columns: ['Pair', ...sides.flatMap(({ side }) => columns(side, cursor.delta))],
    rows: Array.from({ length: count }, (_, i) => [
      i,
      ...sides.flatMap(({ side, pairs }) => cells(side, pairs[i], cursor.delta)),
    ]),
  }
}

function columns({ letter, setup }: Side, delta: number): string[] {
  const { trainedLength } = setup.geometry
  return ['axis', 'λ (positions)', 'ω (rad/position)', `turns in ${trainedLength} positions`, `angle at Δ = ${delta} (rad)`].map(
    name => `${letter} ${name}`,
  )
}

function cells({ setup }: Side, pair: Pair | undefined, delta: number): (string | number)[] {
  if (!pair) return ['', '', '', '', '']
  const omega = Math.abs(pair.omega)
  const lambda = Number.isFinite(pair.lambda) ? pair.lambda : ''
  return [readingName(pair.reads), lambda, omega, turns(pair, setup.geometry.trainedLength), omega * delta]
}
