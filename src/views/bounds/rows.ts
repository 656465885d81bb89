import type { PublishedBound } from '../../core/baseBound/published'
import { PUBLISHED_BOUNDS, verdict } from '../../core/baseBound/published'

/** Channels of the heads in the published table. */
export const PUBLISHED_CHANNELS = 128

export interface PublishedRow extends PublishedBound {
  verdict: ReturnType<typeof verdict>
}

/** The published table with ours where it speaks of heads like these. */
export function publishedRows(channels: number): readonly PublishedRow[] {
  return channels === PUBLISHED_CHANNELS ? PUBLISHED_BOUNDS.map(row => ({ ...row, verdict: verdict(row) })) : []
}

/** 1024 is 1 k, as the paper's table counts. */
export function binaryText(length: number): string {
  return length % 1_048_576 === 0
    ? `${length / 1_048_576}\u202fMi`
    : length % 1024 === 0
      ? `${length / 1024}\u202fKi`
      : String(length)
}

/** A base to eight significant digits: 26 952.339; one that they hold exactly loses its zeros: 500 000. */
export function baseText(base: number, digits = 8): string {
  const whole = Math.floor(Math.log10(base)) + 1
  const [integer = '', part] = base.toFixed(Math.max(0, Math.min(12, digits - whole))).split('.')
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  const rest = Number(base.toPrecision(digits)) === base ? part?.replace(/0+$/, '') : part
  return rest ? `${grouped}.${rest}` : grouped
}
