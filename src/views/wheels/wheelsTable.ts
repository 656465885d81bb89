import { pairCell } from '../allocation/allocationTable'
import type { Pair } from '../allocation/pairs'
import { pairUnit, readPairs, trainedTurns, trainedUnit, turnLength } from '../allocation/pairs'
import { oneUnit } from '../paint/axisWords'
import { pairOnRuler } from '../ruler/pairCursor'
import type { Side, Table, ViewInput } from '../view'
import type { Hands } from './dialLayers'
import { angleApart } from './dialLayers'
import { restingHands } from './pairHands'

/** One row per pair, A's columns, then B's. Angles are not reduced to one turn. */
export function wheelsTable(input: ViewInput): Table {
  const { a, b, cursor } = input
  const at = pairOnRuler(input) ? 'the Δ of two tokens on each axis' : `Δ = ${cursor.delta}`
  const sides = [a, ...(b ? [b] : [])].map(side => ({ side, pairs: readPairs(side.spec), hands: restingHands(side, input) }))
  const count = Math.max(...sides.map(({ pairs }) => pairs.length))
  return {
    title: pairOnRuler(input) ? `Wheels at ${at}` : `Wheels at ${at} ${pairUnit(readPairs(a.spec))}`,
    columns: ['Pair', ...sides.flatMap(({ side }) => columns(side, at))],
    rows: Array.from({ length: count }, (_, i) => [
      i,
      ...sides.flatMap(({ side, pairs, hands }) => cells(side, pairs[i], hands)),
    ]),
  }
}

function columns({ letter, setup, spec }: Side, at: string): string[] {
  const { trainedLength } = setup.geometry
  const unit = pairUnit(readPairs(spec))
  return [
    'axis',
    `λ (${unit})`,
    `ω (rad/${oneUnit(unit)})`,
    `turns in ${trainedLength} ${trainedUnit(readPairs(spec))}`,
    `angle at ${at} (rad)`,
  ].map(name => `${letter} ${name}`)
}

function cells({ setup }: Side, pair: Pair | undefined, hands: Hands): (string | number)[] {
  if (!pair) return ['', '', '', '', '']
  const omega = Math.abs(pair.omega)
  const lambda = Number.isFinite(turnLength(pair)) ? pair.lambda : ''
  return [pairCell(pair), lambda, omega, trainedTurns(pair, setup.geometry.trainedLength), Math.abs(angleApart(pair, hands))]
}
