import { oneHot, shareOut } from '../allocation'
import { expandAxes, runLengthAxes } from '../params'
import type { AxisId } from '../scene'
import { defineVariant } from '../variant'

/**
 * An allocation of one's own: each pair is given an axis, or none, by hand.
 *   pairs = run-length code from the fastest pair to the slowest, such as 16t24h24w; any axis that a layout may have, n is not
 *   rotated
 * The published allocations are points of this space; tables 7 and 9 of VideoRoPE (arXiv 2502.05173) compare
 * several orders of it. Starts as Qwen2-VL's chunks.
 */
export const custom = defineVariant({
  id: 'custom',
  name: 'Custom allocation',
  family: 'own',
  year: 2025,
  summary: 'Paint each pair with the axis that it reads, or leave it unrotated, and see what the choice does.',
  formula: String.raw`\text{axis}(i) \in \{t, h, w, p, i, l, d_0, \dots, d_3, x, y, a, \varnothing\}`,
  sources: [{ label: 'arXiv 2502.05173, tables 7 and 9', url: 'https://arxiv.org/abs/2502.05173' }],
  allocation: {
    name: 'Painted by hand',
    params: [
      {
        key: 'pairs',
        label: 'Axis of each pair',
        kind: 'axes',
        default: pairs => {
          const [time = 0, height = 0] = shareOut(pairs, [16, 24, 24])
          return runLengthAxes(Array.from({ length: pairs }, (_, i) => (i < time ? 't' : i < time + height ? 'h' : 'w')))
        },
      },
    ],
    run: ({ rotaryDim }, { pairs }) => {
      const painted = expandAxes(pairs as string)
      const used = AXES.filter(axis => painted.includes(axis))
      return oneHot(used.length ? used : ['p'], rotaryDim / 2, i => AXES.find(axis => axis === painted[i]) ?? null)
    },
  },
})

const AXES: readonly AxisId[] = ['t', 'h', 'w', 'p', 'i', 'l', 'd0', 'd1', 'd2', 'd3', 'x', 'y', 'a']
