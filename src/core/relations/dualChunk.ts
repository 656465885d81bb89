import { idsOf } from '../relation'
import { defineRelation, tokensParam } from './relationMap'

/**
 * Dual chunk attention: three rules by how many chunks lie between query and key. c = chunkSize - localWindow:
 *   same chunk: i mod c - j mod c;  next chunk: min(i mod c + c, chunkSize) - j mod c;
 *   farther: min(2c - 1, chunkSize) - j mod c
 * arXiv 2402.17463; HKUNLP/ChunkLlama @ 2add4d7, chunkllama_attn_replace.py, decoding branch. There chunkSize is 3/4 and
 * localWindow 1/8 of the trained length. Distances between neighbouring chunks are exact within the local window.
 */
export const dualChunk = defineRelation({
  id: 'dualChunk',
  name: 'Dual chunk attention',
  year: 2024,
  summary:
    'Cuts the prompt into chunks and numbers keys within their chunk. Queries get one of three positions, for their own chunk, for the one before and for all earlier ones, so that no distance exceeds the chunk size. The release also lengthens cos and sin once its cache has grown, which is left out here.',
  formula: String.raw`\Delta' = \begin{cases} i_c - j_c & \text{same chunk}\\ \min(i_c + c,\, s) - j_c & \text{next}\\ \min(2c-1,\, s) - j_c & \text{farther}\end{cases} \qquad x_c = x \bmod c`,
  sources: [
    { label: 'arXiv 2402.17463', url: 'https://arxiv.org/abs/2402.17463' },
    {
      label: 'code 2add4d7',
      url: 'https://github.com/HKUNLP/ChunkLlama/blob/2add4d7c99d24dcc1ab03414cc602abb2e28cf2c/chunkllama_attn_replace.py',
    },
  ],
  params: [
    tokensParam('chunkSize', 'Chunk size', 's', 3072, 'The largest distance that is used.'),
    tokensParam('localWindow', 'Local window', '', 512, 'Distances to the chunk before that stay exact.'),
  ],
  refuse: ({ chunkSize, localWindow }) =>
    (localWindow as number) < (chunkSize as number)
      ? null
      : `localWindow=${localWindow} is not below chunkSize=${chunkSize}: no chunk would be left.`,
  run: ({ count }, params) => {
    const limit = params.chunkSize as number
    const size = Math.max(1, limit - (params.localWindow as number))
    const key = (j: number) => j % size
    const chunks = (from: number, below: number) => ({ by: 'chunks', size, from, below }) as const
    return {
      bands: [
        { name: 'same chunk', region: chunks(Number.NEGATIVE_INFINITY, 1), ...idsOf(count, key, key) },
        { name: 'next chunk', region: chunks(1, 2), ...idsOf(count, i => Math.min(key(i) + size, limit), key) },
        {
          name: 'farther chunks',
          region: chunks(2, Number.POSITIVE_INFINITY),
          ...idsOf(count, () => Math.min(2 * size - 1, limit), key),
        },
      ],
    }
  },
})
