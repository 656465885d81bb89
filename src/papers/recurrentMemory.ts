import { holds } from '../core/relation'
import type { Paper } from './paper'

/** Recurrent Memory-Augmented Transformers with Chunked Attention, arXiv 2507.00453. Of its text only abstract and introduction could be read; no code was released. */
export const recurrentMemory: Paper = {
  id: 'recurrentMemory',
  name: 'Memory and chunks',
  title: 'Recurrent Memory-Augmented Transformers with Chunked Attention for Long-Context Language Modeling',
  authors: 'Kashyap',
  year: 2025,
  venue: 'arXiv 2025',
  sources: [{ label: 'arXiv 2507.00453', url: 'https://arxiv.org/abs/2507.00453' }],
  topics: ['context', 'methods'],
  summary:
    'Attention within chunks, and a small memory of earlier ones: drawn as a schematic, because the text leaves sizes open.',
  picture: 'variant=rope&seq=text256&view=decay&lane=all&at=32&pair=20&pin=1',
  steps: [
    {
      title: 'Attention in chunks',
      link: 'variant=rope&seq=text256&view=scores&mask=chunks&attentionChunkSize=32',
      question: {
        ask: 'Text of 256 tokens is cut into chunks of 32, and a token attends within its chunk. How far back can a token look at most?',
        options: ['31 tokens', '32 tokens', 'As far as it likes'],
        right: 0,
        answer: 'The last token of a chunk sees the first one, 31 positions back; the first token of a chunk sees only itself.',
      },
      text: [
        'A token attends to the earlier tokens of its own chunk. Rotations are ordinary RoPE, the same in every head; only distances within a chunk are ever seen.',
        '$$\\lfloor i/c \\rfloor = \\lfloor j/c \\rfloor,\\quad j \\le i$$',
        'Other sizes: [16](attentionChunkSize=16), [32](attentionChunkSize=32), [64](attentionChunkSize=64).',
      ],
    },
    {
      title: 'A memory of chunks',
      link: 'variant=rope&seq=text256&view=scores&mask=chunks&attentionChunkSize=32&memorySlots=2',
      text: [
        'What lies before the chunk comes in through a memory: a bank of slots, into which each chunk leaves a summary and from which the oldest drops out. Drawn are two slots.',
        '> A schematic: chunk size, size of the bank, the gate and the positions of its slots are not given in what could be read of the paper. Slots are drawn as the chunks that they sum up.',
      ],
    },
  ],
  claims: [
    {
      what: 'Farthest distance within chunks of 32, positions',
      published: '31',
      where: 'follows from the mask',
      check: { published: 31, tolerance: 0, ours: farthest },
      recorded: { verdict: 'agrees', ours: 31 },
    },
    {
      what: 'Perplexity and speed',
      published: 'tables',
      where: 'experiments',
      recorded: { verdict: 'needs weights' },
      because: 'Takes the trained model.',
    },
  ],
}

/** Over the queries of the second chunk. */
function farthest(): number {
  const region = { by: 'chunks', size: 32, from: 0, below: 1 } as const
  const reaches = Array.from({ length: 32 }, (_, k) => 32 + k).map(query =>
    Array.from({ length: query + 1 }, (_, distance) => distance).findLast(distance => holds(region, query, query - distance)),
  )
  return Math.max(...reaches.map(reach => reach ?? 0))
}
