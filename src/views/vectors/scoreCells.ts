import type { Palette } from '../paint/palette'
import { tenTo } from '../paint/powers'
import { valueScale } from '../paint/valueScale'
import { massScale } from '../scores/massScale'
import type { ViewInput } from '../view'
import type { HeadFacts } from './facts'
import { number } from './words'

export type Form = ViewInput['view']['scores']['form']

/** Means over square boxes of tokens, −∞ where a box lies ahead of its queries. Shape (cells, cells). */
export interface ScoreCells {
  cells: number
  values: Float64Array
  least: number
  most: number
}

/** Logits, or attention, of a head, box-filtered to at most so many cells a side. */
export function scoreCells({ logits, weights, scored }: HeadFacts, most: number, form: Form): ScoreCells {
  const source = form === 'mean' ? logits : weights
  const cells = Math.max(1, Math.min(scored, Math.floor(most)))
  const values = new Float64Array(cells * cells).fill(Number.NEGATIVE_INFINITY)
  const edge = (cell: number) => Math.floor((cell * scored) / cells)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < cells; row++)
    for (let col = 0; col <= row; col++) {
      let [sum, count] = [0, 0]
      for (let m = edge(row); m < edge(row + 1); m++)
        for (let n = edge(col); n < Math.min(edge(col + 1), m + 1); n++) {
          sum += source[m * scored + n] as number
          count++
        }
      if (!count) continue
      values[row * cells + col] = sum / count
      low = Math.min(low, sum / count)
      high = Math.max(high, sum / count)
    }
  return { cells, values, least: low, most: high }
}

export interface ScoreColours {
  pixel: (value: number) => number
  css: (value: number) => string
  /** colour of a place of the legend, 0 at its left end, 1 at its right */
  legend: (part: number) => string
  ends: readonly [string, string]
  hint: string
}

/** One scale for all sides: logits in the colours of signed values, attention over decades. */
export function scoreColours(palette: Palette, form: Form, sides: readonly ScoreCells[]): ScoreColours {
  const least = Math.min(...sides.map(side => side.least))
  const most = Math.max(...sides.map(side => side.most))
  if (form === 'softmax') {
    const { from, to, css, pixel } = massScale(least, most)
    return {
      css,
      pixel,
      legend: part => css(10 ** (from + part * (to - from))),
      ends: [power(from), power(to)],
      hint: 'attention',
    }
  }
  const top = Math.max(Math.abs(least), Math.abs(most)) || 1
  const scale = valueScale(palette, -1, 1)
  const end = Number(top.toPrecision(2))
  return {
    css: value => scale.css(value / top),
    pixel: value => scale.pixel(value / top),
    legend: part => scale.css(2 * part - 1),
    ends: [number(-end), number(end)],
    hint: 'logits',
  }
}

function power(exponent: number): string {
  return exponent === 0 ? '1' : tenTo(exponent)
}
