import { normals, uniforms } from '../sampleContent'
import type { Construction, LatentSizes } from './models'

/** Rows of a matrix. */
export type Rows = readonly Float64Array[]

export interface Draws {
  normal: () => number
  uniform: () => number
}

export function draws(seed: number): Draws {
  const uniform = uniforms(seed)
  return { uniform, normal: normals(seed, uniform) }
}

/**
 * The p × p matrix R of A = Q R for an n × p matrix A of N(0, 1) / √n: upper triangular, the squares of its diagonal χ² with
 * n, n - 1, … degrees of freedom (Bartlett). It has the singular values of A, and Q turns alike in all directions, so that spectra
 * of products need no matrix of n rows.
 */
export function triangle(n: number, p: number, random: Draws): Rows {
  const scale = 1 / Math.sqrt(n)
  return Array.from({ length: p }, (_, row) => {
    const made = new Float64Array(p)
    made[row] = scale * Math.sqrt(chiSquare(n - row, random))
    for (let col = row + 1; col < p; col++) made[col] = scale * random.normal()
    return made
  })
}

/** Marsaglia and Tsang's draw from a gamma law; one degree of freedom is the square of a normal. */
function chiSquare(freedom: number, { normal, uniform }: Draws): number {
  if (freedom < 2) return normal() ** 2
  const d = freedom / 2 - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v
  }
}

export function product(a: Rows, b: Rows): Float64Array[] {
  const width = b[0]?.length ?? 0
  return a.map(row => {
    const sum = new Float64Array(width)
    for (let k = 0; k < row.length; k++) {
      const x = row[k] as number
      const other = b[k] as Float64Array
      if (x !== 0) for (let col = 0; col < width; col++) sum[col] = (sum[col] as number) + x * (other[col] as number)
    }
    return sum
  })
}

function transposed(a: Rows): Float64Array[] {
  const across = a[0]?.length ?? 0
  return Array.from({ length: across }, (_, col) => {
    const made = new Float64Array(a.length)
    for (let row = 0; row < a.length; row++) made[row] = a[row]?.[col] as number
    return made
  })
}

/**
 * One head of a model at its start, every matrix of N(0, 1 / inputs): C with W_Q W_Kᵀ = U C Vᵀ, U and V of orthonormal columns.
 * A pair of tokens at distance 0, where rotation is none. `preRope` and `decoupled` as arXiv 2507.09394 names them; its text
 * beyond the abstract was not read, the shapes are those of deepseek-ai/DeepSeek-V3 @ 9b4e978.
 */
export function headCore(construction: Construction, sizes: LatentSizes, random: Draws): Rows {
  const { width, head, rotary, latent, queryLatent } = sizes
  const shared = construction === 'decoupled' ? rotary : 0
  const channels = head + shared
  const throughLatent = construction !== 'mha'
  const query = triangle(width, channels, random)
  const asked = throughLatent && queryLatent > 0 ? product(query, triangle(queryLatent, channels, random)) : query
  const key = triangle(width, channels, random)
  const made = throughLatent ? product(key, beside(triangle(latent, head, random), shared)) : key
  return product(asked, transposed(made))
}

/** A block, and behind it channels that pass as they are. */
function beside(block: Rows, more: number): Float64Array[] {
  const size = block.length + more
  return Array.from({ length: size }, (_, row) => {
    const made = new Float64Array(size)
    if (row < block.length) made.set(block[row] as Float64Array)
    else made[row] = 1
    return made
  })
}

/** C with θ u vᵀ in it, u and v of length 1 and any direction of the hidden space; one row and column larger. */
export function withSpike(core: Rows, width: number, theta: number, random: Draws): Float64Array[] {
  const side = () => {
    const inside = Float64Array.from(core, random.normal)
    const freedom = width - core.length
    const outside = freedom > 0 ? Math.sqrt(chiSquare(freedom, random)) : 0
    const all = Float64Array.of(...inside, outside)
    const length = Math.hypot(...all)
    return all.map(value => value / length)
  }
  const [u, v] = [side(), side()]
  return Array.from(u, (x, row) => Float64Array.from(v, (y, col) => (core[row]?.[col] ?? 0) + theta * x * y))
}
