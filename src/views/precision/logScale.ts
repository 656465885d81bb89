import { tenTo } from '../paint/powers'

/** A log scale of whole decades; what lies under it sits on its foot. */
export interface LogScale {
  y: (value: number) => number
  ticks: readonly { y: number; label: string }[]
}

/** decades drawn at most */
const MOST = 8
/** px that a label needs */
const LABEL = 18

export function logScale(values: readonly number[], top: number, height: number): LogScale {
  const seen = values.filter(value => value > 0 && Number.isFinite(value))
  const high = seen.length ? Math.ceil(Math.log10(Math.max(...seen)) + 1e-9) : 0
  const low = Math.max(high - MOST, Math.min(high - 1, seen.length ? Math.floor(Math.log10(Math.min(...seen))) : high - 1))
  const at = (power: number) => top + ((high - power) / (high - low)) * height
  const step = Math.max(1, Math.ceil(((high - low) * LABEL) / height))
  const powers = Array.from({ length: high - low + 1 }, (_, n) => low + n).filter(power => (high - power) % step === 0)
  return {
    y: value => at(value > 0 ? Math.max(low, Math.log10(value)) : low),
    ticks: powers.map(power => ({ y: at(power), label: power === 0 ? '1' : tenTo(power) })),
  }
}

/** A scale of doublings from 1 to a power of two. */
export function doublings(most: number, top: number, height: number): LogScale {
  const y = (value: number) => top + height - (Math.log2(Math.max(1, value)) / Math.log2(most)) * height
  return { y, ticks: [1, most].map(value => ({ y: y(value), label: String(value) })) }
}
