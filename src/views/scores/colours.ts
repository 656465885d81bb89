import type { ScoresJob } from '../../engine/protocol'
import { formatValue } from '../paint/format'
import type { Palette } from '../paint/palette'
import { tenTo } from '../paint/powers'
import { valueScale } from '../paint/valueScale'
import { massScale } from './massScale'

/** The colours of a picture and its legend. */
export interface Colours {
  pixel: (value: number) => number
  css: (value: number) => string
  title: string
  hint: string
  /** the value at a place of the legend, 0 at its left end, 1 at its right */
  at: (part: number) => number
  ticks: readonly { part: number; label: string }[]
  say: (value: number) => string
}

/** Of mean scores, of attention per key token, or of their difference: scores subtracted, attention divided. */
export function coloursOf(
  palette: Palette,
  { form, difference, hint }: { form: ScoresJob['form']; difference: boolean; hint: string },
  low: number,
  high: number,
): Colours {
  if (difference) return form === 'mean' ? gapColours(palette, low, high) : ratioColours(palette, low, high)
  return form === 'mean' ? meanColours(palette, hint, low, high) : massColours(low, high)
}

/** Scores of both signs that stay below this get a scale of their own size. */
const WEAK = 0.5

function meanColours(palette: Palette, hint: string, low: number, largest: number): Colours {
  // A float32 product may end a rounding above 1.
  const high = largest < 1 + 1e-6 ? Math.min(1, largest) : largest
  const most = Math.max(high, -low)
  const { from, to, signed, pixel, css } = valueScale(palette, low, high, low < 0 && most < WEAK ? 0.1 : 1)
  const middle = signed ? 0 : round((from + to) / 2)
  return {
    pixel,
    css,
    title: 'Mean score C',
    hint,
    at: part => from + part * (to - from),
    ticks: [from, middle, to].map(value => ({ part: (value - from) / (to - from), label: short(value) })),
    say: formatValue,
  }
}

function gapColours(palette: Palette, low: number, high: number): Colours {
  const { from, to, pixel, css } = valueScale(palette, Math.min(low, -high, -0.05), high, 0.1)
  return {
    pixel,
    css,
    title: 'Difference A − B',
    hint: 'of mean scores',
    at: part => from + part * (to - from),
    ticks: [from, 0, to].map(value => ({ part: (value - from) / (to - from), label: short(value) })),
    say: value => (value > 0 ? `+${formatValue(value)}` : formatValue(value)),
  }
}

/** Values are octaves: log2 of A ÷ B. */
function ratioColours(palette: Palette, low: number, high: number): Colours {
  const most = Math.min(10, Math.max(1, Math.ceil(Math.max(high, -low))))
  const { pixel, css } = valueScale(palette, -1, 1, 1)
  const times = (octaves: number) => (octaves === 0 ? 'equal' : octaves > 0 ? `× ${2 ** octaves}` : `÷ ${2 ** -octaves}`)
  return {
    pixel: value => pixel(value / most),
    css: value => css(value / most),
    title: 'Attention A ÷ B',
    hint: 'log scale',
    at: part => (2 * part - 1) * most,
    ticks: [-most, 0, most].map(value => ({ part: (value / most + 1) / 2, label: times(value) })),
    say: value => (value < 0 ? `÷ ${(2 ** -value).toPrecision(3)}` : `× ${(2 ** value).toPrecision(3)}`),
  }
}

function massColours(low: number, high: number): Colours {
  const { from, to, pixel, css } = massScale(low, high)
  const apart = Math.ceil((to - from) / 3)
  const ticks = Array.from({ length: to - from + 1 }, (_, k) => to - k).filter(power => (to - power) % apart === 0)
  return {
    pixel,
    css,
    title: 'Attention',
    hint: 'per key token',
    at: part => 10 ** (from + part * (to - from)),
    ticks: ticks.map(power => ({ part: (power - from) / (to - from), label: percent(10 ** power) })),
    say: percent,
  }
}

/** A share as a percentage of three digits; small ones as parts of a power of ten. */
export function percent(mass: number): string {
  if (mass === 0) return '0\u00a0%'
  const value = 100 * mass
  if (value >= 0.001) return `${Number(value.toPrecision(3))}\u00a0%`
  const power = Math.floor(Math.log10(value))
  const digits = Number((value / 10 ** power).toPrecision(3))
  return `${digits === 1 ? '' : `${digits}\u202f×\u202f`}${tenTo(power)}\u00a0%`
}

function round(value: number): number {
  return Number(value.toFixed(2))
}

function short(value: number): string {
  return String(round(value)).replace('-', '−')
}
