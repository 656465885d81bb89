import { idsOf } from '../relation'
import { windowed } from './identity'
import { defineRelation, tokensParam } from './relationMap'

/**
 * ReRoPE: distances are cut off at a window.
 *   Δ' = Δ for Δ < w, else w;  queries are multiplied by max(1, ln(i + 1) / ln L), L the trained length
 * bojone/rerope @ acfe788, rerope_patch.py: logits of (R_i q, R_j k) near and (R_w q, k) far. Window 512 there.
 */
export const rerope = defineRelation({
  id: 'rerope',
  name: 'ReRoPE',
  year: 2023,
  summary:
    'Keeps distances within a window and shows every farther token at the window’s edge, so that no distance is larger than one that was trained. Queries beyond the trained length are scaled up, which counts in the softmax.',
  formula: String.raw`\Delta' = \min(\Delta, w), \qquad q_i \leftarrow q_i \max\Bigl(1, \tfrac{\ln(i+1)}{\ln L}\Bigr)`,
  sources: [
    {
      label: 'code acfe788',
      url: 'https://github.com/bojone/rerope/blob/acfe78840357a94d0bb504cb8865eeaa752df1a6/rerope_patch.py',
    },
  ],
  params: [tokensParam('window', 'Window', 'w', 512, 'Nearer tokens keep their distance.')],
  run: ({ count }, params) => {
    const window = params.window as number
    const far = idsOf(
      count,
      () => window,
      () => 0,
    )
    return {
      bands: windowed(count, window, far, { start: window, step: 0 }),
      queryScale: logScale(count, params.trainedLength as number),
    }
  },
})

/** max(1, ln(i + 1) / ln L) for each query. */
function logScale(count: number, trainedLength: number): Float64Array {
  const whole = Math.log(trainedLength)
  return Float64Array.from({ length: count }, (_, i) => (whole > 0 ? Math.max(1, Math.log(i + 1) / whole) : 1))
}
