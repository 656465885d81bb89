import type { Mask } from './mask'
import type { FrequencyResult } from './variant'

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
