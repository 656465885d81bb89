import { digits } from '../core/digits'
import { plainExpression } from '../core/expression'
import type { ParamValue } from '../core/scene'
import type { ParamSpec } from '../core/variant'

/** A decimal number as people write it. Number() also takes blanks, `0x10` and `Infinity`. */
const DECIMAL = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** The number that a text spells, or null. */
export function parseNumber(text: string): number | null {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/** The value that a link spells for a parameter; the text itself where it spells none, which paramProblem then refuses. */
export function parseValue(spec: ParamSpec, text: string): ParamValue {
  switch (spec.kind) {
    case 'number':
      return parseNumber(text) ?? text
    case 'boolean':
      return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : text
    case 'section':
    case 'perPair':
    case 'learned':
    case 'tokens': {
      const numbers = text === '' ? [] : text.split(',').map(parseNumber)
      return numbers.every(n => n !== null) ? numbers : text
    }
    case 'choice':
    case 'axes':
    case 'moves':
      return text
    case 'expression':
      return plainExpression(text)
    case 'source':
      return /^\d+(,\d+)*$/.test(text) ? text.split(',').map(Number) : text
  }
}

/** The inverse of parseValue. */
export function writeValue(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return Array.isArray(value) ? value.join(',') : escaped(String(value))
}

/** Escapes what an address would have to, and the signs of the link's own grammar. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[^\w.,:+@=*/()-]/gu, sign =>
      encodeURIComponent(sign).replace(/^[!'~]$/, byte => `%${byte.charCodeAt(0).toString(16)}`),
    )
}

/** A value as a sentence says it, with its unit. */
export function sayValue(value: ParamValue, unit = ''): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'string') return value || 'none'
  if (typeof value !== 'number') return value.join(', ') || 'none given'
  return unit ? `${digits(value)}\u00A0${unit}` : digits(value)
}
