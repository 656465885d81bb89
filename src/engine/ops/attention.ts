import { curveAttention } from '../../core/curveAttention'
import { edgePlaces, type RasterFactors, rasterFactors, rasterRow } from '../../core/rasterAttention'
import { type Mask, maskAt } from '../../core/scoreCells'
import { singleStep } from '../../core/tokenBlocks'
import type { Device } from '../device'
import type { Lane, ScoresAbout, ScoresSide } from '../protocol'
import { bestKey, bestOfCurve, halfOfCurve } from './bestKey'
import { scorePrefix } from './scoreCurve'
import { streamedRows } from './streamedRows'

/** Values of single queries that are computed where a closed form gives them: rows of tokens times columns of cells. */
const CLOSED_FORM = { full: 1 << 24, draft: 1 << 21 }
/** The same for segments, of which each has at least one row looked at. */
const OF_SEGMENTS = { closed: 1 << 22, streamed: 1 << 22 }
/** The longest prompt whose every row is streamed. */
const STREAMED = { webgl: 16_384, wasm: 16_384, cpu: 4096 }
/** Exponentials that sampled rows may take. */
const SAMPLED = { webgl: 1 << 27, wasm: 1 << 27, cpu: 1 << 24 }
const SAMPLED_DRAFT = { webgl: 1 << 21, wasm: 1 << 21, cpu: 1 << 18 }

/** float32 error of a long curve: it moves a weight and its normaliser by so much times the scale */
const CURVE_ERROR = 3e-7

interface Attended {
  values: Float32Array
  parts: Float64Array
  about: ScoresAbout
}

/** Which rows of single queries stand for the rows of cells. */
interface Plan {
  queries: Int32Array
  method: ScoresAbout['method']
}

