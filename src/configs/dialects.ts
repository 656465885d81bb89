import { divergence } from '../core/divergence'
import type { Mask } from '../core/mask'
import { sameMask } from '../core/mask'
import { resolve } from '../core/resolve'
import type { Params, Setup } from '../core/scene'
import { completeParams, slotOf } from '../core/slots'
import type { ReaderId } from './effective'
import { READER_NAMES } from './lint/sources'
import { setupOf } from './parts'
import type { ModelFile } from './readModel'
import { readFile } from './readModel'
import { say } from './say'
import type { Built } from './tableOf'
import { buildKinds, ONE_TOKEN, textSetup } from './tableOf'

/** The same file under another reader or convention, as scene B. */
export interface Dialect {
  id: string
  name: string
  /** what is read otherwise, one sentence */
  words: string
  setup: Setup
  /** smallest distance at which a pair's phase differs by π/4; null: never */
  divergence: number | null
  /** cos and sin of B over those of A */
  attention: number
  /** largest |Δω| / ω */
  relative: number
  /** what else is not the same, a few words each: `a query sees the last 4 096 tokens, not all that came before` */
  apart: readonly string[]
}

const READERS: readonly ReaderId[] = ['transformers5', 'transformers4', 'vllm', 'llamacpp', 'paper']

/** Every dialect of a file that gives other numbers than `a`, which is the scene in force: of all its layers, or of one kind of them. */
export function dialectsOf(file: ModelFile, a: Setup, reader: ReaderId, kind: string | null = null): readonly Dialect[] {
  const found: Dialect[] = []
  const add = (id: string, name: string, words: string, setup: Setup | null | undefined) => {
    if (!setup) return
    const dialect = { ...compared(a, setup), apart: otherwise(a, setup) }
    if (dialect.relative > 1e-12 || Math.abs(dialect.attention - 1) > 1e-12 || dialect.apart.length)
      found.push({ id, name, words, setup, ...dialect })
  }
  const told = readFile(file, reader)?.parts[0]?.notes ?? []
  const news = (notes: readonly string[] = []) => notes.filter(note => !told.includes(note)).at(-1)
  if (file.form === 'transformers')
    for (const other of READERS)
      if (other !== reader) {
        const part = readFile(file, other)?.parts[0]
        add(other, READER_NAMES[other], news(part?.notes) ?? 'The same keys under its rules.', part && setupOf(part, kind))
      }
  for (const [id, name, words, change] of CONVENTIONS) {
    const next = change(a.frequencies.variant, a.frequencies.params, a)
    if (next)
      add(id, name, words, {
        ...a,
        ...next.setup,
        frequencies: { variant: a.frequencies.variant, params: { ...a.frequencies.params, ...next.params } },
      })
  }
  return found
}

type Convention = (variant: string, params: Params, a: Setup) => { params: Params; setup?: Partial<Setup> } | null

const YARN = ['yarn', 'olmo3', 'deepseekMla', 'gptOss']
const NOT_ROUNDED: Convention = (variant, params) =>
  YARN.includes(variant) && variant !== 'olmo3' ? { params: { truncate: params.truncate === false } } : null

