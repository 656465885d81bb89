import { tokensParam } from '../relations/relationMap'
import type { Rule } from '../variant'

/**
 * Chunked attention: a query sees what comes before it in its own chunk; earlier chunks reach it only through a memory.
 *   M(q, k) = 1 for k <= q and ⌊q/c⌋ = ⌊k/c⌋;  bank of S slots, m ← g m_new + (1 - g) m_old, oldest dropped
 * Chunks alone: meta-llama/llama-models @ a9c89c4, models/llama4. With a gated first-in-first-out memory: arXiv 2507.00453, of
 * which only the abstract is at hand: slots are drawn as a schematic, and no score with them is computed.
 */
export const chunks: Rule<'mask'> = {
  id: 'chunks',
  hint: 'only the own chunk, and a memory of others',
  year: 2025,
  summary:
    'The prompt is cut into chunks that look only into themselves. With memory slots, as in recurrent memory transformers, the last chunks before are also read, each as one summary: a schematic, since sizes, gates and positions of the slots are not published.',
  formula: String.raw`M_{qk} = [\,k \le q\,]\,[\,\lfloor q/c\rfloor = \lfloor k/c\rfloor\,], \qquad m \leftarrow g\,m_{\text{new}} + (1-g)\,m_{\text{old}}`,
  sources: [
    { label: 'arXiv 2507.00453', url: 'https://arxiv.org/abs/2507.00453' },
    {
      label: 'code a9c89c4',
      url: 'https://github.com/meta-llama/llama-models/blob/a9c89c471f793423afd4cc3ca8671d6e56fe64cb/models/llama4/model.py',
    },
  ],
  slot: {
    name: 'Chunks',
    params: [
      tokensParam('attentionChunkSize', 'Chunk', 'c', 1024, 'Tokens of a chunk.'),
      {
        key: 'memorySlots',
        label: 'Memory slots',
        kind: 'number',
        default: 0,
        min: 0,
        max: 64,
        integer: true,
        help: 'Earlier chunks that are still read as one summary each. Drawn, not computed.',
      },
    ],
    run: (_, { attentionChunkSize, memorySlots }) => ({
      mask: { kind: 'chunks', size: attentionChunkSize as number, slots: memorySlots as number },
    }),
  },
}
