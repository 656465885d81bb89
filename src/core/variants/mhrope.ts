import { oneHot } from '../allocation'
import type { AxisId, Params } from '../scene'
import { defineVariant } from '../variant'
import { mropeI } from './mropeI'

/**
 * MHRoPE: whole heads for each axis instead of pairs, so that every axis has the full range of frequencies.
 *   the first m_t key/value heads read t with all their pairs, the next m_h read h, the next m_w read w; heads beyond
 *   that are not rotated; the query heads of a group follow their key/value head; positions as in MRoPE-I
 * arXiv 2510.23095; JJJYmmm/Multimodal-RoPEs @ cd413b9, freq_allocation/mhrope.py.
 */
export const mhrope = defineVariant({
  id: 'mhrope',
  name: 'MHRoPE',
  family: 'video',
  year: 2025,
  summary:
    'Lets some heads read time, some height and some width, each with all its pairs. Rows and columns restart in every image or frame.',
  formula: String.raw`\text{axis}(\text{head } g) = \begin{cases} t & g < m_t\\ h & m_t \le g < m_t + m_h\\ w & m_t + m_h \le g < m_t + m_h + m_w\end{cases}`,
  sources: [
    { label: 'arXiv 2510.23095', url: 'https://arxiv.org/abs/2510.23095' },
    {
      label: 'code cd413b9',
      url: 'https://github.com/JJJYmmm/Multimodal-RoPEs/blob/cd413b9e239e916e03234e9b4b64c3420aeb5419/multimodal_ropes/freq_allocation/mhrope.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  allocation: {
    name: 'Heads per axis',
    params: [
      headsParam('keyValueHeads', 'Key/value heads', 8, 1),
      headsParam('timeHeads', 'Heads for time', 2),
      headsParam('heightHeads', 'Heads for height', 3),
      headsParam('widthHeads', 'Heads for width', 3),
    ],
    refuse: (_, params) => {
      const asked = sizesOf(params).reduce((a, b) => a + b, 0)
      const heads = params.keyValueHeads as number
      return asked > heads ? `${asked} heads are given to the axes, but there are ${heads} key/value heads.` : null
    },
    run: ({ rotaryDim }, params) => {
      const sizes = sizesOf(params)
      return Array.from({ length: params.keyValueHeads as number }, (_, head) => {
        const axis = AXES.flatMap((id, a) => Array<AxisId>(sizes[a] ?? 0).fill(id))[head] ?? null
        return { ...oneHot(AXES, rotaryDim / 2, () => axis), serves: `key/value head ${head}` }
      })
    },
  },
  layout: mropeI.layout,
})

const AXES: readonly AxisId[] = ['t', 'h', 'w']

function sizesOf({ timeHeads, heightHeads, widthHeads }: Params): readonly number[] {
  return [timeHeads as number, heightHeads as number, widthHeads as number]
}

function headsParam(key: string, label: string, value: number, min = 0) {
  return { key, label, kind: 'number', default: value, min, max: 64, integer: true, unit: 'heads' } as const
}