const CONVENTIONS: readonly [string, string, string, Convention][] = [
  [
    'truncate',
    'Cuts rounded the other way',
    'truncate turned round: rounded outwards, or not rounded as in gpt-oss.',
    NOT_ROUNDED,
  ],
  [
    'mscale',
    'Without mscale',
    'mscale and mscale_all_dim left out: the factor is 0.1 ln s + 1 on cos and sin.',
    (variant, params) =>
      YARN.includes(variant) && (params.mscale || params.mscaleAllDim) ? { params: { mscale: 0, mscaleAllDim: 0 } } : null,
  ],
  [
    'attention',
    'Attention factor 1',
    'cos and sin are not multiplied.',
    variant => (YARN.includes(variant) || variant === 'longrope' ? { params: { attentionFactor: 1 } } : null),
  ],
  [
    'ratio',
    'Length ratio for factor',
    'The ratio of the lengths wins over factor, as in transformers before pull request 40320.',
    (variant, params, { geometry }) => {
      const original = params.originalMaxPositionEmbeddings as number | undefined
      if (!YARN.includes(variant) || !original) return null
      const ratio = geometry.trainedLength / original
      return ratio >= 1 && ratio !== params.factor ? { params: { factor: ratio } } : null
    },
  ],
  [
    'length',
    'Extended length for the original',
    'The cuts are placed by max_position_embeddings, as where original_max_position_embeddings is left out.',
    (variant, params, { geometry }) =>
      [...YARN, 'llama3'].includes(variant) && geometry.trainedLength !== params.originalMaxPositionEmbeddings
        ? { params: { originalMaxPositionEmbeddings: geometry.trainedLength } }
        : null,
  ],
  [
    'long',
    'Long table',
    'The list of texts longer than the original length.',
    (variant, params) =>
      variant === 'longrope' ? { params: { seqLen: (params.originalMaxPositionEmbeddings as number) + 1 } } : null,
  ],
]

type Difference = Pick<Dialect, 'divergence' | 'attention' | 'relative'>

/** The largest difference over the kinds of layers that both tell apart. */
function compared(a: Setup, b: Setup): Difference {
  const [left, right] = [tables(a), tables(b)]
  const kinds = left.length === right.length ? left.length : 1
  const all = Array.from({ length: kinds }, (_, kind) => between(left[kind] as Built, right[kind] as Built))
  return all.reduce((most, next) => ({
    divergence:
      most.divergence === null ? next.divergence : Math.min(most.divergence, next.divergence ?? Number.POSITIVE_INFINITY),
    attention: Math.abs(Math.log(next.attention)) > Math.abs(Math.log(most.attention)) ? next.attention : most.attention,
    relative: Math.max(most.relative, next.relative),
  }))
}

function between(left: Built, right: Built): Difference {
  if (left.invFreq.length !== right.invFreq.length)
    return { divergence: 1, attention: right.attentionFactor / left.attentionFactor, relative: 1 }
  const relative = left.invFreq.reduce((most, omega, i) => {
    const other = right.invFreq[i] as number
    return Math.max(most, omega === 0 ? Number(other !== 0) : Math.abs(other / omega - 1))
  }, 0)
  return {
    divergence: divergence(left.invFreq, right.invFreq).position,
    attention: right.attentionFactor / left.attentionFactor,
    relative,
  }
}

/** Where two setups differ in what a query sees and in which distance it turns by. */
function otherwise(a: Setup, b: Setup): string[] {
  const [left, right] = [resolve(a, ONE_TOKEN), resolve(b, ONE_TOKEN)]
  const apart: string[] = []
  const masks = [left, right].map(spec => spec.groups.map(({ mask }) => mask ?? spec.mask)) as [Mask[], Mask[]]
  const at = masks[0].findIndex((mask, k) => !sameMask(mask, masks[1][k] ?? (masks[1][0] as Mask)))
  if (at >= 0) apart.push(`a query sees ${seen(masks[1][at] ?? (masks[1][0] as Mask))}, not ${seen(masks[0][at] as Mask)}`)
  if (relationKey(a) !== relationKey(b))
    apart.push(`distances by ${slotOf('relation', b.relation).name}, not ${slotOf('relation', a.relation).name}`)
  return apart
}

function relationKey({ relation, geometry }: Setup): string {
  const slot = slotOf('relation', relation)
  return JSON.stringify([relation.variant, completeParams(slot.params, relation.params, geometry.rotaryDim / 2).params])
}

function seen(mask: Mask): string {
  switch (mask.kind) {
    case 'full':
      return 'all'
    case 'causal':
      return 'all that came before'
    case 'window':
      return mask.ahead ? `${say(mask.ahead)} tokens to each side` : `the last ${say(mask.size)} tokens`
    case 'chunks':
      return `its chunk of ${say(mask.size)} tokens`
    case 'documents':
      return 'its document'
  }
}

function tables(setup: Setup) {
  return buildKinds(textSetup(setup.geometry, setup.frequencies.variant, setup.frequencies.params))
}
