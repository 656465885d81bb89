import type { Json } from '../document/json'
import { isObject } from '../document/json'
import { say } from '../say'
import type { LintContext } from './context'
import { soundsRotary, TOP_KEYS } from './knownKeys'
import { missingKeys } from './missingKeys'
import { scalingVerdict } from './scalingVerdict'
import type { LintReader } from './sources'
import { LINT_READERS } from './sources'
import { stillVerdict, whyStill } from './stillRules'
import { topVerdict } from './topVerdict'
import type { ReaderVerdict } from './verdict'
import { ignored } from './verdict'

/** A key of the file, or one that it lacks, under every reader. */
export interface KeyVerdict {
  /** `rope_scaling.factor` */
  key: string
  /** as the file has it; null where it lacks the key */
  value: string | null
  by: Readonly<Record<LintReader, ReaderVerdict>>
}

/** Verdicts on every key that has to do with rotary embeddings, and on those that are filled in. */
export function keyVerdicts(context: LintContext): KeyVerdict[] {
  const { config, scaling, scalingKey } = context
  const rows: KeyVerdict[] = []
  const layered = context.readings.transformers5.parts[0]?.rope?.layers != null
  const windowed = context.readings.transformers5.parts[0]?.setup?.mask?.variant === 'window'
  const still = whyStill(context) !== null
  const absent = (reader: LintReader) =>
    context.readings[reader].status === 'model_type not in this release' ? ignored('no class of this name') : null
  const add = (key: string, value: Json | undefined, judge: (reader: LintReader) => ReaderVerdict) => {
    const by = Object.fromEntries(
      LINT_READERS.map(reader => [reader, absent(reader) ?? (still ? stillVerdict(key) : judge(reader))]),
    ) as KeyVerdict['by']
    rows.push({ key, value: value === undefined ? null : say(value), by })
  }
  for (const key of Object.keys(config).filter(
    key =>
      (isTopKey(key) || (still && key === 'alibi')) && !(BESIDE.test(key) && !layered && !(windowed && key === 'sliding_window')),
  ))
    add(key, config[key], reader => topVerdict(context, key, reader))
  if (scalingKey)
    for (const [key, value] of Object.entries(scaling))
      if (!isObject(value)) add(`${scalingKey}.${key}`, value, reader => scalingVerdict(context, key, reader))
  const other = scalingKey === 'rope_scaling' && isObject(config.rope_parameters) ? config.rope_parameters : null
  for (const [key, value] of Object.entries(other ?? {}))
    add(`rope_parameters.${key}`, value, () => ignored('rope_scaling stands beside it'))
  if (!still) for (const [key, judge] of missingKeys(context)) add(key, undefined, judge)
  return rows
}

/** Keys that matter where layers differ alone. */
const BESIDE = /^(sliding_window|layer_types|no_rope)/

function isTopKey(key: string): boolean {
  return (
    ((TOP_KEYS as readonly string[]).includes(key) && !['rope_scaling', 'rope_parameters'].includes(key)) ||
    (soundsRotary(key) && !['rope_scaling', 'rope_parameters'].includes(key))
  )
}
