import type { Mask } from '../../core/mask'
import { rememberedChunks, sameMask } from '../../core/mask'
import { formatPositions } from '../paint/format'
import type { Side, ViewInput } from '../view'

/** A mask in a few words. */
export function maskName(mask: Mask): string {
  switch (mask.kind) {
    case 'full':
      return 'no mask'
    case 'causal':
      return 'causal'
    case 'window':
      return mask.ahead
        ? `window of ${formatPositions(mask.ahead)} to each side`
        : `sliding window of ${formatPositions(mask.size)}`
    case 'chunks':
      return `chunks of ${formatPositions(mask.size)}${mask.slots ? `, ${mask.slots} memory slot${mask.slots === 1 ? '' : 's'} drawn` : ''}`
    case 'documents': {
      const count = documentCount(mask)
      return `${formatPositions(count)} document${count === 1 ? '' : 's'}${mask.anchor ? ' and an anchor' : ''}`
    }
  }
}

/** A mask in as few words as a narrow list has room for. */
export function shortMaskName(mask: Mask): string {
  if (mask.kind === 'window') return mask.ahead ? `±${formatPositions(mask.ahead)}` : `window ${formatPositions(mask.size)}`
  if (mask.kind === 'chunks') return `chunks ${formatPositions(mask.size)}`
  return maskName(mask)
}

/** Documents of a packed prompt; the anchor before the first of them is none. */
function documentCount({ starts, anchor }: Extract<Mask, { kind: 'documents' }>): number {
  return starts.length + (anchor ? 0 : 1)
}

/** Why a query does not see a key, in a few words. */
export function maskedWords(mask: Mask, query: number, key: number): string {
  const after = key > query
  switch (mask.kind) {
    case 'window':
      return mask.ahead
        ? 'the key is outside of the window'
        : after
          ? 'the key comes after the query'
          : 'the key is older than the window'
    case 'chunks':
      if (after) return 'the key comes after the query'
      return rememberedChunks(mask, query).includes(Math.floor(key / mask.size))
        ? 'the key is in a chunk that only a memory slot stands for'
        : 'the key is in an earlier chunk'
    case 'documents':
      return after ? 'the key comes after the query' : 'the key is in another document'
    default:
      return 'the key comes after the query'
  }
}

/** What the legend says of masked cells: those of both sides, or of their difference, and that a memory's slots are only drawn. */
export function maskLegend(masks: readonly Mask[], difference: boolean): string | null {
  const [a, b] = masks
  if (difference && a && b && !sameMask(a, b)) return 'other pairs masked in A than in B'
  if (masks.some(mask => mask.kind === 'chunks' && mask.slots > 0)) return 'masked; hatched: memory slots'
  const outside = masks.filter(({ kind }) => kind !== 'full')
  if (!outside.length) return null
  return outside.every(({ kind }) => kind === 'causal') ? 'masked: key after query' : 'masked'
}

/** The masks of A and B in words. */
export function maskWords({ a, b }: Pick<ViewInput, 'a' | 'b'>): string {
  const own = maskName(a.spec.mask)
  if (!b || sameMask(a.spec.mask, b.spec.mask)) return own
  return `A ${own}, B ${maskName(b.spec.mask)}`
}

/** The masks of the sides. */
export function masksOf({ a, b }: { a: Pick<Side, 'spec'>; b: Pick<Side, 'spec'> | null }): readonly Mask[] {
  return b ? [a.spec.mask, b.spec.mask] : [a.spec.mask]
}
