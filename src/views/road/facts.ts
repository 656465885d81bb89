import { type RoadVariant, roadParameters } from '../../core/methods/road'
import { mergeGap, seededLayer } from '../../core/methods/roadMerge'
import type { PairMap, PairShape } from '../../core/methods/roadPair'
import { composed, orderGap, pairMap, pairShape } from '../../core/methods/roadPair'
import { ADAPTED, adaptedOutputs, MODEL_LAYERS, type ModelLayers } from '../../core/modelLayers'
import type { Format } from '../../core/precision'
import type { RoadState } from '../../state/road'
import { textFrequencies } from '../precision/model'
import type { Side } from '../view'

export interface RoadFacts {
  first: PairMap
  second: PairMap | null
  /** both, one after the other */
  whole: PairMap
  shape: PairShape
  /** largest difference between the two orders; 0 with one adapter */
  orderGap: number
}

export function roadFacts({ kind, first, second }: RoadState): RoadFacts {
  const one = pairMap(kind, first)
  const two = second && pairMap(kind, second)
  const whole = two ? composed(two, one) : one
  return { first: one, second: two, whole, shape: pairShape(whole), orderGap: two ? orderGap(one, two) : 0 }
}

export const FORMATS: readonly { format: Format; name: string }[] = [
  { format: 'fp64', name: 'float64' },
  { format: 'fp32', name: 'float32' },
  { format: 'bf16', name: 'bfloat16' },
]

export function mergeFacts({ kind, first, seed }: RoadState) {
  const layer = seededLayer(kind, first, seed)
  return FORMATS.map(({ format, name }) => ({ name, ...mergeGap(layer, format) }))
}

export const KINDS = ['road_1', 'road_2', 'road_4'] as const

export interface Cost {
  kind: RoadVariant
  parameters: number
  /** of all parameters of the model, 0 to 1 */
  share: number
}

export function modelOf({ model }: Pick<RoadState, 'model'>): ModelLayers {
  return MODEL_LAYERS.find(({ id }) => id === model) ?? (MODEL_LAYERS[0] as ModelLayers)
}

export function costs({ model, adapted }: Pick<RoadState, 'model' | 'adapted'>): Cost[] {
  const found = modelOf({ model })
  const outputs = adaptedOutputs(found, ADAPTED[adapted] ?? [])
  return KINDS.map(kind => {
    const parameters = roadParameters(kind, outputs)
    return { kind, parameters, share: parameters / found.parameters }
  })
}

/** rad per position of the chosen pair; 0 where it does not turn, or there is none. */
export function pairFrequency(side: Side, pair: number): number {
  return textFrequencies(side)[pair] ?? 0
}

export const DEGREES = 180 / Math.PI
