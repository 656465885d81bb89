import { yarnMagnitude } from '../../core/scaling'
import type { Params, Setup } from '../../core/scene'
import type { Factor, RopeTable } from '../effective'
import { build, lengthIn, SizeProblem, textSetup } from '../tableOf'
import type { Attributes } from './attributes'
import { numberIn } from './attributes'
import type { ModelClass } from './classes'
import type { RopeDict } from './ropeDict'
import { PythonError } from './validate5'

export interface TableRules {
  modelClass: ModelClass
  attributes: Attributes
  /** channels of a head in these layers */
  headDim: number
  release: 4 | 5
  /** the file's own original_max_position_embeddings, beside the dict */
  originalBeside: number | null
  /** `truncate` is seen only where the dict is not nested by kind of layer */
  nested: boolean
  /** head_dim is None for the library */
  headless: boolean
}

export interface TableWithSetup {
  table: RopeTable
  setup: Setup
  softmaxFactor: number
}

const VARIANTS: Record<string, string> = {
  default: 'rope',
  linear: 'linearScaling',
  dynamic: 'dynamicNtk',
  yarn: 'yarn',
  longrope: 'longrope',
  llama3: 'llama3',
  proportional: 'proportional',
}

/** Largest head that a table is made for; above it a file is wrong. */
const LARGEST_HEAD = 16_384

/** The table of one scaling dict as transformers builds it (modeling_rope_utils.py of 5.18.0 and 4.57.6, and each class's own default). */
export function ropeTable(dict: RopeDict, rules: TableRules): TableWithSetup {
  const { modelClass, attributes, headDim, release } = rules
  const { values } = dict
  const type = values.rope_type
  if (typeof type !== 'string' || !(type in VARIANTS) || (release === 4 && type === 'proportional'))
    throw new PythonError(`KeyError: ${typeof type === 'string' ? `'${type}'` : 'None'}`)
  const theta = values.rope_theta
  if (typeof theta === 'object')
    throw new PythonError(
      `TypeError: unsupported operand type(s) for ** or pow(): '${theta === null ? 'NoneType' : Array.isArray(theta) ? 'list' : 'dict'}' and 'Tensor'`,
    )
  for (const key of ['rope_theta', 'factor', 'original_max_position_embeddings', 'attention_factor'])
    if (typeof values[key] === 'string') throw new PythonError(`TypeError: ${key} is the string '${values[key]}', not a number`)

  const ropeTheta = typeof values.rope_theta === 'number' ? values.rope_theta : (numberIn(values.rope_theta) ?? 10_000)
  if (!(ropeTheta > 0 && Number.isFinite(ropeTheta)))
    throw new SizeProblem(`rope_theta is ${ropeTheta}: no frequencies can be formed from it.`)
  const share = numberIn(values.partial_rotary_factor) ?? 1
  const cut = type === 'default' && release === 5 ? modelClass.readsShare : true
  const turned = type === 'proportional' || !cut ? headDim : Math.trunc(headDim * share)
  if (!(headDim >= 1 && headDim <= LARGEST_HEAD) || turned < 0 || turned > headDim)
    throw new SizeProblem(
      headDim
        ? `A head of ${headDim} channels, of which ${turned} turn, cannot be built.`
        : 'Neither head_dim nor hidden_size with num_attention_heads gives the size of a head.',
    )
  const rotaryDim = 2 * Math.ceil(turned / 2)

  const maxPositions = attributes.maxPositions
  const inside = numberIn(values.original_max_position_embeddings)
  const original =
    release === 5
      ? (rules.originalBeside ?? inside ?? maxPositions)
      : type === 'longrope'
        ? (rules.originalBeside ?? maxPositions)
        : inside || maxPositions
  const declared = numberIn(values.factor)
  const ratio = maxPositions !== null && original ? maxPositions / original : 1
  const factor = factorOf(type, declared, ratio)
  if (['linear', 'dynamic', 'llama3', 'yarn'].includes(type) && factor === null) throw new PythonError("KeyError: 'factor'")
  const used = factor ?? 1

  if (type === 'llama3' && release === 4 && inside === null) throw new PythonError("KeyError: 'original_max_position_embeddings'")
  if (modelClass.id === 'ernie4_5_vl_moe_text' && type !== 'default')
    throw new PythonError(`ValueError: Ernie 4.5 VL requires the \`default\` rope type, but found ${type} instead.`)
  const unmeasured = declared === null && values.attention_factor == null
  if (type === 'longrope' && release === 4 && rules.originalBeside === null && unmeasured)
    throw new PythonError("TypeError: '<=' not supported between instances of 'NoneType' and 'float'")
  if (type === 'dynamic' && release === 4 && modelClass.id.startsWith('hunyuan') && !('alpha' in values))
    throw new PythonError("KeyError: 'alpha'")
  if (rules.headless && ['yarn', 'dynamic', 'longrope'].includes(type))
    throw new PythonError("TypeError: unsupported operand type(s) for *: 'NoneType' and 'float'")
  const alpha = type === 'dynamic' && modelClass.id.startsWith('hunyuan') ? numberIn(values.alpha) : null
  const base = alpha && headDim > 2 ? ropeTheta * alpha ** (headDim / (headDim - 2)) : ropeTheta
  const told = paramsOf(type, values, { factor: used, original, maxPositions, rules })
  const decoupled = attributes.mla !== null && type === 'yarn' && Boolean(numberIn(values.mscale_all_dim))
  const variant = decoupled ? 'deepseekMla' : (VARIANTS[type] as string)
  for (const list of [told.shortFactor, told.longFactor])
    if (Array.isArray(list) && list.length !== rotaryDim / 2)
      throw new PythonError(
        `RuntimeError: The size of tensor a (${list.length}) must match the size of tensor b (${rotaryDim / 2}) at non-singleton dimension 0`,
      )
  const params: Params = decoupled ? { mscale: 0, ...told } : told
  const wholeHead = attributes.mla ? (attributes.wholeHeadDim as number) : headDim
  const geometry = { headDim: wholeHead, rotaryDim, ropeTheta: base, trainedLength: lengthIn(maxPositions) }
  const setup = textSetup(geometry, variant, params)
  const built = build(setup)
  const long = type === 'longrope' ? build(textSetup(geometry, variant, { ...params, seqLen: (original ?? 0) + 1 })) : null
  const softmaxFactor =
    attributes.mla !== null && type !== 'default' && numberIn(values.mscale_all_dim)
      ? yarnMagnitude(used, numberIn(values.mscale_all_dim) as number) ** 2
      : 1

  const fileOriginal = rules.originalBeside ?? (inside !== maxPositions || declared === null ? inside : null)
  return {
    setup,
    softmaxFactor,
    table: {
      headDim: wholeHead,
      rotaryDim,
      ropeTheta,
      ropeType: type,
      factor: {
        declared,
        implied: fileOriginal && maxPositions !== null ? maxPositions / fileOriginal : null,
        effective: type === 'default' || type === 'dynamic' ? 1 : used,
      } satisfies Factor,
      invFreq: built.invFreq,
      invFreqLong: long?.invFreq ?? null,
      switchLength: long ? original : null,
      attentionFactor: built.attentionFactor,
      dynamic: type === 'dynamic' ? { factor: used, maxPositionEmbeddings: maxPositions ?? 0 } : null,
    },
  }

  function factorOf(kind: string, told: number | null, lengths: number): number | null {
    if (kind === 'default') return 1
    if (kind === 'proportional') return told ?? 1
    if (kind === 'longrope') return release === 4 && rules.originalBeside !== null ? lengths : (told ?? lengths)
    return told ?? (kind === 'yarn' && release === 5 ? lengths : null)
  }
}

