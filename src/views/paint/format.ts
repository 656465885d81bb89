const GROUP = '\u202f'
const NO_BREAK = '\u00a0'
const MINUS = '\u2212'

const LARGE = ['', 'k', 'M', 'G', 'T', 'P']
const SMALL = ['rad', 'mrad', '\u00b5rad', 'nrad', 'prad', 'frad']

/** An exact whole number of positions, grouped by threes: 10 627. */
export function formatPositions(n: number): string {
  const digits = Math.abs(Math.round(n))
    .toFixed(0)
    .replace(/\B(?=(\d{3})+$)/g, GROUP)
  return n < 0 ? MINUS + digits : digits
}

/** How many of something, in the number that the language asks for: 1 token, 448 tokens. */
export function formatCount(n: number, noun: string): string {
  return `${formatPositions(n)} ${noun}${n === 1 ? '' : 's'}`
}

/** Four significant digits with k, M, G: 198.7 k. A value that they hold exactly loses its zeros: 10 M. */
export function formatShort(n: number): string {
  if (!Number.isFinite(n)) return n > 0 ? '\u221e' : n < 0 ? `${MINUS}\u221e` : '\u2013'
  if (n === 0) return '0'
  const size = Math.abs(Number(n.toPrecision(4)))
  const step = Math.min(LARGE.length - 1, Math.max(0, Math.floor(Math.log10(size) / 3 + 1e-9)))
  return significant(n / 1000 ** step) + (step ? GROUP + LARGE[step] : '')
}

/** A correlation, four decimals: −0.5386. */
export function formatValue(x: number): string {
  if (!Number.isFinite(x)) return '\u2013'
  const fixed = Math.abs(x).toFixed(4)
  return x < 0 && Number(fixed) !== 0 ? MINUS + fixed : fixed
}

/** A frequency or an angle in the unit that leaves one to three digits before the point: 20.54 µrad. */
export function formatAngular(radians: number): string {
  if (radians === 0) return `0${NO_BREAK}rad`
  const size = Math.abs(Number(radians.toPrecision(4)))
  const step = Math.min(SMALL.length - 1, Math.max(0, Math.ceil(-Math.log10(size) / 3 - 1e-9)))
  const scaled = radians * 1000 ** step
  return significant(scaled, false) + NO_BREAK + SMALL[step]
}

/** A number with its unit, parted by a space that does not break. */
export function withUnit(text: string, unit: string): string {
  return text + NO_BREAK + unit
}

function significant(value: number, trim = true): string {
  const rounded = Number(value.toPrecision(4))
  const exact = trim && Math.abs(rounded - value) <= 1e-12 * Math.abs(value)
  const size = Math.abs(rounded)
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(size) + 1e-12))
  const text = exact ? String(size) : size.toFixed(Math.min(20, decimals))
  return value < 0 ? MINUS + text : text
}
