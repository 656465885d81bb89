import { closestMatch } from 'leven'
import { paramProblem } from '../core/params'
import type { ParamValue } from '../core/scene'
import type { ParamSpec } from '../core/variant'
import type { LinkNotice, Part } from './linkParts'
import { quote, splitLink } from './linkParts'
import { parseValue, sayValue } from './linkValues'

/** One place of the link: what it is called, how its text is read, and what is in force otherwise. */
export interface Field<T> {
  key: string
  /** as the page calls it, such as "Base" */
  label: string
  /** the value, or why there is none: a sentence with key, value and what is allowed */
  parse: (text: string) => { value: T } | { problem: string; nearest?: string }
  /** the value in force without this part, as a sentence says it */
  kept: () => string
}

export interface LinkReader {
  parts: ReadonlyMap<string, Part>
  /** every field that was asked for, by key */
  fields: ReadonlyMap<string, Field<unknown>>
  /** the value that the link gives; undefined when it gives none or a wrong one, which is noted */
  read: <T>(field: Field<T>) => T | undefined
  note: (notice: LinkNotice) => void
  notices: readonly LinkNotice[]
}

/** Reads fields out of a fragment one by one and collects what was wrong. Takes any string. */
export function createReader(fragment: string): LinkReader {
  const { parts, notices } = splitLink(fragment)
  const fields = new Map<string, Field<unknown>>()
  const note = (notice: LinkNotice) => {
    if (!notices.some(({ text }) => text === notice.text)) notices.push(notice)
  }
  return {
    parts,
    fields,
    notices,
    note,
    read: field => {
      fields.set(field.key, field as Field<unknown>)
      const part = parts.get(field.key)
      if (!part) return undefined
      const result = field.parse(part.value)
      if ('value' in result) return result.value
      const { nearest } = result
      note({
        text: [shorten(result.problem), nearest && `Did you mean ${nearest}?`, `${field.label} stays at ${field.kept()}.`]
          .filter(Boolean)
          .join(' '),
        about: quote(`${field.key}=${part.value}`),
        fix: nearest ? { label: `Use ${nearest}`, change: `${field.key}=${nearest}` } : undefined,
      })
      return undefined
    },
  }
}

/** The field of a parameter. `refuse` adds what the spec alone cannot say. */
export function paramField(
  spec: ParamSpec,
  kept: ParamValue,
  { key = spec.key, pairs = 0, refuse }: { key?: string; pairs?: number; refuse?: (value: ParamValue) => string | null } = {},
): Field<ParamValue> {
  return {
    key,
    label: spec.label,
    kept: () => sayValue(kept, 'unit' in spec ? spec.unit : ''),
    parse: text => {
      const value = parseValue(spec, text)
      const problem = paramProblem({ ...spec, key }, value, pairs) ?? refuse?.(value) ?? null
      return problem === null ? { value } : { problem }
    },
  }
}

/** The field of a name out of a list; a near miss is offered as a repair. */
export function nameField<T extends string>(key: string, label: string, names: readonly T[], kept: () => string): Field<T> {
  return {
    key,
    label,
    kept,
    parse: text => {
      const value = names.find(name => name === text)
      if (value !== undefined) return { value }
      return { problem: `${key}=${quote(text)} is not one of ${listed(names)}.`, nearest: nearestName(text, names) }
    },
  }
}

export function flagField(key: string, label: string, kept: boolean): Field<boolean> {
  return paramField({ key, label, kind: 'boolean', default: kept }, kept) as Field<boolean>
}

/** The name that somebody who wrote `text` most likely meant: a letter in four off, or letters in another order. */
export function nearestName(text: string, names: Iterable<string>): string | undefined {
  if (text.length < 3 || text.length > 32) return undefined
  const byLowerCase = new Map([...names].map(name => [name.toLowerCase(), name]))
  const candidates = [...byLowerCase.keys()]
  const wanted = text.toLowerCase()
  const near = closestMatch(wanted, candidates, { maxDistance: Math.floor((text.length + 1) / 4) })
  const match = near ?? candidates.find(name => sorted(name) === sorted(wanted))
  return match === undefined ? undefined : byLowerCase.get(match)
}

function sorted(word: string): string {
  return [...word].sort().join('')
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ')
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown
}

/** Keeps the start and the end of a sentence, where its subject and its reason stand. */
function shorten(text: string): string {
  const plain = text.length > 320 ? `${text.slice(0, 100)} … ${text.slice(-160)}` : text
  return plain.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD')
}
