import type { PrecisionPath } from '../../core/precision'
import { emulatedAngles, emulatedRotation, emulatedTurns, precisionPath, roundTo, unitInLastPlace } from '../../core/precision'
import type { Stage } from '../../state/rounding'
import { STAGES } from '../../state/rounding'
import type { Model } from './model'

/** One number on its way through the chain. */
export interface StageValue {
  stage: Stage
  exact: number
  rounded: number
  /** |rounded - exact|; rad for the angle */
  error: number
  /** the same in units of the last place of the stage's format at this value; null where the value is 0 */
  ulps: number | null
}

/** Position id, angle and cosine of a pair at a position, and the first channel of the first query: its product with cos, and the sum. */
export function stageValues(
  { path, content, exactFreq, invFreq, scaling }: Model,
  pair: number,
  position: number,
): readonly StageValue[] {
  const query = content.q[0] as ArrayLike<number>
  const channels = [query[pair] as number, query[pair + invFreq.length] as number]
  const exact = chain(precisionPath('exact', 'fp32'), exactFreq[pair] as number, position, channels, scaling.attentionFactor)
  const rounded = chain(path, invFreq[pair] as number, position, channels, scaling.attentionFactor)
  return STAGES.map(stage => {
    const error = Math.abs(rounded[stage] - exact[stage])
    const ulps = exact[stage] === 0 ? null : error / unitInLastPlace(path[stage], exact[stage])
    return { stage, exact: exact[stage], rounded: rounded[stage], error, ulps }
  })
}

function chain(
  path: PrecisionPath,
  omega: number,
  position: number,
  channels: readonly number[],
  attentionFactor: number,
): Record<Stage, number> {
  const angles = emulatedAngles([position], [omega], path)
  const table = emulatedTurns(angles, path, attentionFactor)
  const [cos] = table.cos as unknown as [number]
  return {
    positions: roundTo(path.positions, [position])[0] as number,
    angle: angles[0] as number,
    table: cos,
    product: roundTo(path.product, [(channels[0] as number) * cos])[0] as number,
    rotated: emulatedRotation(channels, table, path)[0] as number,
  }
}
