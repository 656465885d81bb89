import { emulatedTable, float32Ladder, precisionPath, roundTo } from '../../src/core/precision'
import { relativeBreak, shiftPrompt } from '../../src/core/relativeBreak'
import type { Tolerance, VectorSystem } from './system'

const PATHS = {
  hf_bf16: precisionPath('castTable', 'bf16'),
  f32rot_then_bf16: precisionPath('castResult', 'bf16'),
  f32: precisionPath('castTable', 'fp32'),
}
/** nine digits, as the files print them: far less than the last bit of bfloat16 */
const PRINTED: Tolerance = { rel: 6e-9 }
const twice = (values: Float64Array) => [...values, ...values]

/** Rotations with the roundings of a program. Values that are bfloat16 must agree in every bit. */
export const precisionSystems: readonly VectorSystem[] = [
  {
    file: 'bf16_cos_sin',
    run: ({ d, theta, positions }) => {
      const invFreq = float32Ladder(theta, d)
      const tables = (path: keyof typeof PATHS) =>
        positions.map((position: number) => emulatedTable(position, invFreq, PATHS[path])) as ReturnType<typeof emulatedTable>[]
      return {
        cos_f32: tables('f32').map(({ cos }) => cos),
        sin_f32: tables('f32').map(({ sin }) => sin),
        cos_bf16: tables('hf_bf16').map(({ cos }) => cos),
        sin_bf16: tables('hf_bf16').map(({ sin }) => sin),
        position_if_itself_cast_to_bf16: roundTo('bf16', positions),
      }
    },
    tolerance: key => (key.endsWith('_f32') ? { abs: 1.3e-7 } : PRINTED),
  },
  {
    file: 'bf16_precision',
    beside: ['L'],
    run: ({ d, theta, q_bf16: q, k_bf16: k, shifts }) => {
      const invFreq = float32Ladder(theta, d)
      const shifted = (shift: number, path: keyof typeof PATHS) => shiftPrompt({ q, k }, shift, invFreq, PATHS[path])
      const change = (path: keyof typeof PATHS) => relativeBreak({ q, k }, shifts, invFreq, PATHS[path]).map(part => part.change)
      return {
        per_shift: shifts.map((shift: number) => {
          const [table, result, single] = [shifted(shift, 'hf_bf16'), shifted(shift, 'f32rot_then_bf16'), shifted(shift, 'f32')]
          const last = table.tables.at(-1) as ReturnType<typeof emulatedTable>
          return {
            shift,
            logits_hf_bf16: table.logits,
            logits_f32rot_then_bf16: result.logits,
            logits_f32: single.logits,
            cos_bf16_row_last: twice(last.cos),
            sin_bf16_row_last: twice(last.sin),
            q_rot_hf_bf16_row_last: table.q.at(-1),
            k_rot_hf_bf16_row_last: table.k.at(-1),
            q_rot_f32_then_bf16_row_last: result.q.at(-1),
          }
        }),
        D_vs_first_shift: { hf_bf16: change('hf_bf16'), f32rot_then_bf16: change('f32rot_then_bf16'), f32: change('f32') },
      }
    },
    tolerance: (key, { d, q_bf16, k_bf16 }) => {
      if (key.endsWith('row_last') || key === 'shift') return PRINTED
      // scores of bf16 vectors are sums in float64; those of float32 ones carry float32 roundings of cos and sin
      return { abs: key.endsWith('f32') ? 1e-7 * Math.sqrt(d) * largest(q_bf16) * largest(k_bf16) : 1e-9 }
    },
  },
]

function largest(rows: number[][]): number {
  return rows.flat().reduce((size, entry) => Math.max(size, Math.abs(entry)), 0)
}
