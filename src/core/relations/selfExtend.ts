import { idsOf } from '../relation'
import { windowed } from './identity'
import { defineRelation, tokensParam } from './relationMap'

/**
 * Self-Extend: far tokens share positions in groups.
 *   Δ' = Δ for Δ < w, else ⌊i/g⌋ + w - w/g - ⌊j/g⌋
 * arXiv 2401.01325; datamllab/LongLM @ cdbbb06, self_extend_patch/Llama.py: g = group_size_1, w = group_size_2. The floors
 * are of i and j, so that the map is no function of Δ alone. w - w/g is a true division there and a fraction where g does
 * not divide w.
 */
export const selfExtend = defineRelation({
  id: 'selfExtend',
  name: 'Self-Extend',
  year: 2024,
  summary: 'Exact distances nearby; farther away groups of tokens share a position, shifted so that the two meet at the window.',
  formula: String.raw`\Delta' = \begin{cases} i - j & i - j < w\\ \lfloor i/g\rfloor + w - w/g - \lfloor j/g\rfloor & \text{otherwise}\end{cases}`,
  sources: [
    { label: 'arXiv 2401.01325', url: 'https://arxiv.org/abs/2401.01325' },
    {
      label: 'code cdbbb06',
      url: 'https://github.com/datamllab/LongLM/blob/cdbbb061dc76438c46d7e1ddc500f8e4bf255574/self_extend_patch/Llama.py',
    },
  ],
  params: [
    tokensParam('groupSize', 'Group', 'g', 8, 'Far tokens that share one position.'),
    tokensParam('window', 'Window', 'w', 1024, 'Nearer tokens keep their distance.'),
  ],
  run: ({ count }, params) => {
    const group = params.groupSize as number
    const window = params.window as number
    const far = idsOf(
      count,
      i => Math.floor(i / group) + window - window / group,
      j => Math.floor(j / group),
    )
    return { bands: windowed(count, window, far) }
  },
})
