import { oneHot } from '../allocation'
import { layOut, piecesOf } from '../blocks'
import type { AxisId, Segment } from '../scene'
import type { ParamSpec } from '../variant'
import { defineVariant, FOLLOW } from '../variant'

const DIRECTIONS = ['d0', 'd1', 'd2', 'd3'] as const
/** One direction of each mirrored pair. */
const ONE_WAY = ['d0', 'd2'] as const

const PROPERTY: ParamSpec = {
  key: 'property',
  label: 'Property',
  kind: 'choice',
  default: 'both',
  options: [
    { value: 'both', label: 'symmetry and continuity' },
    { value: 'symmetry', label: 'symmetry alone' },
    { value: 'continuity', label: 'continuity alone' },
  ],
  help: 'One part at a time, as in table 5 of the paper, which does not spell it out: as we read it.',
}

/**
 * VRoPE: four positions that run along the diagonals of a frame, so that no corner of it is nearer to the text.
 *   d0 = o + row + col,  d1 = o + row + (W - 1 - col),  d2 = o + (H - 1 - row) + col,  d3 = o + (H - 1 - row) + (W - 1 - col)
 *   o = s + k (H + W - 1),  next = s + T (H + W - 1);  pair i reads d of i mod 4
 * arXiv 2502.11664, equations 6 to 9; johncaged/VRoPE @ 6a7adbc, vrope.py. The paper orders the directions
 * d0, d2, d3, d1, so pairs 1 to 3 of every four read other ones; `follow` chooses. The argument half_time_dim of the code
 * has no effect. A token's four positions have the middle of its frame as their mean.
 * `property` keeps one of the two parts that table 5 tells apart, as we read the paper, which does not spell them out: the four
 * directions from the corners of a frame, with frames one position apart as in RoPE-3D; or the arrangement of equations 7 and 8
 * with one direction of each mirrored pair, d0 and d2.
 */
export const vrope = defineVariant({
  id: 'vrope',
  name: 'VRoPE',
  family: 'video',
  year: 2025,
  summary:
    'Turns the grid by 45 degrees and reads it from all four corners, so that attention favours no corner, and lets every frame go on where the last one ended.',
  formula: String.raw`\begin{aligned} d_0 &= o + r + c, & d_1 &= o + r + (W{-}1{-}c)\\ d_2 &= o + (H{-}1{-}r) + c, & d_3 &= o + (H{-}1{-}r) + (W{-}1{-}c)\end{aligned} \qquad o = s + k\,(H{+}W{-}1)`,
  sources: [
    { label: 'arXiv 2502.11664', url: 'https://arxiv.org/abs/2502.11664' },
    {
      label: 'code 6a7adbc',
      url: 'https://github.com/johncaged/VRoPE/blob/6a7adbc819c4520895b897ca3c3187bee56155b7/vrope.py',
    },
  ],
  disagreement:
    'Of every four pairs, the second, third and fourth read d1, d2, d3 in the released code and d2, d3, d1 in the paper.',
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  allocation: {
    name: 'Four directions in turn',
    params: [FOLLOW, PROPERTY],
    run: ({ rotaryDim }, { follow, property }) => {
      if (property === 'continuity') return oneHot(ONE_WAY, rotaryDim / 2, i => ONE_WAY[i % 2] as AxisId)
      const order: readonly AxisId[] = follow === 'paper' ? ['d0', 'd2', 'd3', 'd1'] : DIRECTIONS
      return oneHot(DIRECTIONS, rotaryDim / 2, i => order[i % 4] as AxisId)
    },
  },
  layout: {
    name: 'Diagonals of each frame',
    params: [PROPERTY],
    run: (segments, { property }) => {
      const axes = property === 'continuity' ? ONE_WAY : DIRECTIONS
      const { largest, ...layout } = layOut<AxisId>(axes, piecesOf(segments), ({ frames, rows, cols }, start) => {
        const span = rows + cols - 1
        const step = property === 'symmetry' ? 1 : span
        const along = (fromRight: boolean, fromBottom: boolean) => (frame: number, row: number, col: number) =>
          start + frame * step + (fromBottom ? rows - 1 - row : row) + (fromRight ? cols - 1 - col : col)
        const at = [along(false, false), along(true, false), along(false, true), along(true, true)]
        return { at: property === 'continuity' ? ([at[0], at[2]] as typeof at) : at, next: start + (frames - 1) * step + span }
      })
      return { ...layout, ropeDelta: layout.next - layout.tokens.count }
    },
  },
})
