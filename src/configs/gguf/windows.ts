import type { Choice } from '../../core/scene'
import { numberIn } from '../transformers/attributes'
import type { GgufMetadata } from './metadata'

/**
 * Architectures some of whose layers look through `attention.sliding_window`: ggml-org/llama.cpp @ 8a5c4e0, src/models/<name>.cpp,
 * load_arch_hparams, and llama_hparams::set_swa_pattern.
 */
export interface Windowed {
  /** of so many layers the last one has no window; null: the file's list alone says which */
  every: number | null
  /** tokens where the file names none; null: no window is known then */
  usual: number | null
  /** base of the windowed layers where no key says it; null: that of the others */
  base: number | null
  /** windowed layers are not scaled */
  plain?: true
  /** layers without a window do not turn */
  still?: true
  /** half of the window on each side, and no mask elsewhere */
  bothWays?: true
  /** only files of so many blocks have windows */
  blocks?: number
  /** no windows where the file names no size */
  asked?: true
}

const TABLE: Readonly<Record<string, Windowed>> = {
  gemma2: { every: 2, usual: 4096, base: null },
  gemma3: { every: 6, usual: null, base: 10_000, plain: true },
  gemma3n: { every: 5, usual: null, base: 10_000, plain: true },
  gemma4: { every: 6, usual: null, base: 10_000, plain: true },
  'gemma-embedding': { every: 6, usual: null, base: 10_000, plain: true, bothWays: true },
  cohere2: { every: 4, usual: null, base: null, still: true },
  exaone4: { every: 4, usual: 4096, base: null, still: true, blocks: 64 },
  'gpt-oss': { every: 2, usual: null, base: null },
  olmo2: { every: 4, usual: null, base: null, plain: true, asked: true },
  step35: { every: null, usual: null, base: 10_000, plain: true },
  mimo2: { every: null, usual: null, base: 10_000, plain: true },
}

/** Architectures whose loader passes over the key. */
const PASSED_OVER = /^(llama|mistral3|qwen2|qwen2moe|qwen2vl|qwen3|qwen3moe|starcoder2|phimoe|granite)$/

/** How an architecture's layers differ by window; null where they do not. */
export function windowedOf(metadata: GgufMetadata, architecture: string): Windowed | null {
  const found = TABLE[architecture]
  if (!found) return null
  if (found.blocks && numberIn(metadata[`${architecture}.block_count`]) !== found.blocks) return null
  if (found.asked && sizeOf(metadata, architecture, found) === null) return null
  return found.every === null && !Array.isArray(metadata[`${architecture}.attention.sliding_window_pattern`]) ? null : found
}

/** Tokens of the window; null where none is told. */
export function sizeOf(metadata: GgufMetadata, architecture: string, { usual }: Windowed): number | null {
  const told = numberIn(metadata[`${architecture}.attention.sliding_window`])
  return told !== null && told >= 1 ? Math.round(told) : usual
}

/** Whether layer i has a window: by the file's list, or by a period, which it may change. */
export function slidesIn(metadata: GgufMetadata, architecture: string, { every }: Windowed): (layer: number) => boolean {
  const pattern = metadata[`${architecture}.attention.sliding_window_pattern`]
  if (Array.isArray(pattern)) return i => Boolean(pattern[i])
  const period = typeof pattern === 'number' && pattern >= 1 ? pattern : (every ?? 1)
  return i => i % period < period - 1
}

export function windowMask(size: number | null, { bothWays }: Windowed): Choice | null {
  return size === null ? null : { variant: 'window', params: { slidingWindow: size, ...(bothWays && { bothWays: true }) } }
}

/** A window that the scene does not show: one sentence, and whether the model does without it as well. */
export interface UnusedWindow {
  words: string
  known: boolean
}

/** null where the file has none. */
export function unusedWindow(metadata: GgufMetadata, architecture: string): UnusedWindow | null {
  const size = metadata[`${architecture}.attention.sliding_window`]
  if (typeof size !== 'number' || size < 1 || architecture in TABLE) return null
  const told = `attention.sliding_window ${size}`
  const without = (why: string) => ({ words: `${told} is not ${why}: every layer sees all that came before.`, known: true })
  if (architecture === 'phi3') return without('used, as llama.cpp has switched windows off for phi3 (pull request 13676)')
  if (PASSED_OVER.test(architecture)) return without(`read for ${architecture}`)
  return {
    words: `Which layers of ${architecture} look through the window of ${size} tokens is not known here; the scene shows none.`,
    known: false,
  }
}
