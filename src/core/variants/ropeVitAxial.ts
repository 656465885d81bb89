import { chunked, shareOut } from '../allocation'
import { layOutStill } from '../blocks'
import { patches } from '../prompts'
import { restart } from '../restart'
import { defineVariant } from '../variant'

/** Columns on the first half of the pairs, rows on the second. */
export const columnsThenRows = chunked(
  ['w', 'h'],
  { name: 'Halves, columns first', help: 'Each axis has a ladder of its own.' },
  pairs => shareOut(pairs, [1, 1]),
)

/**
 * RoPE-ViT axial: the patches of a vision transformer turn by column and by row.
 *   (w, h) = (col, row) from 0;  the first d / 4 pairs read w, the next d / 4 read h, both with ω_j = 100^(-4j / d)
 * Heo et al., arXiv 2403.13298, section 3; naver-ai/rope-vit @ ce85c2e. Positions are not scaled with the resolution. The class
 * token is not rotated. The stand-alone class of the repository has base 10 as default for both modes, the function 100. The
 * models recompute the table only when the number of patches changes, so a grid of another shape with as many patches keeps
 * the old one; that is not followed here.
 */
export const ropeVitAxial = defineVariant({
  id: 'ropeVitAxial',
  name: 'RoPE-ViT axial',
  family: 'vision',
  year: 2024,
  summary: 'Half of the pairs read the column of a patch, half the row, with the same small range of frequencies.',
  formula: String.raw`\theta_j = c\,\omega_j,\quad \theta_{d/4+j} = r\,\omega_j, \qquad \omega_j = 100^{-4j/d},\ j < \tfrac d4`,
  sources: [
    { label: 'arXiv 2403.13298', url: 'https://arxiv.org/abs/2403.13298' },
    { label: 'code ce85c2e', url: 'https://github.com/naver-ai/rope-vit/tree/ce85c2e56c5ff3aadc10e1a849872081f7b86293' },
  ],
  geometry: { headDim: 64, ropeTheta: 100, trainedLength: 14 },
  prompt: patches(14, 14, 16),
  frequencies: restart,
  allocation: columnsThenRows,
  layout: {
    name: 'Column and row from 0',
    serves: ['image', 'video'],
    text: 'still',
    attends: 'all',
    params: [],
    run: segments => layOutStill(['w', 'h'], segments, () => [(_, __, col) => col, (_, row) => row]),
  },
})
