import { idsOf } from '../relation'
import { windowed } from './identity'
import { defineRelation, tokensParam } from './relationMap'

/**
 * Leaky ReRoPE: beyond the window distances go on growing, but slower.
 *   Δ' = Δ for Δ < w, else w + (Δ - w) / k = (Δ + w (k - 1)) / k
 * bojone/rerope @ acfe788, leaky_rerope_patch.py; w = 512 and k = 16 there.
 */
export const leakyRerope = defineRelation({
  id: 'leakyRerope',
  name: 'Leaky ReRoPE',
  year: 2023,
  summary: 'Keeps distances within a window; beyond it every further token counts as a fraction of a position.',
  formula: String.raw`\Delta' = \begin{cases} \Delta & \Delta < w\\ w + (\Delta - w)/k & \text{otherwise}\end{cases}`,
  sources: [
    {
      label: 'code acfe788',
      url: 'https://github.com/bojone/rerope/blob/acfe78840357a94d0bb504cb8865eeaa752df1a6/leaky_rerope_patch.py',
    },
  ],
  params: [
    tokensParam('window', 'Window', 'w', 512, 'Nearer tokens keep their distance.'),
    { key: 'leak', label: 'Tokens per position', symbol: 'k', kind: 'number', default: 16, min: 1, max: 65_536, scale: 'log' },
  ],
  run: ({ count }, params) => {
    const window = params.window as number
    const leak = params.leak as number
    const far = idsOf(
      count,
      i => (i + window * (leak - 1)) / leak,
      j => j / leak,
    )
    return { bands: windowed(count, window, far, { start: (window * (leak - 1)) / leak, step: 1 / leak }) }
  },
})
