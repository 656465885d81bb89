import { cosine, sine } from './angles'
import type { ScoreSource } from './scoreSource'
import { recordSize, type TokenBlocks } from './tokenBlocks'
import { featureCount } from './tokenPhasors'

/** Steps of a recurrence between two calls of cos and sin. */
const ANCHOR = 64

/** Where the feature f of the k-th token goes: place f · feature + k · token. */
export interface Strides {
  feature: number
  token: number
}

/** Features of the tokens from .. to − 1 as keys, written where the strides say. Along a line of constant step phasors follow by multiplication. */
export function fillFeatures(
  out: Float32Array | Float64Array,
  { feature, token }: Strides,
  { form, omega }: ScoreSource,
  blocks: TokenBlocks,
  from: number,
  to: number,
) {
  const phasors = omega[0]?.length ?? 0
  for (const line of linesOf(blocks, from, to)) {
    for (let i = 0; i < phasors; i++) {
      let [start, step] = [0, 0]
      for (let axis = 0; axis < blocks.axes; axis++) {
        const w = (omega[axis] as Float64Array)[i] as number
        start += (line.ids[axis] as number) * w
        step += (line.step[axis] as number) * w
      }
      const [dc, ds] = [cosine(step), sine(step)]
      let [c, s] = [0, 0]
      for (let k = 0, at = line.at * token; k < line.count; k++, at += token) {
        if (k % ANCHOR === 0) {
          const angle = start + k * step
          c = cosine(angle)
          s = sine(angle)
        } else [c, s] = [c * dc - s * ds, s * dc + c * ds]
        if (form !== 'apart') {
          out[2 * i * feature + at] = c
          out[(2 * i + 1) * feature + at] = s
        } else out[i * feature + at] = 2 * i < phasors ? c - s : c + s
      }
    }
  }
}

/** Features of the tokens from .. to − 1 as keys, float64, [tokens × features]. */
export function tokenFeatures(source: ScoreSource, blocks: TokenBlocks, from: number, to: number): Float64Array {
  const size = featureCount(source.form, source.omega[0]?.length ?? 0)
  const out = new Float64Array(Math.max(0, to - from) * size)
  fillFeatures(out, { feature: 1, token: size }, source, blocks, from, to)
  return out
}

interface Line {
  /** place of its first token in the table */
  at: number
  count: number
  /** position ids of its first token, and how they grow, per axis */
  ids: readonly number[]
  step: Float64Array
}

/** The lines of constant step among the tokens from .. to − 1, cut to them. */
function* linesOf({ axes, records }: TokenBlocks, from: number, to: number): Generator<Line> {
  const size = recordSize(axes)
  let start = 0
  for (let record = 0; record < records.length && start < to; record += size) {
    const block = records.subarray(record, record + size)
    const [n0, n1, n2] = [block[0] as number, block[1] as number, block[2] as number]
    const vector = (level: number) => block.subarray(3 + level * axes, 3 + (level + 1) * axes)
    const [base, step, lines, frames] = [vector(0), vector(1), vector(2), vector(3)]
    const firstLine = Math.max(0, Math.floor((from - start) / n0))
    for (let line = firstLine; line < n1 * n2 && start + line * n0 < to; line++) {
      const [j, k] = [line % n1, Math.floor(line / n1)]
      const begin = Math.max(from, start + line * n0)
      const skipped = begin - start - line * n0
      const ids = Array.from(
        base,
        (id, axis) => id + skipped * (step[axis] as number) + j * (lines[axis] as number) + k * (frames[axis] as number),
      )
      yield { at: begin - from, count: Math.min(to, start + (line + 1) * n0) - begin, ids, step }
    }
    start += n0 * n1 * n2
  }
}
