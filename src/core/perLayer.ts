import type { FrequencyResult } from './variant'

type LayerFrequencies = FrequencyResult & { serves: string }

/** Frequencies of models whose layers alternate: most look through a window, every `period`-th at the whole context. */
export function localAndGlobal(
  period: number,
  window: string,
  local: FrequencyResult,
  global: FrequencyResult,
): [LayerFrequencies, LayerFrequencies] {
  const every = `every ${ordinal(period)} layer`
  return [
    { ...global, serves: `${every}, whole context` },
    { ...local, serves: `the other layers, ${window}` },
  ]
}

function ordinal(n: number): string {
  return { 2: 'second', 3: 'third', 4: 'fourth', 6: 'sixth' }[n] ?? `${n}th`
}
