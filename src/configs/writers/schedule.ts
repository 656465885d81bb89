import { ntkBase } from '../../core/scaling'
import type { Choice, Geometry, Params, Setup } from '../../core/scene'
import { completeParams, slotOf } from '../../core/slots'
import type { FrequencyResult } from '../../core/variant'

/** The rope types of transformers 5.18.0, modeling_rope_utils.py, with the variant that computes each here. */
const VARIANT = {
  default: 'rope',
  linear: 'linearScaling',
  dynamic: 'dynamicNtk',
  yarn: 'yarn',
  llama3: 'llama3',
  longrope: 'longrope',
  proportional: 'proportional',
} as const
export type RopeType = keyof typeof VARIANT

/** A frequency table under the name that transformers has for it. */
export interface Schedule {
  type: RopeType
  ropeTheta: number
  /** complete, by the keys of the variant */
  params: Params
}

/** The schedules of a setup, that of layers which see the whole context first; none where transformers has no such type. */
export function schedulesOf({ frequencies, geometry }: Setup): readonly Schedule[] {
  const { params } = completeParams(slotOf('frequencies', frequencies).params, frequencies.params, geometry.rotaryDim / 2)
  const schedule = (type: RopeType, ropeTheta = geometry.ropeTheta, given = params): Schedule => {
    const known = new Set(slotOf('frequencies', choiceOf(type, {})).params.map(({ key }) => key))
    const own = Object.fromEntries(Object.entries(given).filter(([key]) => known.has(key)))
    return {
      type,
      ropeTheta,
      params: completeParams(slotOf('frequencies', choiceOf(type, own)).params, own, geometry.rotaryDim / 2).params,
    }
  }
  switch (frequencies.variant) {
    case 'rope':
      return [schedule('default')]
    case 'ntk':
      return [schedule('default', ntkBase(params.factor as number, geometry))]
    case 'linearScaling':
      return [schedule('linear')]
    case 'dynamicNtk':
      return [schedule('dynamic')]
    case 'yarn':
      return params.follow === 'paper' ? [] : [schedule('yarn')]
    case 'gptOss':
    case 'deepseekMla':
      return [schedule('yarn')]
    case 'llama3':
      return [schedule('llama3')]
    case 'longrope':
      return params.rescale === 'dynamic' ? [] : [schedule('longrope')]
    case 'proportional':
      return params.kept === 'slowest' ? [] : [schedule('proportional')]
    case 'gemma3':
      return [schedule(params.factor === 1 ? 'default' : 'linear'), schedule('default', params.localTheta as number)]
    case 'modernBert':
      return [schedule('default'), schedule('default', params.localTheta as number)]
    case 'olmo3':
      return [schedule('yarn'), schedule('default')]
    case 'llama4':
      return [schedule('llama3')]
    default:
      return []
  }
}

const choiceOf = (type: RopeType, params: Params): Choice => ({ variant: VARIANT[type], params })

/** rad per position, length rotaryDim / 2. */
export function tableOf({ type, ropeTheta, params }: Schedule, geometry: Geometry): Float64Array {
  const run = slotOf('frequencies', choiceOf(type, params)).run as unknown as (
    geometry: Geometry,
    params: Params,
  ) => FrequencyResult
  return run({ ...geometry, ropeTheta }, params).invFreq
}
