import { sharesOf, waveScore, wavesOf } from '../../core/field'
import { axisDistances } from '../../core/pairDistance'
import type { AxisId } from '../../core/scene'
import { AXIS_NAMES } from '../../core/scene'
import { formatPositions } from '../paint/format'
import type { Side, ViewInput } from '../view'
import { positionIn } from './subject'

/** One side's score of a query and a key, with the part of each axis. */
export interface KeyReading {
  side: Side
  score: number
  /** "(12, 3, 1)", "705 on each": query less key on each axis that some pair reads */
  distance: string
  /** null where the pairs do not rotate */
  shares: readonly { id: AxisId | 'mixed' | 'none'; name: string; score: number; full: number }[] | null
}

/** Exact, whatever the picture is still waiting for; null where the side has no place for one of the two. */
export function readKey(side: Side, { segments, content }: ViewInput['scene'], query: number, key: number): KeyReading | null {
  const { spec } = side
  const [q, k] = [positionIn(side, segments, query), positionIn(side, segments, key, 'key')]
  if (!q || !k) return null
  const distances = axisDistances(spec, segments, query, key) ?? []
  const shares = sharesOf(spec, q, k, content)
  return {
    side,
    score: waveScore(wavesOf(spec, q, content), k),
    distance: distanceWords(distances.map(({ distance }) => distanceText(distance))),
    shares:
      shares &&
      shares.map(({ axis, score, full }) => {
        const id = axis === -1 ? 'none' : axis === -2 ? 'mixed' : (spec.axes[axis] as AxisId)
        return { id, name: id === 'none' ? 'not rotated' : id === 'mixed' ? 'several axes' : AXIS_NAMES[id], score, full }
      }),
  }
}

function distanceWords(texts: readonly string[]): string {
  const alike = texts.length > 2 && texts.every(text => text === texts[0])
  return alike ? `${texts[0]} on each` : `(${texts.join(', ')})`
}

/** A distance in positions, whole or with three decimals at most. */
export function distanceText(distance: number): string {
  const rounded = Number(distance.toFixed(3))
  if (Number.isInteger(rounded)) return formatPositions(rounded)
  const whole = formatPositions(Math.trunc(Math.abs(rounded)))
  return `${rounded < 0 ? '−' : ''}${whole}.${Math.abs(rounded).toFixed(3).split('.')[1]?.replace(/0+$/, '')}`
}
