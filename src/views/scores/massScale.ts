import { cividisCss, cividisPixel } from '../paint/cividis'

/** Colours of positive amounts over decades, in cividis. */
export interface MassScale {
  /** powers of ten */
  from: number
  to: number
  css: (mass: number) => string
  pixel: (mass: number) => number
}

/** Decades that are told apart at most. */
const MOST_DECADES = 6

export function massScale(low: number, high: number): MassScale {
  const to = Math.min(0, Math.ceil(Math.log10(high) - 1e-9)) + 0
  const from = Math.max(to - MOST_DECADES, Math.min(to - 1, Math.floor(Math.log10(Math.max(low, 1e-300)) + 1e-9)))
  const place = (mass: number) => (Math.log10(Math.max(mass, 1e-300)) - from) / (to - from)
  return {
    from,
    to,
    css: mass => cividisCss(place(mass)),
    pixel: mass => cividisPixel(place(mass)),
  }
}
