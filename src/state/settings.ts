import type { ParamValue } from '../core/scene'
import type { ParamSpec } from '../core/variant'
import type { LinkReader } from './linkReader'
import { paramField } from './linkReader'
import { writeValue } from './linkValues'

/** Settings of a view that stand in the link under keys of their own. */
export interface Settings<T> {
  usual: T
  specs: { readonly [K in keyof T]: ParamSpec }
  read: (reader: LinkReader, start: T) => T
  write: (value: T) => string[]
}

/** From one spec for each setting; the keys of the link are those of the settings. */
export function settings<T extends { [K in keyof T]: ParamValue }>(specs: { readonly [K in keyof T]: ParamSpec }): Settings<T> {
  const keys = Object.keys(specs) as (keyof T & string)[]
  const each = (of: (key: keyof T & string) => ParamValue) => Object.fromEntries(keys.map(key => [key, of(key)])) as T
  const usual = each(key => specs[key].default as ParamValue)
  return {
    usual,
    specs,
    read: ({ read }, start) => each(key => read(paramField(specs[key], start[key])) ?? start[key]),
    write: value => keys.filter(key => value[key] !== usual[key]).map(key => `${key}=${writeValue(value[key])}`),
  }
}

/** A number of a view as a parameter is declared. */
export function numberSpec(
  key: string,
  label: string,
  usual: number,
  min: number,
  max: number,
  more: { integer?: boolean; unit?: string } = {},
) {
  return { key, label, kind: 'number', default: usual, min, max, ...more } as const
}
