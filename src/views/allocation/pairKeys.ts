import { oneUnit } from '../paint/axisWords'
import { formatAngular, formatShort } from '../paint/format'
import type { Pair } from './pairs'
import { pairName, pairUnit } from './pairs'

/** The pair that a key leads to, or null when the key does not move: arrows by one, with Shift by `far`, Home, End. */
export function pairAfterKey(key: string, far: boolean, pair: number, count: number): number | null {
  const by = far ? 10 : 1
  const to = { ArrowRight: pair + by, ArrowUp: pair + by, ArrowLeft: pair - by, ArrowDown: pair - by, Home: 0, End: count - 1 }[
    key
  ]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}

/** A pair in words, with its numbers. */
export function sayPair(pair: Pair | undefined): string {
  if (!pair) return ''
  if (pair.omega === 0) return `Pair ${pair.index}, not rotated`
  const unit = pairUnit([pair])
  const still = pair.second ? '; it rotates nothing' : ''
  return `Pair ${pair.index}, ${pairName(pair)}, wavelength ${formatShort(pair.lambda)} ${unit}, ${formatAngular(Math.abs(pair.omega))} per ${oneUnit(unit)}${still}`
}
