import { anchorOf, spanOf } from '../../core/mask'
import type { Device } from '../device'
import type { Lane, ScoresAbout, ScoresSide } from '../protocol'
import { TILE } from './streamedRows'

/** Values of single queries that are computed where a closed form gives them: rows of tokens times columns of cells. */
export const CLOSED_FORM = { full: 1 << 24, draft: 1 << 21 }
/** The same for segments, of which each has at least one row looked at. */
const OF_SEGMENTS = { closed: 1 << 22, streamed: 1 << 22 }
/** The longest prompt whose every row is streamed. */
const STREAMED = { webgl: 16_384, wasm: 16_384, cpu: 4096 }
/** Exponentials that sampled rows may take. */
const SAMPLED = { webgl: 1 << 27, wasm: 1 << 27, cpu: 1 << 24 }
const SAMPLED_DRAFT = { webgl: 1 << 21, wasm: 1 << 21, cpu: 1 << 18 }

/** Queries that stand for all where it is asked how many keys they see. */
const LOOKED = 64

/** Which rows of single queries stand for the rows of cells. */
export interface Plan {
  queries: Int32Array
  method: ScoresAbout['method']
}

/** How many queries may be looked at. */
export interface Room {
  queries: number
  /** rows may show what a neighbour has */
  shared: boolean
}

export function pictureRoom(
  { backend }: Device,
  side: ScoresSide,
  { columns }: Pick<ScoresSide, 'columns'>,
  closed: boolean,
  lane: Lane,
): Room {
  if (closed) return { queries: CLOSED_FORM[lane] / columns.length, shared: true }
  const keys = keysStreamed(side)
  const { tokens } = side.blocks
  if (lane === 'full' && tokens * keys <= STREAMED[backend] ** 2) return { queries: tokens, shared: true }
  return { queries: (lane === 'full' ? SAMPLED : SAMPLED_DRAFT)[backend] / keys, shared: true }
}

export function segmentRoom(side: ScoresSide, closed: boolean): Room {
  const queries = closed ? OF_SEGMENTS.closed / side.parts.length : OF_SEGMENTS.streamed / keysStreamed(side)
  return { queries, shared: false }
}

/** Keys that a query has to be multiplied with, on average: what it sees, in whole tables. */
function keysStreamed({ mask, blocks: { tokens } }: ScoresSide): number {
  if (mask.kind === 'causal' || mask.kind === 'full') return tokens
  const some = Array.from({ length: LOOKED }, (_, k) => spanOf(mask, tokens, Math.floor(((k + 0.5) * tokens) / LOOKED)))
  const seen = some.reduce((sum, [from, to]) => sum + to - from, 0) / LOOKED
  return Math.min(tokens, seen + TILE * (anchorOf(mask) > 0 ? 2 : 1))
}

/** All queries of the rows where there is room for them; otherwise some of each row, or of every so many rows. */
export function planOf(rows: Float64Array, { queries: room, shared }: Room): Plan {
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