function paramsOf(
  type: string,
  values: RopeDict['values'],
  told: { factor: number; original: number | null; maxPositions: number | null; rules: TableRules },
): Params {
  const given = (key: string) => numberIn(values[key])
  const list = (key: string) => {
    const found = values[key]
    if (!Array.isArray(found)) throw new PythonError(`KeyError: '${key}'`)
    return found.map(entry => numberIn(entry) ?? Number.NaN)
  }
  const originalMaxPositionEmbeddings = told.original ?? 0
  const { factor } = told
  // Phi-3.5-MoE multiplies by its own factor instead, which comes in a short and a long one of the same value
  const attention = (told.rules.modelClass.id === 'phimoe' ? given('short_mscale') : null) ?? given('attention_factor')
  const attentionFactor: Params = attention === null ? {} : { attentionFactor: attention }
  if (type === 'linear') return { factor }
  if (type === 'dynamic') return { factor, originalMaxPositionEmbeddings: told.maxPositions ?? 0 }
  if (type === 'proportional') return { factor, partialRotaryFactor: given('partial_rotary_factor') ?? 1 }
  if (type === 'llama3')
    return {
      factor,
      originalMaxPositionEmbeddings,
      lowFreqFactor: required('low_freq_factor'),
      highFreqFactor: required('high_freq_factor'),
    }
  if (type === 'longrope')
    return {
      factor,
      originalMaxPositionEmbeddings,
      shortFactor: list('short_factor'),
      longFactor: list('long_factor'),
      ...attentionFactor,
    }
  if (type !== 'yarn') return {}
  const pick = (from: string, to: string): Params => {
    const value = given(from)
    return value ? { [to]: value } : {}
  }
  return {
    factor,
    originalMaxPositionEmbeddings,
    ...pick('beta_fast', 'betaFast'),
    ...pick('beta_slow', 'betaSlow'),
    ...(values.truncate === false && !told.rules.nested && { truncate: false }),
    ...attentionFactor,
    ...pick('mscale', 'mscale'),
    ...pick('mscale_all_dim', 'mscaleAllDim'),
  }

  function required(key: string): number {
    const value = given(key)
    if (value === null) throw new PythonError(`KeyError: '${key}'`)
    return value
  }
}
