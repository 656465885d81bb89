import type { Source } from '../../core/variant'
import type { Json, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { Edit } from '../document/write'
import type { ModelReading } from '../effective'
import type { ModelFile } from '../readModel'
import { readFile } from '../readModel'
import { scalingOf } from '../serving/read'
import type { Attributes } from '../transformers/attributes'
import { readAttributes } from '../transformers/attributes'
import type { ModelClass } from '../transformers/classes'
import { UNKNOWN_CLASS } from '../transformers/classes'
import type { TextPlace } from '../transformers/textPlaces'
import { textPlaces } from '../transformers/textPlaces'
import type { LintReader } from './sources'
import { LINT_READERS } from './sources'

/** What is found wrong, or worth knowing, in a file. */
export interface Finding {
  id: string
  weight: 'wrong' | 'note'
  /** the diagnosis, one sentence */
  title: string
  /** why, with numbers */
  words: string
  /** keys of the file that it is about */
  keys: readonly string[]
  /** what a corrected file changes */
  edits: readonly Edit[]
  /** reports of it */
  threads?: readonly Source[]
}

/** One thing that may be wrong. */
export type Rule = (context: LintContext) => Finding | readonly Finding[] | null

/** A language model's file with all that the rules ask for. */
export interface LintContext {
  file: ModelFile
  place: TextPlace
  config: JsonObject
  path: readonly string[]
  modelClass: ModelClass
  attributes: Attributes
  /** the scaling dict in force, the one of full-attention layers where it is nested */
  scaling: JsonObject
  scalingKey: 'rope_scaling' | 'rope_parameters' | null
  type: string | null
  readings: Readonly<Record<LintReader, ModelReading>>
}

export function contextOf(file: ModelFile): LintContext | null {
  if (file.form !== 'transformers') return null
  const [place] = textPlaces(file.config)
  if (!place) return null
  const { config } = place
  const modelClass = place.modelClass ?? UNKNOWN_CLASS
  const { key, dict } = scalingOf(config)
  const told = dict.rope_type ?? dict.type
  const readings = Object.fromEntries(LINT_READERS.map(reader => [reader, readFile(file, reader)])) as Record<
    LintReader,
    ModelReading
  >
  return {
    file,
    place,
    config,
    path: place.path.filter(step => isObject(file.config[step]) || place.path.length > 1),
    modelClass,
    attributes: readAttributes(config, modelClass),
    scaling: dict,
    scalingKey: key,
    type: typeof told === 'string' ? told : null,
    readings,
  }
}

/** `rope_scaling.factor`, or the key alone outside of the dict. */
export function inScaling({ scalingKey }: LintContext, key: string): string {
  return scalingKey ? `${scalingKey}.${key}` : key
}

/** An edit of a key of the scaling dict. */
export function editScaling(context: LintContext, key: string, value?: Json, float = false): Edit {
  return { path: [...context.path, context.scalingKey ?? 'rope_scaling'], key, value, float }
}

export function editTop({ path }: LintContext, key: string, value?: Json, float = false): Edit {
  return { path, key, value, float }
}

export const thread = (name: string, number: number, kind: 'issues' | 'pull' = 'issues'): Source => ({
  label: `${name} ${kind === 'pull' ? 'pull request' : 'issue'} ${number}`,
  url: `https://github.com/${name}/${kind}/${number}`,
})
