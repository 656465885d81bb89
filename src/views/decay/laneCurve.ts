import type { Wave } from '../../core/angles'
import { viewColumns } from '../../core/columns'
import { decayAt } from '../../core/curve'
import { contentMoments, mixtureOf } from '../../core/gaussian'
import { mappedColumns } from '../../core/mappedCurve'
import type { Outlook } from '../../core/outlook'
import { meanCurve, stdCurve } from '../../core/phasors'
import type { Content } from '../../core/scene'
import type { Ruler } from '../paint/ruler'
import { recent } from './recent'

/** Up to this frequency the curve between two integers is drawn as the cosines run; above it they would alias. */
const SMOOTH = Math.PI

/** The widths of look.md, px: half the window in which a line must be calm, of the mean, and of the change between them. */
const CALM_REACH = 3
const MEAN_REACH = 10
const EASE_REACH = 8

/** Swing, as a multiple of the calm one, from which a line is all mean. */
const RINGING = 2.5

/** Columns per px of the line and of the band: at rest, and while a hand moves. */
const FINE = { line: 2, band: 0.5 }
const COARSE = { line: 0.5, band: 0.125 }

/** The deviation of columns up to this many integers is summed one by one, too slow for a moving hand. */
const NARROW = 64

/** A side's curve on a lane, column by column over the drawn scale of a ruler. */
export interface LaneCurve {
  /** px of the columns' centres from the left end of the plot; length columns */
  x: Float64Array
  /** mean over the integers of a column; between integers the curve itself */
  value: Float64Array
  /** value where the curve is calm, a mean over 20 px where it rings */
  line: Float64Array
  /** 0 where line is value, 1 where it is the mean */
  eased: Float64Array
  /** px of the edges of the band's columns; one longer than low and high */
  bandEdges: Float64Array
  /** mean ± one standard deviation, or the 95 % band of Gaussian content */
  low: Float64Array
  high: Float64Array
}

/**
 * The curve with its line and band. Kept while frequencies, content and ruler are the same.
 * @param frequencies rad per position
 * @param calm range within ±3 px up to which the line is the curve itself
 * @param moving a hand is changing it: fewer columns
 * @param outlook what the pairs see at each distance; null for the distance itself
 * @param wave what the pairs are summed as
 */
export const laneCurve = recent(
  48,
  (
    frequencies: Float64Array,
    content: Content,
    ruler: Ruler,
    calm: number,
    moving: boolean,
    outlook?: Outlook | null,
    wave?: Wave,
  ) => [frequencies.join(), JSON.stringify(content), rulerKey(ruler), calm, moving, outlook?.key, wave].join(';'),
  computeCurve,
)

export function rulerKey({ view, width }: Ruler): string {
  return [view.scale, view.from, view.to, width].join()
}

/** Equal columns of the drawn scale: their integer edges, and the px of the first edge and from edge to edge. */
export const rulerColumns = recent(
  8,
  (ruler: Ruler, perPx: number) => `${rulerKey(ruler)};${perPx}`,
  ({ view, width, left }: Ruler, perPx: number) => {
    const columns = Math.max(1, Math.round((width - left) * perPx))
    return { edges: viewColumns(view, columns), columns, left, step: (width - left) / columns }
  },
)

/** Distances that are looked at in a column of a mapped curve while a hand moves. */
const SAMPLES = 4

function computeCurve(
  frequencies: Float64Array,
  content: Content,
  ruler: Ruler,
  calm: number,
  moving: boolean,
  outlook: Outlook | null = null,
  wave: Wave = 'cosine',
): LaneCurve {
  const density = moving ? COARSE : FINE
  const whole = rulerColumns(ruler, density.line)
  const { left, step } = whole
  const edges = edgesUpTo(whole.edges, outlook)
  const columns = edges.length - 1
  const x = Float64Array.from({ length: columns }, (_, k) => left + (k + 0.5) * step)
  const mixture = mixtureOf(content)
  const scale = mixture ? mixture.signal : 1
  const smooth = frequencies.every(omega => Math.abs(omega) <= SMOOTH)
  const samples = moving ? SAMPLES : undefined
  const mapped = outlook && mappedColumns(outlook, frequencies, edges, samples)
  const own = outlook ? outlook.own : Number.POSITIVE_INFINITY
  const value = (mapped?.mean ?? meanCurve(frequencies, edges, wave)).map((mean, k) => {
    const sparse = (edges[k + 1] as number) - (edges[k] as number) < 2 && (edges[k + 1] as number) <= own
    return scale * (sparse && smooth ? decayAt(frequencies, ruler.at(x[k] as number), wave) : mean)
  })
  joinGaps(value)

  const range = localRange(value, Math.round(CALM_REACH / step))
  const hidden = mapped ? mapped.std.map(std => 5 * (std || 0)) : hiddenSwing(frequencies, edges)
  const swing = movingMean(
    range.map((seen, k) => seen + Math.abs(scale) * (hidden[k] as number)),
    EASE_REACH / step,
  )
  const eased = swing.map(seen => Math.min(1, Math.max(0, (seen / calm - 1) / (RINGING - 1))))
  const mean = movingMean(value, MEAN_REACH / step)

  const band = rulerColumns(ruler, density.band)
  const reached = edgesUpTo(band.edges, outlook)
  const cheap = reached.findIndex((edge, k) => (reached[k + 1] ?? edge) - edge > NARROW)
  const skipped = !moving ? 0 : cheap < 0 ? reached.length - 1 : cheap
  const bandEdges = reached.subarray(skipped)
  const { low, high } = outlook
    ? mappedBand(content, frequencies, bandEdges, outlook, samples)
    : (contentMoments(content, frequencies, bandEdges, undefined, wave) ?? deviationBand(frequencies, bandEdges, wave))
  joinGaps(low)
  joinGaps(high)
  return {
    x,
    value,
    line: value.map((v, k) => v + (eased[k] as number) * ((mean[k] as number) - v)),
    eased,
    bandEdges: bandEdges.map((_, k) => left + (skipped + k) * band.step),
    low,
    high,
  }
}

