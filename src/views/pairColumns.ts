import type { RotarySpec } from '../core/resolve'
import type { Table } from './view'

/** Every pair of the first head group with its frequency and wavelength. */
export function pairColumns({ groups: [{ ladder }] }: RotarySpec): Pick<Table, 'columns' | 'rows'> {
  return {
    columns: ['pair', 'ω (rad/position)', 'wavelength (positions)'],
    rows: Array.from(ladder, (omega, pair) => [pair, omega, omega > 0 ? (2 * Math.PI) / omega : '–']),
  }
}
