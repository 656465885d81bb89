import { cosine, sine } from '../../core/angles'
import type { ScoreSource } from '../../core/scoreSource'
import { recordSize, type TokenBlocks } from '../../core/tokenBlocks'
import { featureCount } from '../../core/tokenPhasors'

/** Steps of a recurrence between two calls of cos and sin. */
const ANCHOR = 64

/**
 * Features of the tokens from .. to − 1, [features × padded], rounded once from float64. Along a line of constant step
 * phasors follow by multiplication.
 */
export function tokenTable(
  { form, omega }: ScoreSource,
  blocks: TokenBlocks,
  from: number,
  to: number,
  padded: number,
): Float32Array {
  const phasors = omega[0]?.length ?? 0
  const table = new Float32Array(featureCount(form, phasors) * padded)
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
      for (let k = 0, at = line.at; k < line.count; k++, at++) {
        if (k % ANCHOR === 0) {
          const angle = start + k * step
          c = cosine(angle)
          s = sine(angle)
        } else [c, s] = [c * dc - s * ds, s * dc + c * ds]
        if (form === 'turn') {
          table[2 * i * padded + at] = c
          table[(2 * i + 1) * padded + at] = s
        } else table[i * padded + at] = 2 * i < phasors ? c - s : c + s
      }
    }
  }
  return table
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
