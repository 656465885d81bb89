const STEPS: Record<string, number> = { k: 1e3, M: 1e6, G: 1e9 }

/** What a person types for a number: 1 000 000, 1,000,000, 1e6, 1M, 500 k, −3. NaN when it is none. */
export function readNumber(text: string): number {
  const plain = text
    .trim()
    .replace(/[\s_\u2009\u202f\u00a0]/g, '')
    .replace(/\u2212/g, '-')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
  const [, digits, step] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([kMG]?)$/i.exec(plain) ?? []
  if (!digits) return Number.NaN
  return Number(digits) * (STEPS[step === 'K' ? 'k' : (step ?? '').replace(/[mg]/, letter => letter.toUpperCase())] ?? 1)
}

export interface NumberRange {
  min: number
  max: number
  integer?: boolean
  /** how the lower limit is said when `min` itself is not the natural bound, such as "above 1" */
  lower?: string
}

/** Why a typed number is refused, as the end of "Base must be …"; null when it is fine. */
export function rangeProblem(value: number, range: NumberRange, show: (value: number) => string): string | null {
  if (!Number.isFinite(value)) return range.integer ? 'a whole number' : 'a number'
  if (range.integer && !Number.isInteger(value)) return 'a whole number'
  if (value < range.min) return range.lower ?? `at least ${show(range.min)}`
  if (value > range.max) return `at most ${show(range.max)}`
  return null
}
