/** Which keys a query may attend to. Plain data; indices are tokens from 0. */
export type Mask =
  | { kind: 'full' }
  | { kind: 'causal' }
  /** causal, and query - key < size */
  | { kind: 'window'; size: number }
  /** causal within ⌊index / size⌋; earlier chunks only through a memory of the last `slots` of them. A schematic. */
  | { kind: 'chunks'; size: number; slots: number }
  /** causal within a document; with `anchor`, document 0 is seen by all */
  | { kind: 'documents'; documents: Int32Array; anchor: boolean }

/** Whether a query sees a key's own token. */
export function allows(mask: Mask, query: number, key: number): boolean {
  if (mask.kind === 'full') return true
  if (key > query) return false
  switch (mask.kind) {
    case 'causal':
      return true
    case 'window':
      return query - key < mask.size
    case 'chunks':
      return Math.floor(query / mask.size) === Math.floor(key / mask.size)
    case 'documents': {
      const of = mask.documents[key]
      return of === mask.documents[query] || (mask.anchor && of === 0)
    }
  }
}

/**
 * Chunks that a query reads as summaries, oldest first: those before its own that the bank has not dropped. The abstract of
 * arXiv 2507.00453 names a gated bank, first in first out; its size and where its keys stand are not published.
 */
export function rememberedChunks(mask: Extract<Mask, { kind: 'chunks' }>, query: number): number[] {
  const own = Math.floor(query / mask.size)
  const first = Math.max(0, own - mask.slots)
  return Array.from({ length: own - first }, (_, k) => first + k)
}

/** Documents that are packed into one sequence. */
export interface Packing {
  /** number of each token's document; tokens before the first start belong to document 0 */
  documents: Int32Array
  /** index of each token within its document */
  restarting: Float64Array
}

/** @param starts first token of each document, ascending; @param names their numbers, counted from 0 when left out */
export function packDocuments(
  tokens: number,
  starts: readonly number[],
  names: readonly number[] = starts.map((_, k) => k),
): Packing {
  const documents = new Int32Array(tokens)
  const restarting = new Float64Array(tokens)
  for (let token = 0, next = 0, start = 0; token < tokens; token++) {
    for (; next < starts.length && (starts[next] as number) <= token; next++) start = starts[next] as number
    documents[token] = next === 0 ? 0 : (names[next - 1] as number)
    restarting[token] = token - start
  }
  return { documents, restarting }
}

/**
 * Position ids of packed documents. AnchorAttention (arXiv 2411.13476; haonan3/AnchorContext @ 3af89f2, train.py): ids go on
 * through all documents. `shared` is one anchor token at 0 that all documents see; `repeated` gives every document's own first
 * token id 0, which is the same anchor, since it sees itself alone. `reset` starts again in each document, the paper's baseline.
 */
export function packedIds({ restarting }: Packing, rule: 'shared' | 'repeated' | 'reset'): Float64Array {
  if (rule === 'reset') return restarting.slice()
  return restarting.map((within, token) => (rule === 'repeated' && within === 0 ? 0 : token))
}
