import type { MovedPair } from '../../core/movedPairs'
import { MOVED, readMoves, WAVELENGTH, writeMoves } from '../../core/movedPairs'
import type { ParamValue } from '../../core/scene'
import type { Actions } from '../../state/store'
import type { Side } from '../view'
import { readPairs } from './pairs'

/** What a hand does to single pairs of A. Wavelengths are in what the pair's axis counts, as on the ruler. */
export interface Moves {
  count: number
  isMoved: (pair: number) => boolean
  move: (pair: number, wavelength: number) => void
  scale: (pair: number, by: number) => void
  release: (pair: number) => void
  releaseAll: () => void
}

/** A wavelength as a hand sets it, to four digits. */
export function roundWavelength(wavelength: number): number {
  return Number(wavelength.toPrecision(4))
}

export function movesOf({ spec, setup }: Side, act: Pick<Actions, 'setParam'>): Moves {
  const moved = movesIn(setup.frequencies.params[MOVED.key])
  const pairs = readPairs(spec)
  const stepOf = (pair: number) => pairs[pair]?.step ?? 1
  const lambdaOf = (pair: number) => pairs[pair]?.lambda ?? Number.POSITIVE_INFINITY
  const edit = (next: (now: readonly MovedPair[]) => readonly MovedPair[]) =>
    act.setParam('frequencies', MOVED.key, now => writeMoves(next(movesIn(now))))
  /** `to` makes the new wavelength of the present one: one that was moved a moment ago is not drawn yet */
  const change = (pair: number, to: (wavelength: number) => number) =>
    edit(now => {
      const own = now.find(one => one.pair === pair)
      const wavelength = to(own ? own.wavelength / stepOf(pair) : lambdaOf(pair)) * stepOf(pair)
      const inside = Math.min(WAVELENGTH.max, Math.max(WAVELENGTH.min, wavelength))
      return Number.isFinite(inside) ? [...without(now, pair), { pair, wavelength: inside }] : now
    })
  return {
    count: moved.length,
    isMoved: pair => moved.some(one => one.pair === pair),
    move: (pair, wavelength) => change(pair, () => wavelength),
    scale: (pair, by) => change(pair, now => roundWavelength(now * by)),
    release: pair => edit(now => without(now, pair)),
    releaseAll: () => edit(() => []),
  }
}

function movesIn(value: ParamValue | undefined): readonly MovedPair[] {
  return (typeof value === 'string' && readMoves(value)) || []
}

function without(moves: readonly MovedPair[], pair: number): readonly MovedPair[] {
  return moves.filter(one => one.pair !== pair)
}
