import { chunked, shareOut } from '../allocation'
import { patches } from '../prompts'
import { restart } from '../restart'
import type { Segment } from '../scene'
import { isGrid, segmentTokens } from '../scene'
import { emptyTokens, gridOf } from '../tokens'
import type { TokenTable } from '../variant'
import { defineVariant } from '../variant'

/**
 * The vision tower of Qwen2-VL, Qwen2.5-VL and Qwen3-VL: row and column of a patch, in the order of the later merge.
 *   (h, w) = (row, col) of a patch, the same in every frame;  the first half of the pairs reads h, the second w;  ω_j = b^(-4j / d)
 *   patches run block by block of merge × merge, row by row within each, not in raster order
 * transformers 4.57.6, models/qwen2_vl/modeling_qwen2_vl.py, rot_pos_emb. Rows and columns of a segment count patches here, before
 * the merge. Qwen2.5-VL permutes its windows besides, which moves tokens but no positions.
 */
export const qwenVisionTower = defineVariant({
  id: 'qwenVisionTower',
  name: 'Qwen vision tower',
  family: 'vision',
  year: 2024,
  summary:
    'Rows on half of the pairs, columns on the other half, without time. Patches that will be merged stand next to each other.',
  formula: String.raw`\theta_j = r\,\omega_j,\quad \theta_{d/4+j} = c\,\omega_j, \qquad \omega_j = b^{-4j/d},\ j < \tfrac d4`,
  sources: [
    { label: 'arXiv 2409.12191', url: 'https://arxiv.org/abs/2409.12191' },
    {
      label: 'transformers 4.57.6',
      url: 'https://github.com/huggingface/transformers/blob/v4.57.6/src/transformers/models/qwen2_vl/modeling_qwen2_vl.py',
    },
  ],
  geometry: { headDim: 80, ropeTheta: 10_000, trainedLength: 128 },
  prompt: patches(32, 48, 14),
  frequencies: restart,
  allocation: chunked(['h', 'w'], { name: 'Halves, rows first', help: 'Each axis has a ladder of its own.' }, pairs =>
    shareOut(pairs, [1, 1]),
  ),
  layout: {
    name: 'Merge blocks',
    serves: ['image', 'video'],
    text: 'still',
    attends: 'all',
    order: 'own',
    params: [
      { key: 'merge', label: 'Merge', kind: 'number', default: 2, min: 1, max: 16, integer: true, unit: 'patches per side' },
    ],
    run: (segments, { merge }) => {
      const tokens = emptyTokens(segments.reduce((sum, part) => sum + segmentTokens(part), 0))
      let at = 0
      segments.forEach((part, segment) => {
        tokens.segment.fill(segment, at, at + segmentTokens(part))
        if (!isGrid(part)) at += segmentTokens(part)
        else at = fillBlocks(tokens, at, part, merge as number)
      })
      const placed = (ids: Int32Array) => new Float64Array(ids).map(id => Math.max(id, 0))
      return { tokens, positionIds: { h: placed(tokens.row), w: placed(tokens.col) }, next: 0, ropeDelta: -tokens.count }
    },
  },
})

/** Frame, row and column of every patch of a segment, block by block from token `at` on; returns the token after them. */
function fillBlocks(tokens: TokenTable, at: number, part: Segment, merge: number): number {
  const { frames, rows, cols } = gridOf(part)
  let token = at
  for (let frame = 0; frame < frames; frame++)
    for (let top = 0; top < rows; top += merge)
      for (let left = 0; left < cols; left += merge)
        for (let row = top; row < Math.min(top + merge, rows); row++)
          for (let col = left; col < Math.min(left + merge, cols); col++) {
            tokens.frame[token] = frame
            tokens.row[token] = row
            tokens.col[token] = col
            token++
          }
  return token
}
