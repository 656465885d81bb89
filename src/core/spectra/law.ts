import type { Construction, LatentSizes } from './models'

/**
 * The law of the squared singular values of W_Q W_Kᵀ for large sizes, a free product. With ψ the generating function of its
 * moments and z = ψ(1/x), a factor of n × p entries multiplies x(z) = (1 + z) / z by 1 + (p / n) z (Marchenko-Pastur's
 * S-transform); x has its least value, the upper edge, where its slope in z is 0. A part that passes beside a latent mixes two laws,
 * which is inverted by bisection. A spike θ u vᵀ in a matrix of `width` rows stands at θ = √x / (1 + y z), y = channels / width
 * (Benaych-Georges and Nadakuditi, arXiv 1103.2221), once θ is above its value at the edge.
 */
export interface Law {
  /** squared singular value that belongs to z */
  at: (z: number) => number
  /** upper edge of the bulk */
  edge: number
  /** θ from which on a spike leaves the bulk */
  threshold: number
  /** squared singular value of a spike θ; the edge below the threshold */
  spike: (theta: number) => number
}

export function lawOf(construction: Construction, sizes: LatentSizes): Law {
  const { width, head, rotary, latent, queryLatent } = sizes
  const shared = construction === 'decoupled' ? rotary : 0
  const channels = head + shared
  const y = channels / width
  const throughLatent = construction !== 'mha'
  const queries = throughLatent && queryLatent > 0 ? channels / queryLatent : 0
  const inner = throughLatent ? mixed(head / channels, head / latent) : (z: number) => (1 + z) / z
  const at = (z: number) => inner(z) * (1 + y * z) ** 2 * (1 + queries * z)
  const corner = least(at)
  const edge = at(corner)
  const strength = (z: number) => Math.sqrt(at(z)) / (1 + y * z)
  const threshold = strength(corner)
  return {
    at,
    edge,
    threshold,
    spike: theta => (theta <= threshold ? edge : at(bisect(z => theta - strength(z), 1e-9, corner))),
  }
}

/** Upper edge of Marchenko and Pastur's law for one n × p factor of N(0, 1 / n). */
export function singleEdge(channels: number, width: number): number {
  return (1 + Math.sqrt(channels / width)) ** 2
}

/** Strength from which on a spike leaves one n × p factor of N(0, 1 / n): (p / n)^¼. */
export function singleThreshold(channels: number, width: number): number {
  return (channels / width) ** 0.25
}

/** x(z) of a law that is Marchenko-Pastur's of ratio y for a share of the channels, and 1 for the others. */
function mixed(share: number, y: number): (z: number) => number {
  if (share === 1) return z => ((1 + z) / z) * (1 + y * z)
  const top = 1 / (1 + Math.sqrt(y)) ** 2
  const psi = (w: number) => {
    const b = 1 - (1 + y) * w
    const narrow = (b - Math.sqrt(Math.max(0, b * b - 4 * y * w * w))) / (2 * y * w)
    return share * narrow + ((1 - share) * w) / (1 - w)
  }
  const most = psi(top)
  // past the branch point of the square root no w belongs to z: its edge is that of the latent's part
  return z => (z >= most ? 1 / top + (z - most) * 1e3 : 1 / bisect(w => psi(w) - z, 1e-12, top))
}

/** Where a convex function of ln z is least. */
function least(at: (z: number) => number): number {
  let [low, high] = [Math.log(1e-3), Math.log(1e4)]
  for (let step = 0; step < 70; step++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
    if (at(Math.exp(a)) < at(Math.exp(b))) high = b
    else low = a
  }
  return Math.exp((low + high) / 2)
}

/** Root of a rising function. */
function bisect(rising: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (rising(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
