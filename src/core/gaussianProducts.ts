import { mixtureOf } from './gaussian'
import { normals } from './sampleContent'
import type { Content } from './scene'

/** q · k of one query with its own key and those of the count - 1 tokens before it, nearest first, drawn from a seed; d under ones. */
export function gaussianProducts(content: Content, headDim: number, count: number, seed: number): Float64Array {
  const mixture = mixtureOf(content)
  if (!mixture) return new Float64Array(count).fill(headDim)
  const normal = normals(seed)
  const row = () => Float64Array.from({ length: headDim }, normal)
  const query = row()
  return Float64Array.from({ length: count }, (_, back) => {
    const own = back === 0 ? query : row()
    const noise = row()
    return query.reduce((sum, x, c) => sum + x * (mixture.signal * (own[c] as number) + mixture.noise * (noise[c] as number)), 0)
  })
}
