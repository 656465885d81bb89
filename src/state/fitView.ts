import type { Scene } from '../core/scene'
import { LIMITS, segmentTokens } from '../core/scene'
import type { Cursor, RulerView } from './store'

/** Why a ruler cannot be drawn, or null. */
export function rulerProblem({ scale, from, to }: RulerView): string | null {
  const { max } = LIMITS.distance
  const least = scale === 'log' ? 1 : 0
  if (!(from >= least && to <= max)) return `a ${scale} ruler lies between ${least} and ${max} positions.`
  const shortest = scale === 'log' ? from * 1.05 : from + 0.5
  return to >= shortest ? null : `a ${scale} ruler from ${from} must reach ${shortest} positions or more.`
}

/** The nearest ruler that can be drawn: a log one over a tenth of its start or more, a linear one over one position or more. */
export function fitRuler(ruler: RulerView): RulerView {
  const { max } = LIMITS.distance
  const log = ruler.scale === 'log'
  const from = clamp(ruler.from, log ? 1 : 0, log ? max / 1.1 : max - 1)
  const to = clamp(ruler.to, log ? from * 1.1 : from + 1, max)
  return from === ruler.from && to === ruler.to ? ruler : { ...ruler, from, to }
}

/** The cursor on a whole distance, on a pair that A has, and on tokens that the prompt has. */
export function fitCursor(cursor: Cursor, scene: Scene): Cursor {
  const tokens = scene.segments.reduce((sum, segment) => sum + segmentTokens(segment), 0)
  const token = (index: number | null) => (index === null || !(index < tokens) ? null : Math.max(0, Math.round(index)))
  return {
    delta: Math.round(clamp(cursor.delta, 0, LIMITS.distance.max)),
    pair: Math.round(clamp(cursor.pair, 0, scene.a.geometry.rotaryDim / 2 - 1)),
    pinned: cursor.pinned,
    query: token(cursor.query),
    key: token(cursor.key),
  }
}

/** NaN counts as the lower end. */
function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Number.isNaN(value) ? low : value))
}
