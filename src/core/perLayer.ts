import type { FrequencyResult } from './variant'

type LayerFrequencies = FrequencyResult & { serves: string }

/** Frequencies of models whose layers alternate: most look through a window, every `period`-th at the whole context. */
export function localAndGlobal(
  period: number,
  window: string,
  local: FrequencyResult,
  global: FrequencyResult,
): [LayerFrequencies, LayerFrequencies] {
  return [
    { ...global, serves: `global layers, 1 in ${period}` },
    { ...local, serves: `local layers, ${window}` },
  ]
}