/** rad that a lane of an angle shows: two turns */
export const TURN_SPAN = 4 * Math.PI

/** The curve of an angle, from 0 over two turns across a plot; not of whole numbers, since headings are none. */
export const turnCurve = recent(
  8,
  (frequencies: Float64Array, content: Content, width: number, wave?: Wave) =>
    [frequencies.join(), JSON.stringify(content), width, wave].join(';'),
  (frequencies: Float64Array, content: Content, width: number, wave: Wave = 'cosine'): LaneCurve => {
    const columns = Math.max(2, Math.round(width * FINE.line))
    const perColumn = frequencies.map(omega => (omega * TURN_SPAN) / columns)
    const edges = Float64Array.from({ length: columns + 2 }, (_, k) => k)
    const scale = mixtureOf(content)?.signal ?? 1
    const value = meanCurve(perColumn, edges, wave).map(mean => scale * mean)
    const moments = contentMoments(content, perColumn, edges, undefined, wave)
    const x = value.map((_, k) => (k * width) / columns)
    return {
      x,
      value,
      line: value,
      eased: new Float64Array(value.length),
      bandEdges: moments ? edges.map(k => ((k - 0.5) * width) / columns) : new Float64Array(0),
      low: moments?.low ?? new Float64Array(0),
      high: moments?.high ?? new Float64Array(0),
    }
  },
)

/** The columns that hold a distance that there is. */
function edgesUpTo(edges: Float64Array, outlook: Outlook | null): Float64Array {
  if (!outlook) return edges
  const end = edges.findIndex(edge => edge > outlook.reach)
  return end < 0 ? edges : edges.subarray(0, Math.max(2, end + 1))
}

function mappedBand(
  content: Content,
  frequencies: Float64Array,
  edges: Float64Array,
  outlook: Outlook,
  samples: number | undefined,
) {
  const moments = contentMoments(content, frequencies, edges, (omega, at) => mappedColumns(outlook, omega, at, samples).mean)
  if (moments) return moments
  const { mean, std } = mappedColumns(outlook, frequencies, edges, samples)
  return { low: mean.map((m, k) => m - (std[k] as number)), high: mean.map((m, k) => m + (std[k] as number)) }
}

function deviationBand(frequencies: Float64Array, edges: Float64Array, wave: Wave) {
  const mean = meanCurve(frequencies, edges, wave)
  const std = stdCurve(frequencies, edges, wave)
  return { low: mean.map((m, k) => m - (std[k] as number)), high: mean.map((m, k) => m + (std[k] as number)) }
}

/** Straight lines over columns without an integer, in place; the ends repeat their neighbour. */
function joinGaps(values: Float64Array) {
  let last = -1
  for (let k = 0; k <= values.length; k++) {
    if (k < values.length && Number.isNaN(values[k])) continue
    if (k - last > 1) {
      const from = (last < 0 ? values[k] : values[last]) as number
      const to = (k < values.length ? values[k] : from) as number
      for (let j = last + 1; j < k; j++) values[j] = from + ((to - from) * (j - last)) / (k - last)
    }
    last = k
  }
}

function localRange(values: Float64Array, reach: number): Float64Array {
  return values.map((_, k) => {
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    const to = Math.min(values.length - 1, k + reach)
    for (let j = Math.max(0, k - reach); j <= to; j++) {
      const value = values[j] as number
      if (value < low) low = value
      if (value > high) high = value
    }
    return high - low
  })
}

/** Swing that the means of columns hide: five deviations of the pairs that turn within a column, phases taken as random. */
function hiddenSwing(frequencies: Float64Array, edges: Float64Array): Float64Array {
  const turning = frequencies.map(omega => omega ** 2 / 12)
  return edges.subarray(1).map((end, k) => {
    const count = end - (edges[k] as number)
    if (count < 2) return 0
    let variance = 0
    for (let i = 0; i < turning.length; i++) variance += Math.min(1, (turning[i] as number) * count * count) / 2
    return (5 * Math.sqrt(variance)) / frequencies.length
  })
}

function movingMean(values: Float64Array, reach: number): Float64Array {
  const near = Math.max(1, Math.round(reach))
  const sums = new Float64Array(values.length + 1)
  for (let k = 0; k < values.length; k++) sums[k + 1] = (sums[k] as number) + (values[k] as number)
  return values.map((_, k) => {
    const from = Math.max(0, k - near)
    const to = Math.min(values.length, k + near + 1)
    return ((sums[to] as number) - (sums[from] as number)) / (to - from)
  })
}
