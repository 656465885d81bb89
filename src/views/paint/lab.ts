/** CIE L*a*b* of an sRGB colour, D50 as in CSS Color 4 and d3. */
export type Lab = readonly [l: number, a: number, b: number]

const WHITE = [0.96422, 1, 0.82521] as const
const [T0, T1] = [4 / 29, 6 / 29]

export function labOf(hex: string): Lab {
  const [r, g, b] = [1, 3, 5].map(at => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number]
  const x = forward((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / WHITE[0])
  const y = forward((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / WHITE[1])
  const z = forward((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / WHITE[2])
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Bytes of red, green and blue. */
export function rgbOf([l, a, b]: Lab): readonly [number, number, number] {
  const y = (l + 16) / 116
  const x = WHITE[0] * backward(y + a / 500)
  const z = WHITE[2] * backward(y - b / 200)
  const white = WHITE[1] * backward(y)
  return [
    byte(3.1338561 * x - 1.6168667 * white - 0.4906146 * z),
    byte(-0.9787684 * x + 1.9161415 * white + 0.033454 * z),
    byte(0.0719453 * x - 0.2289914 * white + 1.4052427 * z),
  ]
}

function forward(t: number): number {
  return t > T1 ** 3 ? Math.cbrt(t) : t / (3 * T1 ** 2) + T0
}

function backward(t: number): number {
  return t > T1 ? t ** 3 : 3 * T1 ** 2 * (t - T0)
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function byte(channel: number): number {
  const gamma = channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055
  return Math.max(0, Math.min(255, Math.round(255 * gamma)))
}
