import { idsOf } from '../relation'
import { windowed } from './identity'
import { defineRelation, tokensParam } from './relationMap'

/**
 * A2ATS windowed RoPE: beyond a window every key is scored as if it stood at one fixed distance, with the key not rotated,
 * so that un-rotated keys can be quantised.
 *   Δ' = Δ for Δ < w, else b
 * arXiv 2502.12665; junhuihe-hjh/A2ATS @ 71f10b0, vqkey/models/llama_masked.py; w = 64 and b = 2048 there. These scores
 * choose the keys; the attention over them uses true distances (windowedRetrieval).
 */
export const windowedRope = defineRelation({
  id: 'windowedRope',
  name: 'A2ATS windowed RoPE',
  year: 2025,
  summary:
    'Scores far keys at one fixed distance to decide which of them to read; near keys keep their distance. What is drawn are these scores; the attention over the chosen keys uses true distances.',
  formula: String.raw`\Delta' = \begin{cases} \Delta & \Delta < w\\ b & \text{otherwise}\end{cases}`,
  sources: [
    { label: 'arXiv 2502.12665', url: 'https://arxiv.org/abs/2502.12665' },
    {
      label: 'code 71f10b0',
      url: 'https://github.com/junhuihe-hjh/A2ATS/blob/71f10b0c0ddacecb46c6de91f2137fc5de7c5969/vqkey/models/llama_masked.py',
    },
  ],
  params: [
    tokensParam('window', 'Window', 'w', 64, 'Nearer tokens keep their distance.'),
    tokensParam('farPosition', 'Far distance', 'b', 2048, 'At which farther keys are scored.'),
  ],
  run: ({ count }, params) => {
    const distance = params.farPosition as number
    const far = idsOf(
      count,
      () => distance,
      () => 0,
    )
    return { bands: windowed(count, params.window as number, far, { start: distance, step: 0 }) }
  },
})
