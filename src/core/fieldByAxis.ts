import type { Waves } from './field'
import { directField } from './field'

/**
 * The score of every key, ids[axis][key], in float64. Waves that read one axis alone are summed once for each distinct id of
 * it; only those that read several are followed from key to key.
 */
export function fieldByAxis(waves: Waves, ids: readonly Float64Array[]): Float64Array {
  const { freq } = waves
  const axesOf = (wave: number) => freq.flatMap((frequencies, axis) => (frequencies[wave] === 0 ? [] : [axis]))
  const reads = Array.from(waves.cos, (_, wave) => axesOf(wave))
  const part = (keep: (axes: readonly number[]) => boolean) => {
    const kept = reads.flatMap((axes, wave) => (keep(axes) ? [wave] : []))
    const of = (values: Float64Array) => Float64Array.from(kept, wave => values[wave] as number)
    return { freq: freq.map(of), cos: of(waves.cos), sin: of(waves.sin) }
  }
  const scores = directField(
    part(axes => axes.length !== 1),
    ids,
  )
  ids.forEach((column, axis) => {
    const own = part(([first, ...more]) => first === axis && more.length === 0)
    const distinct = [...new Set(column)]
    const alone = directField({ ...own, freq: [own.freq[axis] as Float64Array] }, [Float64Array.from(distinct)])
    const scoreOf = new Map(distinct.map((id, at) => [id, alone[at] as number]))
    column.forEach((id, key) => {
      scores[key] = (scores[key] as number) + (scoreOf.get(id) as number)
    })
  })
  return scores
}
