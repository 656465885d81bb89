import { useMemo } from 'react'
import { axisDistances } from '../../core/pairDistance'
import type { AxisId } from '../../core/scene'
import type { Cursor } from '../../state/store'
import type { Side, ViewInput } from '../view'
import type { Hands } from './dialLayers'

/** Distance of the chosen pair of tokens on each axis of a side; undefined unless both are chosen and have a place there. */
export function pairApart(
  side: Side | null,
  { cursor, scene }: { cursor: Pick<Cursor, 'query' | 'key'>; scene: ViewInput['scene'] },
): Hands['apart'] {
  if (!side || cursor.query === null || cursor.key === null) return undefined
  const distances = axisDistances(side.spec, scene.segments, cursor.query, cursor.key)
  return distances
    ? (Object.fromEntries(distances.map(({ axis, distance }) => [axis, distance])) as Record<AxisId, number>)
    : undefined
}

/** The hands of a side at rest: a key at 0 and a query at the cursor's distance, or at that of the chosen pair on each axis. */
export function restingHands(side: Side | null, input: Pick<ViewInput, 'cursor' | 'scene'>): Hands {
  const apart = pairApart(side, input)
  return { query: input.cursor.delta, key: 0, queryPace: 0, keyPace: 0, ...(apart && { apart }) }
}

/** The same, made anew only when the cursor or the prompt changes. */
export function useHands(side: Side | null, { cursor, scene }: Pick<ViewInput, 'cursor' | 'scene'>): Hands {
  const { delta, query, key } = cursor
  return useMemo(
    () => restingHands(side, { cursor: { ...cursor, delta, query, key }, scene }),
    [side, delta, query, key, scene.segments],
  )
}
