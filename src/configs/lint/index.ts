import { applyEdits, writeJson } from '../document/write'
import type { ModelReading } from '../effective'
import type { ModelFile } from '../readModel'
import { readFile } from '../readModel'
import type { Finding } from './context'
import { contextOf } from './context'
import { dualChunkRule } from './dualChunkRule'
import type { Effect } from './effect'
import { effectOf } from './effect'
import { LENGTH_RULES } from './lengthRules'
import { PER_LAYER_RULES } from './perLayerRules'
import { refusalBy, SCHEMA_RULES } from './schemaRules'
import type { LintReader } from './sources'
import { LINT_READERS } from './sources'
import { SPELLING_RULES } from './spellingRules'
import { stillFinding, whyStill } from './stillRules'
import { TYPE_RULES } from './typeRules'
import { VALUE_RULES } from './valueRules'
import type { KeyVerdict } from './verdicts'
import { keyVerdicts } from './verdicts'

/** Findings of values that no embedding can be built from. */
const IMPOSSIBLE = ['base', 'no number']

/** A finding with what it costs under the reader that it hurts most; null where its repair changes no number. */
export interface MeasuredFinding extends Finding {
  cost: { reader: LintReader; effect: Effect } | null
}

export interface LintReport {
  /** the worst first */
  findings: readonly MeasuredFinding[]
  keys: readonly KeyVerdict[]
  readings: Readonly<Record<LintReader, ModelReading>>
  /** what each reader is off by from the corrected file */
  effects: Readonly<Record<LintReader, Effect>>
  /** the whole file with every repair; null where nothing is to be repaired */
  corrected: string | null
  correctedFile: ModelFile
  /** keys that the corrected file changes */
  changes: readonly string[]
}

/** What is wrong in a language model's configuration, for whom, by how much, and how it is put right. null for other forms of file. */
export function lint(file: ModelFile): LintReport | null {
  const context = contextOf(file)
  if (!context) return null
  const rules = [
    ...SPELLING_RULES,
    ...TYPE_RULES,
    ...LENGTH_RULES,
    ...VALUE_RULES,
    ...PER_LAYER_RULES,
    dualChunkRule,
    ...SCHEMA_RULES,
  ]
  const still = whyStill(context)
  const found = still === null ? rules.flatMap(rule => rule(context) ?? []) : stillFinding(context, still)
  const wrong = found.filter(({ weight, id }) => weight === 'wrong' && !id.startsWith('refused'))
  const refused = found.filter(({ weight, id }) => weight === 'wrong' && id.startsWith('refused'))
  const notes = found.filter(({ weight }) => weight === 'note')
  const all = [...wrong, ...notes].flatMap(finding => finding.edits)
  const replaced = all.find(({ key }) => key === context.scalingKey)
  const edits = replaced ? all.filter(({ path }) => path.at(-1) !== context.scalingKey) : all
  const repaired = edits.length ? applyEdits(file.config, file.floats, edits) : { value: file.config, floats: file.floats }
  const correctedFile: ModelFile = { ...file, config: repaired.value, floats: repaired.floats }
  const right = (['transformers5', 'transformers4'] as const)
    .map(reader => readFile(correctedFile, reader))
    .find(reading => reading?.parts[0]?.rope)
  const rope = right?.parts[0]?.rope ?? null
  // an error that the repairs take away, or that a finding has named already, is told once
  const stays = ({ id, words }: Finding) =>
    !wrong.some(({ id: other, title, words: said }) => IMPOSSIBLE.includes(other) || `${title} ${said}`.includes(words)) &&
    (!wrong.length || LINT_READERS.some(reader => id === refusalBy(reader) && readFile(correctedFile, reader)?.status !== 'read'))
  const findings = [...wrong, ...refused.filter(stays), ...notes]
  return {
    findings: findings.map(finding => ({ ...finding, cost: costOf(finding, file, context.readings) })),
    keys: keyVerdicts(context),
    readings: context.readings,
    effects: Object.fromEntries(
      LINT_READERS.map(reader => [reader, effectOf(context.readings[reader], rope)]),
    ) as LintReport['effects'],
    corrected: edits.length ? `${writeJson(repaired.value, repaired.floats)}\n` : null,
    correctedFile,
    changes: [...new Set(edits.map(({ path, key }) => [...path.filter(step => step.startsWith('rope')), key].join('.')))],
  }
}

/** How far the readers are from what they make of the file with this one repair. */
function costOf({ edits }: Finding, file: ModelFile, readings: LintReport['readings']): MeasuredFinding['cost'] {
  if (!edits.length) return null
  const { value, floats } = applyEdits(file.config, file.floats, edits)
  const costs = LINT_READERS.filter(reader => reader !== 'paper').map(reader => {
    const right = readFile({ ...file, config: value, floats }, reader)?.parts[0]?.rope ?? null
    const effect = effectOf(readings[reader], right)
    const turned = effect.phase?.reduce((sum, phase) => sum + phase, 0) ?? (effect.unlike ? 100 : 0)
    return { reader, effect, weight: turned + Math.abs(Math.log(effect.attention ?? 1)) }
  })
  const worst = costs.reduce((most, cost) => (cost.weight > most.weight ? cost : most))
  return worst.weight > 1e-9 ? { reader: worst.reader, effect: worst.effect } : null
}
