import { digits } from './digits'
import { describeProblem, parseExpression } from './expression'
import { movesProblem } from './movedPairs'
import type { ParamValue } from './scene'
import { sourceProblem } from './sourceUnits'
import type { ParamSpec } from './variant'

/** Why a value is not allowed for a parameter: one sentence with key, value and what is allowed; null when it is. */
export function paramProblem(spec: ParamSpec, value: ParamValue, pairs: number): string | null {
  const said = `${spec.key}=${Array.isArray(value) ? value.join(',') : value}`
  switch (spec.kind) {
    case 'number': {
      const range = `${digits(spec.min)} to ${digits(spec.max)}`
      if (typeof value !== 'number' || !Number.isFinite(value)) return `${said} is not a number from ${range}.`
      if (spec.integer && !Number.isInteger(value)) return `${said} is not a whole number from ${range}.`
      if (value < spec.min || value > spec.max) return `${said} is outside ${range}.`
      return null
    }
    case 'choice':
      if (spec.options.some(option => option.value === value)) return null
      return `${said} is not one of ${spec.options.map(option => option.value).join(', ')}.`
    case 'boolean':
      return typeof value === 'boolean' ? null : `${said} is neither true nor false.`
    case 'section': {
      if (!isNumbers(value) || value.length !== spec.axes.length || !value.every(n => Number.isInteger(n) && n >= 0))
        return `${said} is not ${spec.axes.length} whole pair counts (${spec.axes.join(', ')}).`
      const sum = value.reduce((a, b) => a + b, 0)
      return sum === pairs ? null : `${said} sums to ${sum}, but the head has ${pairs} rotated pairs.`
    }
    case 'perPair':
      if (!isNumbers(value)) return `${said} is not a list of positive numbers.`
      if (!value.every(n => Number.isFinite(n) && n > 0)) {
        const at = value.findIndex(n => !(Number.isFinite(n) && n > 0))
        return `${spec.key} is no list of positive numbers: number ${at + 1} of ${value.length} ${wordsOf(value[at] as number)}.`
      }
      if (value.length && value.length !== pairs)
        return `${spec.key} has ${value.length} numbers; ${pairs} are needed, one per pair.`
      return null
    case 'source':
      return sourceProblem(spec.key, value)
    case 'tokens':
      if (!isNumbers(value) || !value.every(n => Number.isInteger(n) && n >= 1 && n <= 1_048_575))
        return `${said.slice(0, 200)} is not a list of whole token numbers from 1 to 1048575.`
      if (value.some((n, k) => k > 0 && n <= (value[k - 1] as number)))
        return `${said.slice(0, 200)} does not rise from each number to the next.`
      return value.length <= spec.most ? null : `${spec.key} has ${value.length} numbers; up to ${spec.most} are allowed.`
    case 'learned': {
      if (!isNumbers(value) || !value.every(Number.isFinite)) return `${said} is not a list of numbers.`
      const perHead = spec.axes.length * pairs
      if (value.length % perHead === 0) return null
      return `${spec.key} has ${value.length} numbers; a multiple of ${perHead} is needed, one for each axis, head and pair.`
    }
    case 'expression': {
      if (typeof value !== 'string') return `${said} is not a formula in ${spec.names.join(', ')}.`
      const read = parseExpression(value, spec.names)
      return 'value' in read ? null : `${said} is no formula: ${describeProblem(value, read)}.`
    }
    case 'moves': {
      const wrong = typeof value === 'string' ? movesProblem(value, pairs) : 'is no text'
      return wrong && `${said} ${wrong}.`
    }
    case 'axes': {
      if (typeof value !== 'string' || !/^(\d{1,4}(d[0-3]|[phtwilxyan]))*$/.test(value))
        return `${said} is not a run-length list such as 16t24h24w (axes t, h, w, p, i, l, d0 to d3, x, y, a; n is not rotated).`
      const sum = runsOfAxes(value).reduce((total, [, count]) => total + Number(count), 0)
      return sum === pairs ? null : `${said} covers ${sum} pairs, but the head has ${pairs} rotated pairs.`
    }
  }
}

/** A refusal in the words of the controls: where it names a key of the link, the label that stands on screen. */
export function inLabels(problem: string, specs: readonly ParamSpec[]): string {
  const labels = new Map(specs.map(({ key, label }) => [key, `“${label}”`]))
  const begun = problem.replace(/^(\w+)(?= (?:has|is) )/, key => labels.get(key) ?? key)
  return begun.replace(/(^|below )(\w+)=/g, (said, before, key) => (labels.has(key) ? `${before}${labels.get(key)} = ` : said))
}

/** `2t1n` to ['t', 't', 'n']. Meant for codes that paramProblem accepts. */
export function expandAxes(code: string): string[] {
  return runsOfAxes(code).flatMap(([, count, axis]) => Array<string>(Number(count)).fill(axis as string))
}

/** The inverse of expandAxes. */
export function runLengthAxes(axes: readonly string[]): string {
  let code = ''
  for (let start = 0, end = 0; start < axes.length; start = end) {
    while (end < axes.length && axes[end] === axes[start]) end++
    code += `${end - start}${axes[start]}`
  }
  return code
}

function runsOfAxes(code: string): RegExpMatchArray[] {
  return [...code.matchAll(/(\d+)(d[0-3]|[a-z])/g)]
}

/** What a number is that may not stand in a list of positive ones. */
function wordsOf(value: number): string {
  return Number.isNaN(value) ? 'cannot be read' : `is ${value}`
}

function isNumbers(value: ParamValue): value is readonly number[] {
  return Array.isArray(value) && value.every(n => typeof n === 'number')
}
