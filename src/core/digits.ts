const FORMAT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15 })

/** A number as sentences write it: grouped by narrow spaces, with a true minus. */
export function digits(value: number): string {
  return FORMAT.format(value).replaceAll(',', '\u202F').replaceAll('-', '\u2212')
}
