const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** parts the digits from their power, and does not break */
const SPACE = '\u00a0'

/** 10⁻⁷ for -7. */
export function tenTo(power: number): string {
  const digits = [...String(Math.abs(power))].map(digit => DIGITS[Number(digit)]).join('')
  return `10${power < 0 ? '⁻' : ''}${digits}`
}

/** A positive number as digits and a power of ten, to one decimal: 1.2 × 10⁻⁷. */
export function scientific(value: number): string {
  const [digits, power] = value.toExponential(1).split('e') as [string, string]
  return `${digits}${SPACE}×${SPACE}${tenTo(Number(power))}`
}
