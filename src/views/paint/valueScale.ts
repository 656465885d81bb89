import type { Lab } from './lab'
import { labOf, rgbOf } from './lab'
import type { Palette } from './palette'

/** Colours of values from -1 to 1, interpolated in Lab. They are no axis colours. */
const SIGNED: Record<Palette['theme'], readonly Lab[]> = {
  light: ['#3A3A8F', '#8A8BC4', '#F3F1ED', '#DDAE4A', '#8A5600'].map(labOf),
  dark: ['#9C9EF2', '#50529C', '#1B1C1F', '#8F6D22', '#F3C656'].map(labOf),
}

/** Where the middle colour of the warm half lies between floor and top. */
const MIDDLE = 0.55
const STEPS = 1024

/** Values from `from` to `to` as colours. */
export interface ValueScale {
  from: number
  to: number
  /** both signs occur: zero has the colour of the bench */
  signed: boolean
  /** #rrggbb */
  css: (value: number) => string
  /** red, green, blue, 255 as the four bytes of a pixel in memory */
  pixel: (value: number) => number
}

/**
 * The scale of a picture whose values lie in [low, high]. All 0 or more: the warm half alone, from `low` rounded down to a
 * tenth up to `top`; otherwise both halves, from -top to top.
 */
export function valueScale(palette: Pick<Palette, 'theme'>, low: number, high: number, top = 1): ValueScale {
  const signed = low < -1e-6
  const to = Math.max(top, Math.ceil(Math.max(high, signed ? -low : 0) * 10 - 1e-6) / 10)
  const floor = Math.min(to - 0.1, Math.floor(Math.max(0, low) * 10 + 1e-6) / 10)
  const from = signed ? -to : Math.max(0, floor)
  const name = `${palette.theme} ${from} ${to} ${signed}`
  const kept = known.get(name) ?? createScale(SIGNED[palette.theme], from, to, signed)
  if (known.size > 64) known.clear()
  known.set(name, kept)
  return kept
}

const known = new Map<string, ValueScale>()

function createScale(stops: readonly Lab[], from: number, to: number, signed: boolean): ValueScale {
  const table = Array.from({ length: STEPS + 1 }, (_, k) => rgbOf(labAt(stops, k / STEPS, signed)))
  const words = Uint32Array.from(table, ([r, g, b]) => bytesToWord(r, g, b))
  const place = (value: number) => Math.round(Math.max(0, Math.min(1, (value - from) / (to - from))) * STEPS)
  return {
    from,
    to,
    signed,
    css: value => `#${(table[place(value)] as readonly number[]).map(part => part.toString(16).padStart(2, '0')).join('')}`,
    pixel: value => words[place(value)] as number,
  }
}

/** Place of a part of the scale, 0 to 1, among the five stops. */
function labAt(stops: readonly Lab[], part: number, signed: boolean): Lab {
  const at = signed ? 4 * part : part < MIDDLE ? 2 + part / MIDDLE : 3 + (part - MIDDLE) / (1 - MIDDLE)
  const first = Math.min(3, Math.floor(at))
  const [a, b] = [stops[first] as Lab, stops[first + 1] as Lab]
  return a.map((value, k) => value + (at - first) * ((b[k] as number) - value)) as unknown as Lab
}

const bytes = new Uint8ClampedArray(4)
const word = new Uint32Array(bytes.buffer)

/** In the byte order of this machine, as ImageData wants it. */
function bytesToWord(r: number, g: number, b: number): number {
  bytes.set([r, g, b, 255])
  return word[0] as number
}
