/**
 * Colours of positive amounts over decades: cividis, safe for colour-blind readers, in the polynomial fit of
 * d3-scale-chromatic.
 */
export interface MassScale {
  /** powers of ten */
  from: number
  to: number
  css: (mass: number) => string
  pixel: (mass: number) => number
}

/** Decades that are told apart at most. */
const MOST_DECADES = 6
const STEPS = 1024

export function massScale(low: number, high: number): MassScale {
  const to = Math.min(0, Math.ceil(Math.log10(high) - 1e-9)) + 0
  const from = Math.max(to - MOST_DECADES, Math.min(to - 1, Math.floor(Math.log10(Math.max(low, 1e-300)) + 1e-9)))
  const place = (mass: number) =>
    Math.round(Math.max(0, Math.min(1, (Math.log10(Math.max(mass, 1e-300)) - from) / (to - from))) * STEPS)
  return {
    from,
    to,
    css: mass => `rgb(${(TABLE[place(mass)] as readonly number[]).join(' ')})`,
    pixel: mass => WORDS[place(mass)] as number,
  }
}

const TABLE = Array.from({ length: STEPS + 1 }, (_, k) => cividis(k / STEPS))
const WORDS = Uint32Array.from(TABLE, ([r, g, b]) => new Uint32Array(Uint8Array.of(r, g, b, 255).buffer)[0] as number)

function cividis(t: number): readonly [number, number, number] {
  const byte = (value: number) => Math.max(0, Math.min(255, Math.round(value)))
  return [
    byte(-4.54 - t * (35.34 - t * (2381.73 - t * (6402.7 - t * (7024.72 - t * 2710.57))))),
    byte(32.49 + t * (170.73 + t * (52.82 - t * (131.46 - t * (176.58 - t * 67.37))))),
    byte(81.24 + t * (442.36 - t * (2482.43 - t * (6167.24 - t * (6614.94 - t * 2475.67))))),
  ]
}
