import { curveAttention } from '../../core/curveAttention'
import type { Mask } from '../../core/mask'
import { anchorOf, looksAhead } from '../../core/mask'
import { allowedPairs, endOfKeys, meetingOf } from '../../core/maskSums'
import { edgePlaces, type RasterFactors, rasterFactors, rasterRow } from '../../core/rasterAttention'
import { waveOf } from '../../core/scoreSource'
import { spanAttention, spanCost } from '../../core/spanAttention'
import { restartStep, singleStep } from '../../core/tokenBlocks'
import type { Device } from '../device'
import type { Lane, ScoresAbout, ScoresSide } from '../protocol'
import { bandedRows } from './bandedRows'
import { bestInBands, bestKey, bestOfCurve, halfOfCurve } from './bestKey'
import { CLOSED_FORM, pictureRoom, planOf, type Room, segmentRoom } from './sampledRows'
import { scorePrefix } from './scoreCurve'
import { streamedRows } from './streamedRows'

/** float32 error of a long curve: it moves a weight and its normaliser by so much times the scale */
const CURVE_ERROR = 3e-7

interface Attended {
  values: Float32Array
  parts: Float64Array
  about: ScoresAbout
}

/** Softmax attention of the cells of a side and of its segments, by the cheapest way that is exact, or else says how near it is. */
export async function* attention(
  device: Device,
  side: ScoresSide,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, Attended> {
  const wave = waveOf(side.source)
  // the sums of a curve serve keys ahead of the query where C is that of |Δ|
  const alone = !side.related && (wave === 'cosine' || (wave === 'sine' && !looksAhead(side.mask)))
  const step = alone ? singleStep(side.blocks) : null
  const { mask, blocks } = side
  const again = alone && !step && mask.kind === 'documents' && anchorOf(mask) < 2 ? restartStep(blocks, mask.starts) : null
  if (step || again) return yield* fromCurve(device, side, (step ?? again) as Float64Array, again !== null, lane, report)
  const factors = side.related ? null : rasterFactors(side.source, side.blocks, side.scale)
  const grid = { rows: side.rows, columns: side.columns }
  const segments = { rows: side.parts, columns: side.parts }
  const picture = yield* cells(device, side, grid, factors, pictureRoom(device, side, grid, factors !== null, lane), fraction =>
    report(0.8 * fraction),
  )
  const parts = yield* cells(device, side, segments, factors, segmentRoom(side, factors !== null), fraction =>
    report(0.8 + 0.15 * fraction),
  )
  const best = lane !== 'full' ? null : side.related ? yield* bestInBands(side) : yield* bestKey(side)
  const { method, queries } = picture
  return {
    values: densities(picture, grid, side),
    parts: parts.mass,
    about: {
      method,
      bound: 0,
      queries: method === 'some' ? queries.length : 0,
      partsSampled: parts.method === 'some',
      best,
      half: null,
    },
  }
}

/** Where the logit is a function of one distance. @param restarts ids start again in each document */
async function* fromCurve(
  device: Device,
  side: ScoresSide,
  step: Float64Array,
  restarts: boolean,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, Attended> {
  const { source, blocks, scale, mask, rows, columns, parts } = side
  const frequencies = Float64Array.from({ length: source.omega[0]?.length ?? 0 }, (_, i) =>
    source.omega.reduce((sum, w, axis) => sum + (w[i] as number) * (step[axis] as number), 0),
  )
  const prefix = yield* scorePrefix(device, frequencies, blocks.tokens, scale, waveOf(source) ?? 'cosine')
  const room = CLOSED_FORM[lane]
  const attend = function* (grid: Grid) {
    const plain = mask.kind === 'causal' || mask.kind === 'full'
    const whole = ((grid.rows.at(-1) as number) - (grid.rows[0] as number)) * grid.columns.length
    const steps = plain
      ? curveAttention(prefix, grid, mask.kind, whole <= room)
      : spanAttention(prefix, grid, mask, spanCost(grid, mask, blocks.tokens) <= room, restarts)
    let found = steps.next()
    for (; !found.done; found = steps.next()) {
      report(found.value)
      yield
    }
    return found.value
  }
  const picture = yield* attend({ rows, columns })
  const segments = yield* attend({ rows: parts, columns: parts })
  const best = lane === 'full' ? bestOfCurve(prefix, mask, parts, restarts) : null
  return {
    values: densities({ mass: picture.mass, looked: null }, side, side),
    parts: segments.mass,
    about: {
      method: picture.bound ? 'close' : 'every',
      bound: picture.bound && picture.bound + 2 * CURVE_ERROR * Math.abs(scale),
      queries: 0,
      partsSampled: false,
      best,
      half: halfOfCurve(prefix, mask, restarts),
    },
  }
}

interface Mass {
  mass: Float64Array
  /** the queries that stand for each row; null: all of them */
  looked: readonly (readonly number[])[] | null
  method: ScoresAbout['method']
  queries: Int32Array
}

/** Mean masses over rows of cells, from the whole rows of all their queries or of some. */
async function* cells(
  device: Device,
  side: ScoresSide,
  { rows, columns }: { rows: Float64Array; columns: Float64Array },
  factors: RasterFactors | null,
  room: Room,
  report: (fraction: number) => void,
): AsyncGenerator<void, Mass> {
  const width = columns.length - 1
  const plan = planOf(rows, room)
  const mass = new Float64Array((rows.length - 1) * width)
  const looked = Array.from({ length: rows.length - 1 }, (): number[] => [])
  let row = 0
  const take = (query: number, found: Float64Array) => {
    while (query >= (rows[row + 1] as number)) row++
    looked[row]?.push(query)
    for (let column = 0; column < width; column++) mass[row * width + column]! += found[column] as number
  }
  if (factors) {
    const places = edgePlaces(factors, columns)
    for (const [k, query] of plan.queries.entries()) {
      take(query, rasterRow(factors, columns, places, side.mask, query))
      if (k % 1024 === 1023) {
        report(k / plan.queries.length)
        yield
      }
    }
  } else yield* (side.related ? bandedRows : streamedRows)(device, side, plan.queries, columns, take, report)
  for (const [at, { length: count }] of looked.entries()) {
    const out = mass.subarray(at * width, (at + 1) * width)
    if (count > 1) for (let column = 0; column < width; column++) out[column]! /= count
  }
  // Rows between two sampled ones show the one below, which sees all of their keys under a causal mask.
  for (let at = looked.length - 2; at >= 0; at--)
    if (!looked[at]?.length) {
      mass.copyWithin(at * width, (at + 1) * width, (at + 2) * width)
      looked[at] = looked[at + 1] as number[]
    }
  return { mass, looked: plan.method === 'every' ? null : looked, ...plan }
}

type Grid = Pick<ScoresSide, 'rows' | 'columns'>

/** Mass per key token over the pairs that may attend; NaN where none may. */
function densities(
  { mass, looked }: Pick<Mass, 'mass' | 'looked'>,
  { rows, columns }: Grid,
  { mask, blocks: { tokens } }: ScoresSide,
): Float32Array {
  const width = columns.length - 1
  const perKey = Float64Array.from({ length: width }, (_, k) => 1 / ((columns[k + 1] as number) - (columns[k] as number)))
  const density = new Float32Array(mass.length)
  for (let row = 0; row < rows.length - 1; row++) {
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const meets = meetingOf(mask, tokens, q0, q1)
    const end = endOfKeys(mask, tokens, q1)
    const borrowed = looked !== null && (looked[row]?.[0] ?? q1) >= q1
    for (let column = 0, at = row * width; column < width; column++, at++) {
      const [k0, k1] = [columns[column] as number, columns[column + 1] as number]
      if (k0 >= end) {
        density.fill(Number.NaN, at, (row + 1) * width)
        break
      }
      const how = meets(k0, k1)
      if (how === 'open' && !borrowed) density[at] = (mass[at] as number) * (perKey[column] as number)
      else {
        const keys = how === 'closed' ? 0 : keysSeen(mask, tokens, looked?.[row] ?? [q0, q1], !looked, k0, k1)
        density[at] = keys === 0 ? Number.NaN : (mass[at] as number) / keys
      }
    }
  }
  return density
}

/** Keys of a column that queries see on average: those of a list, or all between the two that it holds. */
function keysSeen(mask: Mask, tokens: number, queries: readonly number[], between: boolean, k0: number, k1: number): number {
  if (between) {
    const [q0, q1] = queries as [number, number]
    return allowedPairs(mask, tokens, q0, q1, k0, k1) / (q1 - q0)
  }
  const seen = queries.reduce((sum, query) => sum + allowedPairs(mask, tokens, query, query + 1, k0, k1), 0)
  return seen / queries.length
}
