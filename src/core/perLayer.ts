import type { Mask } from './mask'
import { tokensParam } from './relations/relationMap'
import type { FrequencyResult, ParamSpec } from './variant'

type LayerFrequencies = FrequencyResult & { serves: string }

/** Frequencies, and what a query sees, of models whose layers alternate: most look through a window, every `period`-th at the whole context. */
export function localAndGlobal(
  period: number,
  window: string,
  attends: Mask,
  local: FrequencyResult,
  global: FrequencyResult,
): [LayerFrequencies, LayerFrequencies] {
  return [
    { ...global, serves: `global layers, 1 in ${period}` },
    { ...local, attends, serves: `local layers, ${window}` },
  ]
}

/** Tokens that the local layers see, the query's own counted. */
export function localWindowParam(value: number): ParamSpec {
  return tokensParam(
    'slidingWindow',
    'Window of local layers',
    'w',
    value,
    'Tokens that a query of these layers sees, itself counted.',
  )
}
