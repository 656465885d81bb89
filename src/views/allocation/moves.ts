import type { MovedPair } from '../../core/movedPairs'
import { MOVED, readMoves, WAVELENGTH, writeMoves } from '../../core/movedPairs'
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
  const moved = readMoves((setup.frequencies.params[MOVED.key] ?? '') as string) ?? []
  const pairs = readPairs(spec)
  const set = (moves: readonly MovedPair[]) => act.setParam('frequencies', MOVED.key, writeMoves(moves))
  const others = (pair: number) => moved.filter(one => one.pair !== pair)
  const move = (pair: number, wavelength: number) => {
    const positions = wavelength * (pairs[pair]?.step ?? 1)
    const inside = Math.min(WAVELENGTH.max, Math.max(WAVELENGTH.min, positions))
    if (Number.isFinite(inside)) set([...others(pair), { pair, wavelength: inside }])
  }
  return {
    count: moved.length,
    isMoved: pair => moved.some(one => one.pair === pair),
    move,
    scale: (pair, by) => move(pair, roundWavelength((pairs[pair]?.lambda ?? Number.POSITIVE_INFINITY) * by)),
    release: pair => set(others(pair)),
    releaseAll: () => set([]),
  }
}