/** Softmax attention of the cells of a side and of its segments, by the cheapest way that is exact, or else says how near it is. */
export async function* attention(
  device: Device,
  side: ScoresSide,
  mask: Mask,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, Attended> {
  const step = side.source.form === 'turn' ? singleStep(side.blocks) : null
  if (step) return yield* fromCurve(device, side, step, mask, lane, report)
  const factors = rasterFactors(side.source, side.blocks, side.scale)
  const grid = { rows: side.rows, columns: side.columns }
  const segments = { rows: side.parts, columns: side.parts }
  const picture = yield* cells(
    device,
    side,
    grid,
    factors,
    mask,
    pictureRoom(device, side, grid, factors !== null, lane),
    fraction => report(0.8 * fraction),
  )
  const parts = yield* cells(device, side, segments, factors, mask, segmentRoom(side, factors !== null), fraction =>
    report(0.8 + 0.15 * fraction),
  )
  const best = lane === 'full' ? yield* bestKey(side) : null
  const { method, queries } = picture
  return {
    values: densities(picture.mass, grid, mask, picture.reach),
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

/** Where the logit is a function of one distance. */
async function* fromCurve(
  device: Device,
  side: ScoresSide,
  step: Float64Array,
  mask: Mask,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, Attended> {
  const { source, blocks, scale, rows, columns, parts } = side
  const frequencies = Float64Array.from({ length: source.omega[0]?.length ?? 0 }, (_, i) =>
    source.omega.reduce((sum, w, axis) => sum + (w[i] as number) * (step[axis] as number), 0),
  )
  const prefix = yield* scorePrefix(device, frequencies, blocks.tokens, scale)
  const cost = (height: Float64Array, width: Float64Array) => ((height.at(-1) as number) - (height[0] as number)) * width.length
  const attend = function* (grid: { rows: Float64Array; columns: Float64Array }) {
    const steps = curveAttention(prefix, grid, mask, cost(grid.rows, grid.columns) <= CLOSED_FORM[lane])
    let found = steps.next()
    for (; !found.done; found = steps.next()) {
      report(found.value)
      yield
    }
    return found.value
  }
  const picture = yield* attend({ rows, columns })
  const segments = yield* attend({ rows: parts, columns: parts })
  const best = lane === 'full' ? bestOfCurve(prefix, parts) : null
  return {
    values: densities(
      picture.mass,
      side,
      mask,
      Float64Array.from({ length: rows.length - 1 }, (_, row) => middleReach(rows, row)),
    ),
    parts: segments.mass,
    about: {
      method: picture.bound ? 'close' : 'every',
      bound: picture.bound && picture.bound + 2 * CURVE_ERROR * Math.abs(scale),
      queries: 0,
      partsSampled: false,
      best,
      half: halfOfCurve(prefix),
    },
  }
}

interface Mass {
  mass: Float64Array
  /** mean over a row's queries of the number of keys that they see */
  reach: Float64Array
  method: ScoresAbout['method']
  queries: Int32Array
}

/** Mean masses over rows of cells, from the whole rows of all their queries or of some. */
async function* cells(
  device: Device,
  side: ScoresSide,
  { rows, columns }: { rows: Float64Array; columns: Float64Array },
  factors: RasterFactors | null,
  mask: Mask,
  room: Room,
  report: (fraction: number) => void,
): AsyncGenerator<void, Mass> {
  const width = columns.length - 1
  const plan = planOf(rows, room)
  const mass = new Float64Array((rows.length - 1) * width)
  const counts = new Int32Array(rows.length - 1)
  const reach = new Float64Array(rows.length - 1)
  let row = 0
  const take = (query: number, found: Float64Array) => {
    while (query >= (rows[row + 1] as number)) row++
    counts[row]!++
    reach[row]! += query + 1
    for (let column = 0; column < width; column++) mass[row * width + column]! += found[column] as number
  }
  if (factors) {
    const places = edgePlaces(factors, columns)
    for (const [k, query] of plan.queries.entries()) {
      take(query, rasterRow(factors, columns, places, mask, query))
      if (k % 1024 === 1023) {
        report(k / plan.queries.length)
        yield
      }
    }
  } else yield* streamedRows(device, side, plan.queries, columns, mask, take, report)
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number
    const out = mass.subarray(at * width, (at + 1) * width)
    reach[at] = count ? (reach[at] as number) / count : middleReach(rows, at)
    if (count > 1) for (let column = 0; column < width; column++) out[column]! /= count
  }
  // Rows between two sampled ones show the one below, which sees all of their keys.
  for (let at = counts.length - 2; at >= 0; at--)
    if (counts[at] === 0) mass.copyWithin(at * width, (at + 1) * width, (at + 2) * width)
  return { mass, reach, ...plan }
}

/** How many queries may be looked at. */
interface Room {
  queries: number
  /** rows may show what a neighbour has */
  shared: boolean
}

function pictureRoom({ backend }: Device, { blocks }: ScoresSide, { columns }: Grid, closed: boolean, lane: Lane): Room {
  if (closed) return { queries: CLOSED_FORM[lane] / columns.length, shared: true }
  if (lane === 'full' && blocks.tokens <= STREAMED[backend]) return { queries: blocks.tokens, shared: true }
  return { queries: (lane === 'full' ? SAMPLED : SAMPLED_DRAFT)[backend] / blocks.tokens, shared: true }
}

function segmentRoom({ blocks, parts }: ScoresSide, closed: boolean): Room {
  return { queries: closed ? OF_SEGMENTS.closed / parts.length : OF_SEGMENTS.streamed / blocks.tokens, shared: false }
}

/** All queries of the rows where there is room for them; otherwise some of each row, or of every so many rows. */
function planOf(rows: Float64Array, { queries: room, shared }: Room): Plan {
  const [first, end] = [rows[0] as number, rows.at(-1) as number]
  const all = end - first
  if (all <= room) return { queries: Int32Array.from({ length: all }, (_, k) => first + k), method: 'every' }
  const height = rows.length - 1
  const each = Math.max(1, Math.floor(room / height))
  const apart = shared ? Math.max(1, Math.ceil(height / room)) : 1
  const queries: number[] = []
  for (let group = 0; group < height; group += apart) {
    const row = Math.min(group + apart, height) - 1
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const count = Math.min(each, q1 - q0)
    for (let k = 0; k < count; k++) queries.push(q0 + Math.floor(((k + 0.5) * (q1 - q0)) / count))
  }
  return { queries: Int32Array.from(queries), method: 'some' }
}

type Grid = Pick<ScoresSide, 'rows' | 'columns'>

/** Keys that the queries of a row see on average under a causal mask. */
function middleReach(rows: Float64Array, row: number): number {
  return ((rows[row] as number) + (rows[row + 1] as number) + 1) / 2
}

/** Mass per key token over the pairs that may attend; NaN where none may. */
function densities(mass: Float64Array, { rows, columns }: Grid, mask: Mask, reach: Float64Array): Float32Array {
  const width = columns.length - 1
  const perKey = Float64Array.from({ length: width }, (_, k) => 1 / ((columns[k + 1] as number) - (columns[k] as number)))
  const density = new Float32Array(mass.length)
  for (let row = 0; row < rows.length - 1; row++) {
    const q0 = rows[row] as number
    const how = (column: number) => maskAt(mask, q0, columns[column] as number, columns[column + 1] as number)
    let [column, at] = [0, row * width]
    for (; column < width && how(column) === 'open'; column++, at++)
      density[at] = (mass[at] as number) * (perKey[column] as number)
    for (; column < width && how(column) === 'edge'; column++, at++)
      density[at] = (mass[at] as number) / ((reach[row] as number) - (columns[column] as number))
    density.fill(Number.NaN, at, (row + 1) * width)
  }
  return density
}
