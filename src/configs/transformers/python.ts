/** Numbers and sets as Python prints them. */

/** repr of a number; `float`: it is one in Python though it is whole. */
export function reprNumber(value: number, float: boolean): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (!float && Number.isInteger(value)) return BigInt(value).toString()
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', power = '0'] = value.toExponential().split('e')
    const exponent = Number(power)
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  const plain = String(value)
  return Number.isInteger(value) ? `${plain}.0` : plain
}

export function repr(value: unknown, float = false): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'number') return reprNumber(value, float)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(entry => (typeof entry === 'string' ? `'${entry}'` : repr(entry))).join(', ')}]`
  return JSON.stringify(value)
}

/** A dict with keys and strings in single quotes; `floats`: keys of whole numbers that are floats in Python. */
export function reprDict(values: Readonly<Record<string, unknown>>, floats: ReadonlySet<string>): string {
  const say = (key: string, value: unknown) => (typeof value === 'string' ? `'${value}'` : repr(value, floats.has(key)))
  return `{${Object.entries(values)
    .map(([key, value]) => `'${key}': ${say(key, value)}`)
    .join(', ')}}`
}

/** {'a', 'b'}, in the order given: Python's own order changes from run to run. */
export function reprSet(keys: readonly string[]): string {
  return keys.length ? `{${keys.map(key => `'${key}'`).join(', ')}}` : 'set()'
}
