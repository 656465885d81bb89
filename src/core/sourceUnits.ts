import type { ParamValue } from './scene'
import { LIMITS } from './scene'
import { readSourceCode } from './sourceCode'

/** Characters of code that are kept as they are; of longer code the tokens of each function are kept. */
export const SHORT_SOURCE = 2048
/** Functions and classes that are taken. */
export const MOST_UNITS = 8192

/**
 * Code as a hierarchy reads it: the tokens before the first function or class, then those of each from its head to the next
 * head. Given as the code itself where it is short, else as these counts.
 */
export type SourceValue = string | readonly number[]

/** Counts out of the units of tokens that were read. */
export function countsOf(units: Int32Array): number[] {
  const counts = new Array<number>((units.at(-1) ?? 0) + 1).fill(0)
  for (const unit of units) counts[unit]!++
  return counts
}

export function unitCounts(value: SourceValue): readonly number[] {
  return typeof value === 'string' ? countsOf(readSourceCode(value).units) : value
}

/** Why a value says no hierarchy, or null. */
export function sourceProblem(key: string, value: ParamValue): string | null {
  const said = `${key}=${String(value).slice(0, 40).replace(/\s+/g, ' ')}`
  if (typeof value === 'string') {
    if (value.length > SHORT_SOURCE)
      return `${key} has ${value.length} characters of code; up to ${SHORT_SOURCE} are taken, and of longer code the tokens of each function, such as 12,40,85.`
    if (unitCounts(value).length < 2) return `${said} holds no function or class.`
    return null
  }
  if (!Array.isArray(value) || !value.every(count => Number.isInteger(count) && count >= 0))
    return `${said} is neither code nor a list of whole token numbers.`
  if (value.length < 2) return `${said} holds no function or class.`
  if (value.length > MOST_UNITS + 1) return `${key} has ${value.length - 1} functions and classes; up to ${MOST_UNITS} are taken.`
  if (value.slice(1).includes(0)) return `${key} has a function of 0 tokens; each has 1 or more.`
  const tokens = value.reduce((sum, count) => sum + count, 0)
  return tokens > LIMITS.tokens.max ? `${key} has ${tokens} tokens; up to ${LIMITS.tokens.max} are taken.` : null
}

/** Functions, classes and sections that begin up to each token: those of the code, and after its end every `section` tokens. */
export function unitsOver(counts: readonly number[], tokens: number, section: number): Int32Array {
  const units = new Int32Array(tokens)
  let [token, unit] = [0, 0]
  for (; unit < counts.length && token < tokens; unit++)
    for (let k = counts[unit] as number; k > 0 && token < tokens; k--) units[token++] = unit
  for (let start = token; token < tokens; token++) units[token] = unit + Math.floor((token - start) / section)
  return units
}
