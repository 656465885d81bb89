import { packDocuments, packedIds } from '../mask'
import type { Rule } from '../variant'

/** Documents that a list may name. */
const MOST = 1024

/**
 * Documents packed into one sequence, none of which sees another; with an anchor all of them see the first token.
 *   M(q, k) = 1 for k <= q and (D(q) = D(k) or D(k) = 0 under an anchor)
 *   ids: on through all documents (`shared`); 0 at each document's own first token (`repeated`); again from 0 in each (`reset`)
 * AnchorAttention, arXiv 2411.13476; haonan3/AnchorContext @ 3af89f2, train.py. The anchor is the first token of the prompt,
 * its D is 0. `repeated` is the release's form for kernels of variable length: a first token that sees itself alone is the same
 * in every document, so that its own one at 0 equals a shared one. `reset` is the paper's baseline.
 */
export const documents: Rule<'mask'> = {
  id: 'documents',
  hint: 'packed texts that do not see each other',
  year: 2024,
  summary:
    'Documents packed into one training sequence do not see each other. AnchorAttention lets all of them see one first token, whose position they share, so that bfloat16 rounds it once.',
  formula: String.raw`M_{qk} = [\,k \le q\,]\,[\,D_q = D_k \;\lor\; D_k = 0\,]`,
  sources: [
    { label: 'arXiv 2411.13476', url: 'https://arxiv.org/abs/2411.13476' },
    {
      label: 'code 3af89f2',
      url: 'https://github.com/haonan3/AnchorContext/blob/3af89f2ff39d635983e3351369d9140cb456166b/train.py',
    },
  ],
  slot: {
    name: 'Documents',
    params: [
      {
        key: 'documentStarts',
        label: 'Documents start at',
        kind: 'tokens',
        default: [],
        most: MOST,
        help: 'Not given: each segment is a document.',
      },
      {
        key: 'anchor',
        label: 'Anchor token',
        kind: 'boolean',
        default: false,
        help: 'The first token of the prompt is seen by all documents.',
      },
      {
        key: 'documentIds',
        label: 'Position ids',
        kind: 'choice',
        default: 'shared',
        options: [
          { value: 'shared', label: 'go on' },
          { value: 'repeated', label: 'first token at 0' },
          { value: 'reset', label: 'start again' },
        ],
        help: 'Of prompts of text alone: through all documents, with the first token of each at 0, or again from 0 in each.',
      },
    ],
    run: ({ count, segment }, { documentStarts, anchor, documentIds }) => {
      const given = documentStarts as readonly number[]
      const starts = given.length ? given.filter(start => start < count) : segmentStarts(segment)
      const first = anchor ? [1] : []
      const borders = Float64Array.from(new Set([...first, ...starts].filter(start => start < count)))
      const rule = documentIds as 'shared' | 'repeated' | 'reset'
      return {
        mask: { kind: 'documents', starts: borders.sort(), anchor: anchor as boolean },
        ...(rule !== 'shared' && { ids: packedIds(packDocuments(count, borders), rule) }),
      }
    },
  },
}

/** Where a segment begins, without the first. */
function segmentStarts(segment: Int32Array): number[] {
  const starts: number[] = []
  for (let token = 1; token < segment.length; token++) if (segment[token] !== segment[token - 1]) starts.push(token)
  return starts
}
