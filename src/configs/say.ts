/** A value of a file in a sentence: numbers with at most 6 significant digits. */
export function say(value: unknown): string {
  if (typeof value === 'number') {
    if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
    return String(Number(value.toPrecision(6)))
  }
  if (Array.isArray(value))
    return value.length > 6 ? `${value.slice(0, 3).map(say).join(', ')} … (${value.length})` : value.map(say).join(', ')
  if (value === null) return 'null'
  if (typeof value === 'object') return '{…}'
  return String(value)
}
