import { formatPositions } from '../../views/paint/format'

/** A value in a typed field or a table: whole numbers in full, others with at most 6 significant digits. */
export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return '\u2013'
  if (Number.isInteger(value) && Math.abs(value) < 1e13) return formatPositions(value)
  return String(Number(value.toPrecision(6))).replaceAll('-', '\u2212')
}
