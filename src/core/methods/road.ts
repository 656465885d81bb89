export type RoadVariant = 'road_1' | 'road_2' | 'road_4'

/** What multiplies a channel itself (own) and its partner (other) in out = own · x + other · partner. */
interface Row {
  partner: number
  own: number
  other: number
}

/**
 * RoAd: an adapter that turns and stretches pairs of output channels, z = R (W x + b). It knows no positions.
 *   (h₁, h₂) → (c₁ h₁ - s₁ h₂, c₂ h₂ + s₂ h₁);  road_1: c = α cos θ, s = α sin θ once per pair;  road_2: once per channel;
 *   road_4: c = α₁ cos θ₁, s = α₂ sin θ₂ per channel
 * arXiv 2409.00119; huggingface/peft @ 5d602fd, tuners/road/layer.py. Channel e of a group pairs with e + groupSize / 2; the
 * paper pairs neighbours. road_4 stores, group by group, first θ₁ then θ₂. θ = 0, α = 1 changes nothing.
 * @returns R as rows, shape (channels, channels)
 */
export function roadMatrix(
  variant: RoadVariant,
  theta: ArrayLike<number>,
  alpha: ArrayLike<number>,
  channels: number,
  groupSize = 64,
): Float64Array[] {
  return Array.from({ length: channels }, (_, channel) => {
    const { partner, own, other } = roadRow(variant, theta, alpha, channel, groupSize)
    const row = new Float64Array(channels)
    row[channel] = own
    row[partner] = other
    return row
  })
}

/** R x for one row of features. */
export function applyRoad(
  variant: RoadVariant,
  theta: ArrayLike<number>,
  alpha: ArrayLike<number>,
  x: ArrayLike<number>,
  groupSize = 64,
): Float64Array {
  return Float64Array.from(x, (value, channel) => {
    const { partner, own, other } = roadRow(variant, theta, alpha, channel, groupSize)
    return own * value + other * (x[partner] as number)
  })
}

function roadRow(variant: RoadVariant, theta: ArrayLike<number>, alpha: ArrayLike<number>, channel: number, size: number): Row {
  const half = size / 2
  const group = Math.floor(channel / size)
  const within = channel % size
  const first = within < half
  const stored = {
    road_1: [group * half + (within % half), group * half + (within % half)],
    road_2: [channel, channel],
    road_4: [group * 2 * size + within, group * 2 * size + size + within],
  }[variant] as [number, number]
  const [own, other] = stored
  return {
    partner: first ? channel + half : channel - half,
    own: (alpha[own] as number) * Math.cos(theta[own] as number),
    other: (first ? -1 : 1) * (alpha[other] as number) * Math.sin(theta[other] as number),
  }
}

/** Trained numbers per adapted layer. */
export function roadParameters(variant: RoadVariant, channels: number): number {
  return { road_1: 1, road_2: 2, road_4: 4 }[variant] * channels
}
