import type { Pick, Tensor } from '../tensors/tensor'

/** How a tensor's dimensions are read: which hold tokens and channels, and what the others count. */
export interface Reading {
  tokens: number
  channels: number
  /** dimensions that one index is chosen of, those of size 1 left out */
  others: readonly { dim: number; size: number; name: string }[]
}

/** Which of the tensors are queries and keys, by their names; the first two where no name says. */
export function guessQueryKey(tensors: readonly Tensor[]): { q: number; k: number } {
  const find = (pattern: RegExp) => tensors.findIndex(({ name }) => pattern.test(name))
  const q = find(/(^|[^a-z])q(uer(y|ies))?(s|_proj)?([^a-z]|$)/i)
  const k = find(/(^|[^a-z])k(eys?)?(s|_proj)?([^a-z]|$)/i)
  return { q: Math.max(0, q), k: k >= 0 ? k : Math.min(1, tensors.length - 1) }
}

/** The usual reading of a shape: channels last, tokens before them, unless the dimension before that is much longer. */
export function guessReading({ shape }: Tensor): Reading {
  const channels = shape.length - 1
  const before = (shape[channels - 2] ?? 0) > 2 * (shape[channels - 1] ?? 0) ? channels - 2 : channels - 1
  return readingWith(shape, Math.max(0, before), channels)
}

export function readingWith(shape: readonly number[], tokens: number, channels: number): Reading {
  const rest = shape.flatMap((size, dim) => (dim === tokens || dim === channels || size === 1 ? [] : [{ dim, size }]))
  const names = rest.length === 1 ? ['head'] : ['layer', 'head']
  return { tokens, channels, others: rest.map(({ dim, size }, at) => ({ dim, size, name: names[at] ?? `dimension ${dim}` })) }
}

/** Where in a tensor a head is, for indices of `others` in their order. */
export function pickOf(shape: readonly number[], { tokens, channels, others }: Reading, chosen: readonly number[]): Pick {
  const index = shape.map(() => 0)
  others.forEach(({ dim }, at) => {
    index[dim] = chosen[at] ?? 0
  })
  return { tokens, channels, index }
}

/** The key's index for a query's: heads that share keys (grouped-query attention) follow each other. */
export function sharedIndex(index: number, queries: number, keys: number): number {
  return queries === keys ? index : Math.min(keys - 1, Math.floor((index * keys) / queries))
}

/** Why two tensors are no queries and keys of one head, or null. */
export function pairingProblem(q: Tensor, qReading: Reading, k: Tensor, kReading: Reading): string | null {
  const at = ({ shape }: Tensor, dim: number) => shape[dim] ?? 0
  if (q.shape.length < 2) return `${q.name} is a list of numbers; queries have tokens and channels.`
  if (k.shape.length < 2) return `${k.name} is a list of numbers; keys have tokens and channels.`
  const [qWidth, kWidth] = [at(q, qReading.channels), at(k, kReading.channels)]
  if (qWidth !== kWidth) return `A query has ${qWidth} channels and a key ${kWidth}; one head has as many of both.`
  if (qWidth % 2) return `${qWidth} channels do not form pairs.`
  if (qWidth > 1024) return `${qWidth} channels are more than one head has; is the last dimension all heads together?`
  if (at(q, qReading.tokens) < 2 || at(k, kReading.tokens) < 2) return 'There is no second token to compare with.'
  return null
}
