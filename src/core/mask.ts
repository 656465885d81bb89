/** Which keys a query may attend to. Plain data; indices are tokens from 0. */
export type Mask =
  | { kind: 'full' }
  | { kind: 'causal' }
  /** query - size < key <= query + ahead; causal where `ahead` is absent or 0 */
  | { kind: 'window'; size: number; ahead?: number }
  /** causal within ⌊index / size⌋; earlier chunks only through a memory of the last `slots` of them. A schematic. */
  | { kind: 'chunks'; size: number; slots: number }
  /** causal within a document; one begins at each of `starts`, ascending. With `anchor` all see what stands before the first. */
  | { kind: 'documents'; starts: Float64Array; anchor: boolean }

/**
 * Queries start .. end - 1, which see the keys from .. to - 1. What slides is counted from the query: a query then sees from
 * query + from, or up to query + to.
 */
export interface Piece {
  start: number
  end: number
  from: number
  fromSlides: boolean
  to: number
  toSlides: boolean
}

/** The piece of the prompt that a query belongs to. */
export function pieceAt(mask: Mask, tokens: number, query: number): Piece {
  const still = (start: number, end: number, from: number): Piece => ({
    start,
    end: Math.min(end, tokens),
    from,
    fromSlides: false,
    to: 1,
    toSlides: true,
  })
  switch (mask.kind) {
    case 'full':
      return { start: 0, end: tokens, from: 0, fromSlides: false, to: tokens, toSlides: false }
    case 'causal':
      return still(0, tokens, 0)
    case 'window': {
      const { size, ahead = 0 } = mask
      const [fromSlides, toSlides] = [query >= size - 1, query < tokens - ahead]
      const bounds = [0, Math.min(size - 1, tokens), Math.max(0, tokens - ahead), tokens]
      return {
        start: Math.max(...bounds.filter(bound => bound <= query)),
        end: Math.min(...bounds.filter(bound => bound > query)),
        from: fromSlides ? 1 - size : 0,
        fromSlides,
        to: toSlides ? ahead + 1 : tokens,
        toSlides,
      }
    }
    case 'chunks': {
      const start = Math.floor(query / mask.size) * mask.size
      return still(start, start + mask.size, start)
    }
    case 'documents': {
      const next = documentAt(mask.starts, query)
      const start = next === 0 ? 0 : (mask.starts[next - 1] as number)
      return still(start, mask.starts[next] ?? tokens, start)
    }
  }
}

/** How many of the first tokens all later ones see besides their own piece. */
export function anchorOf(mask: Mask): number {
  return mask.kind === 'documents' && mask.anchor ? (mask.starts[0] ?? 0) : 0
}

/** The keys that a query sees, from .. to - 1, without the anchor. */
export function spanOf(mask: Mask, tokens: number, query: number): [from: number, to: number] {
  const piece = pieceAt(mask, tokens, query)
  return [piece.from + (piece.fromSlides ? query : 0), piece.to + (piece.toSlides ? query : 0)]
}

/** Whether a query sees a key's own token. */
export function allows(mask: Mask, query: number, key: number): boolean {
  if (mask.kind === 'full') return true
  if (mask.kind === 'window') return query - mask.size < key && key <= query + (mask.ahead ?? 0)
  if (key > query) return false
  if (mask.kind === 'causal') return true
  if (mask.kind === 'chunks') return Math.floor(query / mask.size) === Math.floor(key / mask.size)
  const of = documentAt(mask.starts, key)
  return of === documentAt(mask.starts, query) || (mask.anchor && of === 0)
}

/** How many documents begin up to a token. */
function documentAt(starts: Float64Array, token: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= token) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether some query sees a key after it. */
export function looksAhead(mask: Mask): boolean {
  return mask.kind === 'full' || (mask.kind === 'window' && (mask.ahead ?? 0) > 0)
}

/** Whether two masks let the same pairs attend, as far as their data says. */
export function sameMask(a: Mask, b: Mask): boolean {
  if (a.kind === 'documents' && b.kind === 'documents')
    return a.anchor === b.anchor && a.starts.length === b.starts.length && a.starts.every((start, k) => start === b.starts[k])
  if (a.kind === 'window' && b.kind === 'window') return a.size === b.size && (a.ahead ?? 0) === (b.ahead ?? 0)
  if (a.kind === 'chunks' && b.kind === 'chunks') return a.size === b.size && a.slots === b.slots
  return a.kind === b.kind
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
  starts: ArrayLike<number>,
  names: ArrayLike<number> = Array.from(starts, (_, k) => k),
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
