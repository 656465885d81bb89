import { bandMeans } from '../../core/bandMeans'
import { edgesSampled } from '../../core/edgeMeans'
import { cellMeans } from '../../core/scoreCells'
import type { Device } from '../device'
import type { Lane, ScoresAbout, ScoresJob, ScoresResult, ScoresSide } from '../protocol'
import { attention } from './attention'
import { meanCells } from './meanCells'

/** Draft: cells of so many edges in one. */
const COARSE = 4
/** Cells per side that a draft may have. */
const DRAFT_CELLS = 256

/** Mean scores or attention of every side, its picture and its segments; a draft has coarser cells. */
export async function* scores(
  device: Device,
  job: ScoresJob,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, ScoresResult> {
  const [values, rows, columns, parts]: [Float32Array[], Float64Array[], Float64Array[], Float64Array[]] = [[], [], [], []]
  const about: ScoresAbout[] = []
  for (const [k, whole] of job.sides.entries()) {
    const side = lane === 'draft' ? coarser(whole) : whole
    const part = (fraction: number) => report((k + fraction) / job.sides.length)
    if (job.form === 'mean' && side.related) {
      const { bands } = side.related
      const picture = yield* bandMeans(bands, side, side.mask, lane === 'draft')
      values.push(Float32Array.from(picture.means, mean => side.scale * mean))
      const segments = yield* bandMeans(bands, { rows: side.parts, columns: side.parts }, side.mask, lane === 'draft')
      parts.push(segments.means.map(mean => side.scale * mean))
      const method = picture.sampled ? 'borders' : 'every'
      about.push({ method, bound: 0, queries: 0, partsSampled: segments.sampled, best: null, half: null })
    } else if (job.form === 'mean') {
      const sampled = edgesSampled(side.source, side.blocks, side.mask, lane === 'draft')
      values.push(yield* meanCells(device, side, sampled))
      const edges = { rows: side.parts, columns: side.parts }
      const means = yield* cellMeans(side.source, side.blocks, edges, side.mask, sampled)
      parts.push(means.map(mean => side.scale * mean))
      const method = sampled ? 'borders' : 'every'
      about.push({ method, bound: 0, queries: 0, partsSampled: sampled, best: null, half: null })
    } else {
      const found = yield* attention(device, side, lane, part)
      values.push(found.values)
      parts.push(found.parts)
      about.push(found.about)
    }
    rows.push(side.rows.slice())
    columns.push(side.columns.slice())
  }
  return { op: 'scores', values, rows, columns, parts, about }
}

/** Every fourth edge: rows and columns start at the same phase of one lattice, so cells on the mask's edge stay square. */
function coarser(side: ScoresSide): ScoresSide {
  if (Math.max(side.rows.length, side.columns.length) - 1 <= DRAFT_CELLS) return side
  const thin = (edges: Float64Array) => edges.filter((_, k) => k % COARSE === 0 || k === edges.length - 1)
  return { ...side, rows: thin(side.rows), columns: thin(side.columns) }
}
