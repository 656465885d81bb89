import { mixtureOf } from './gaussian'
import { roundTo } from './precision'
import type { HeadContent } from './relativeBreak'
import type { Content } from './scene'

/** Vectors of a few tokens under a content model, as bfloat16 activations hold them. The same for the same arguments. */
export function sampleContent(content: Content, tokens: number, channels: number): HeadContent {
  const mixture = mixtureOf(content)
  const kept = (row: Float64Array) => roundTo('bf16', row)
  if (!mixture) {
    const ones = Array.from({ length: tokens }, () => new Float64Array(channels).fill(1))
    return { q: ones, k: ones }
  }
  const normal = normals(1)
  const rows = () => Array.from({ length: tokens }, () => Float64Array.from({ length: channels }, normal))
  const [q, z] = [rows(), rows()]
  const k = q.map((row, token) => row.map((x, c) => mixture.signal * x + mixture.noise * (z[token]?.[c] as number)))
  return { q: q.map(kept), k: k.map(kept) }
}

/** Draws from [0, 1): mulberry32. */
export function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws from N(0, 1): Box and Muller. */
export function normals(seed: number, uniform = uniforms(seed)): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}
