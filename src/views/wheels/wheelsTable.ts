import { pairCell } from '../allocation/allocationTable'
import type { Pair } from '../allocation/pairs'
import { pairUnit, readPairs, trainedTurns } from '../allocation/pairs'
import { oneUnit } from '../paint/axisWords'
import type { Side, Table, ViewInput } from '../view'

/** One row per pair, A's columns, then B's. Angles are not reduced to one turn. */
export function wheelsTable({ a, b, cursor }: ViewInput): Table {
  const sides = [a, ...(b ? [b] : [])].map(side => ({ side, pairs: readPairs(side.spec) }))
  const count = Math.max(...sides.map(({ pairs }) => pairs.length))
  return {
    title: `Wheels at Δ = ${cursor.delta} ${pairUnit(readPairs(a.spec))}`,
    columns: ['Pair', ...sides.flatMap(({ side }) => columns(side, cursor.delta))],
    rows: Array.from({ length: count }, (_, i) => [
      i,
      ...sides.flatMap(({ side, pairs }) => cells(side, pairs[i], cursor.delta)),
    ]),
  }
}

function columns({ letter, setup, spec }: Side, delta: number): string[] {
  const { trainedLength } = setup.geometry
  const unit = pairUnit(readPairs(spec))
  return [
    'axis',
    `λ (${unit})`,
    `ω (rad/${oneUnit(unit)})`,
    `turns in ${trainedLength} positions`,
    `angle at Δ = ${delta} (rad)`,
  ].map(name => `${letter} ${name}`)
}

function cells({ setup }: Side, pair: Pair | undefined, delta: number): (string | number)[] {
  if (!pair) return ['', '', '', '', '']
  const omega = Math.abs(pair.omega)
  const lambda = Number.isFinite(pair.lambda) ? pair.lambda : ''
  return [pairCell(pair), lambda, omega, trainedTurns(pair, setup.geometry.trainedLength), omega * delta]
}
