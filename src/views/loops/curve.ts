import { timeSimilarity } from '../../core/loops'
import type { Layer } from '../paint/layer'
import type { Palette } from '../paint/palette'
import type { LoopFacts } from './facts'
import type { LoopsPlace } from './place'

/** token frames per px above which a line is no longer the curve itself, and its range is drawn */
const SPARSE = 0.5
/** px over which the mean runs there */
const MEAN = 20

export interface Band {
  /** by px: the least and the largest value, and the mean around it */
  min: Float64Array
  max: Float64Array
  mean: Float64Array
}

/** Similarity over time by px: the curve itself, or the exact range over the whole token frames of each px with their mean. */
export function timeBand({ pairs, clip }: LoopFacts, { at, width, domain }: LoopsPlace): Band {
  const columns = Math.floor(width) + 1
  const value = (frames: number) => timeSimilarity(pairs, frames * clip.step)
  const [min, max] = [new Float64Array(columns), new Float64Array(columns)]
  if (domain / width <= SPARSE) {
    const line = Float64Array.from({ length: columns }, (_, px) => value(at(px)))
    return { min: line, max: line, mean: line }
  }
  const sums = new Float64Array(columns)
  for (let px = 0; px < columns; px++) {
    const from = Math.ceil(at(px - 0.5))
    const values = Array.from({ length: Math.max(1, Math.ceil(at(px + 0.5)) - from) }, (_, n) => value(Math.max(0, from + n)))
    min[px] = Math.min(...values)
    max[px] = Math.max(...values)
    sums[px] = values.reduce((sum, next) => sum + next, 0) / values.length
  }
  const mean = sums.map((_, px) => {
    const near = sums.subarray(Math.max(0, px - MEAN / 2), px + MEAN / 2 + 1)
    return near.reduce((sum, next) => sum + next, 0) / near.length
  })
  return { min, max, mean }
}

/** The curve of a side as shapes: A solid over a filled band, B dashed over a hatched one. */
export function curveLayers(facts: LoopFacts, band: Band, y: (value: number) => number, palette: Palette): readonly Layer[] {
  const { letter } = facts.side
  const isA = letter === 'A'
  const ranged = band.min !== band.max
  const line: Layer = {
    id: `curve-${letter}`,
    style: isA ? { stroke: palette.fill.t, width: 2.5, round: true } : { stroke: palette.axisInk.t, width: 1.5, dash: [5, 3.5] },
    build: sink => {
      for (const [px, value] of band.mean.entries()) px === 0 ? sink.moveTo(px, y(value)) : sink.lineTo(px, y(value))
    },
  }
  if (!ranged) return [line]
  const area: Layer = {
    id: `band-${letter}`,
    style: isA ? { fill: palette.fill.t, opacity: 0.22 } : { hatch: palette.axisInk.t, hatchOpacity: 0.3 },
    build: sink => {
      for (const [px, value] of band.max.entries()) px === 0 ? sink.moveTo(px, y(value)) : sink.lineTo(px, y(value))
      for (let px = band.min.length - 1; px >= 0; px--) sink.lineTo(px, y(band.min[px] as number))
      sink.closePath()
    },
  }
  return [area, line]
}
