/** Colours of magnitudes: cividis, safe for colour-blind readers, in the polynomial fit of d3-scale-chromatic. */
const STEPS = 1024

/** @param part 0 is dark blue, 1 is yellow; what lies outside takes the nearer end */
export function cividisCss(part: number): string {
  return `rgb(${(TABLE[step(part)] as readonly number[]).join(' ')})`
}

/** The same as the four bytes of a pixel in memory. */
export function cividisPixel(part: number): number {
  return WORDS[step(part)] as number
}

function step(part: number): number {
  return Math.round(Math.max(0, Math.min(1, part)) * STEPS)
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
