import { yarnMagnitude } from '../../core/scaling'
import type { Choice, Params, Setup } from '../../core/scene'
import type { FloatMarks, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { LayerGroup, ModelPart, ModelReading, ReaderId, RopeTable } from '../effective'
import { build, tableOf, textSetup } from '../tableOf'
import { numberIn } from '../transformers/attributes'
import { readTransformers } from '../transformers/read'
import { textPlaces } from '../transformers/textPlaces'
import { dualChunkFailure, dualChunkIn, withDualChunk } from './dualChunk'
import { asConverted, notesConverted } from './listedBases'

type Serving = 'vllm' | 'llamacpp' | 'paper'

/** The file's own scaling dict and where it stands; an empty one where there is none. */
export function scalingOf(config: JsonObject): { key: 'rope_scaling' | 'rope_parameters' | null; dict: JsonObject } {
  for (const key of ['rope_scaling', 'rope_parameters'] as const) {
    const found = config[key]
    if (isObject(found) && Object.keys(found).length) return { key, dict: flat(found) }
  }
  return { key: null, dict: {} }
}

/** The dict of the full-attention layers where it is nested by kind of layer. */
function flat(found: JsonObject): JsonObject {
  const inner = found.full_attention
  return isObject(inner) ? inner : found
}

const UNSEEN = 'This reader’s own code for it was not looked into: the numbers are those of transformers.'

/**
 * The same file under vLLM, llama.cpp (converted, then loaded), or as the paper of its method has it. Each starts from
 * what transformers 5.18.0 builds and departs from it by its own rules.
 */
export function readServing(config: JsonObject, floats: FloatMarks, reader: Serving): ModelReading {
  const [place] = textPlaces(config)
  const id = place?.modelClass?.id ?? ''
  const plain = place ? withoutMrope(config, place.path) : config
  const read = reader === 'llamacpp' && place ? asConverted(plain, place.path, id) : plain
  const five = readTransformers(read, { release: 5, floats })
  const base = five.status === 'read' ? five : readTransformers(read, { release: 4, floats })
  const { dict } = scalingOf(place?.config ?? config)
  const chunked = reader === 'vllm' && place ? dualChunkIn(place.config, id) : null
  const failure = chunked ? dualChunkFailure(chunked) : reader === 'vllm' ? vllmFailure(dict) : null
  const status = failure ? 'error' : reader === 'vllm' && base.status !== 'read' ? base.status : 'read'
  const nearBase = reader === 'llamacpp' && /^gemma3n?_text$/.test(id) ? 10_000 : null
  const served = (part: ModelPart): ModelPart => {
    const notes = read === plain ? part.notes : notesConverted(part.notes, id)
    if (failure) return { ...part, rope: null, setup: null, notes: [failure] }
    if (chunked) return withDualChunk(part, chunked)
    if (id === 'deepseek_v4') return { ...part, notes: [...notes, UNSEEN] }
    return withoutWindow(departed({ ...part, notes }, dict, reader, nearBase), reader, id)
  }
  return {
    reader: reader satisfies ReaderId,
    status,
    message: failure ?? (status === 'read' ? null : base.message),
    warnings: [],
    parts: base.parts.map((part, at) => (at === 0 ? served(part) : part)),
  }
}

/** The type mrope is default with sections for vLLM, and no scaling for the others, whatever the class. */
function withoutMrope(config: JsonObject, path: readonly string[]): JsonObject {
  const [step, ...rest] = path
  if (step !== undefined && isObject(config[step])) return { ...config, [step]: withoutMrope(config[step], rest) }
  const { rope_scaling: scaling } = config
  if (!isObject(scaling) || (scaling.rope_type ?? scaling.type) !== 'mrope') return config
  return { ...config, rope_scaling: { ...scaling, type: 'default', rope_type: 'default' } }
}

const NEEDS_LENGTH = ['yarn', 'llama3', 'longrope']
const VLLM_TYPES = ['default', 'linear', 'dynamic', 'yarn', 'longrope', 'llama3', 'mrope', 'su', 'ntk', 'deepseek_yarn']

/** Where vLLM stops: an unknown type, or a length that it does not fill in. */
function vllmFailure(dict: JsonObject): string | null {
  const type = dict.rope_type ?? dict.type
  if (typeof type !== 'string') return null
  if (!VLLM_TYPES.includes(type)) return `ValueError: Unknown RoPE scaling type ${type}`
  if (NEEDS_LENGTH.includes(type) && type !== 'longrope' && !('original_max_position_embeddings' in dict))
    return "KeyError: 'original_max_position_embeddings'"
  return null
}

/** Classes whose architecture has no windows in llama.cpp: src/models of 82234e0, and pull request 13676 for Phi-3. */
export const NO_WINDOWS =
  /^(mistral|mixtral|qwen2|qwen2_moe|qwen2_vl_text|qwen2_5_vl_text|qwen3|qwen3_moe|starcoder2|phi3|phimoe)$/

function withoutWindow(part: ModelPart, reader: Serving, id: string): ModelPart {
  const windowed = [part.setup, ...(part.rope?.layers ?? []).map(({ setup }) => setup)].some(isWindowed)
  if (reader !== 'llamacpp' || !NO_WINDOWS.test(id) || !windowed) return part
  const open = (setup: Setup): Setup => {
    const { mask: _, ...rest } = setup
    return rest
  }
  return {
    ...part,
    setup: part.setup && open(part.setup),
    rope: part.rope && {
      ...part.rope,
      layers: part.rope.layers?.map(group => ({ ...group, setup: group.setup && open(group.setup) })) ?? null,
    },
    notes: [...part.notes, 'sliding_window is not read for this architecture: every layer sees all that came before.'],
  }
}

const isWindowed = (setup: Setup | null) => setup?.mask?.variant === 'window'

/** `nearBase`: the base that the reader has fixed for sliding layers, where it has one. */
function departed(part: ModelPart, dict: JsonObject, reader: Serving, nearBase: number | null): ModelPart {
  const { rope, setup } = part
  if (!rope || !setup) return part
  const whole = change(setup, rope, dict, reader)
  const layers = rope.layers?.map(group => departedGroup(group, rope, dict, reader, nearBase)) ?? null
  const near = nearBase !== null && 'localTheta' in whole.setup.frequencies.params
  const { variant, params } = whole.setup.frequencies
  return {
    ...part,
    setup: near ? { ...whole.setup, frequencies: { variant, params: { ...params, localTheta: nearBase } } } : whole.setup,
    rope: { ...rope, ...whole.table, layers },
    notes: [...part.notes, ...whole.notes],
  }
}

function departedGroup(
  group: LayerGroup,
  whole: RopeTable,
  dict: JsonObject,
  reader: Serving,
  nearBase: number | null,
): LayerGroup {
  const { setup } = group
  if (!setup || !group.rope) return group
  const table = group.table ?? whole
  const fixed = nearBase !== null && group.layerType === 'sliding_attention'
  const own = fixed ? { ...setup, geometry: { ...setup.geometry, ropeTheta: nearBase } } : setup
  const next = change(own, fixed ? tableOf(own, table.ropeType) : table, dict, reader)
  if (!group.table) return { ...group, setup: next.setup }
  return { ...group, setup: next.setup, table: { ...table, ropeTheta: own.geometry.ropeTheta, ...next.table } }
}

/** What a reader makes of a setup that another one has built. */
function change(setup: Setup, table: RopeTable, dict: JsonObject, reader: Serving) {
  const { variant, params } = setup.frequencies
  const told = CHANGES[reader](variant, params, table, dict)
  const { invFreq, attentionFactor } = table
  if (!told) return { setup, table: { invFreq, attentionFactor }, notes: [] }
  const frequencies: Choice = { variant: told.variant ?? variant, params: told.params ?? params }
  const geometry = { ...setup.geometry, ...(told.ropeTheta && { ropeTheta: told.ropeTheta }) }
  const built = build(textSetup(geometry, tableVariant(frequencies.variant), frequencies.params))
  return {
    setup: { ...setup, geometry, frequencies },
    table: { invFreq: built.invFreq, attentionFactor: told.attentionFactor ?? built.attentionFactor },
    notes: told.notes,
  }
}

/** Layered variants come with several tables; the first is that of the full-attention layers only in a plain variant. */
function tableVariant(variant: string): string {
  return { gemma3: 'linearScaling', olmo3: 'yarn', llama4: 'llama3', modernBert: 'rope' }[variant] ?? variant
}

interface Change {
  variant?: string
  params?: Params
  ropeTheta?: number
  attentionFactor?: number
  notes: string[]
}

type Departure = (variant: string, params: Params, rope: RopeTable, dict: JsonObject) => Change | null

const without = (params: Params, ...keys: string[]): Params =>
  Object.fromEntries(Object.entries(params).filter(([key]) => !keys.includes(key)))

const CHANGES: Record<Serving, Departure> = {
  vllm: (variant, params, rope, dict) => {
    if (variant === 'yarn' || variant === 'gptOss') {
      const asked = numberIn(dict.attn_factor)
      const attentionFactor = yarnMagnitude(rope.factor.effective) * (asked ?? 1)
      return {
        params: { ...without(params, 'mscale', 'mscaleAllDim'), attentionFactor },
        notes: [
          asked === null
            ? 'cos and sin are multiplied by 0.1 ln factor + 1; attention_factor and mscale are not read.'
            : `attn_factor ${asked} multiplies 0.1 ln factor + 1.`,
        ],
      }
    }
    if (variant === 'dynamicNtk') {
      const { rotaryDim } = rope
      const factor = rope.dynamic?.factor ?? 1
      const alpha = factor * factor - factor + 1
      return {
        variant: 'rope',
        params: {},
        ropeTheta: (rope.ropeTheta ?? 10_000) * alpha ** (rotaryDim / (rotaryDim - 2)),
        notes: ['The base is raised once for the longest text, max_position_embeddings × factor, and kept for all texts.'],
      }
    }
    return null
  },
  llamacpp: (variant, params, rope, dict) => {
    if (variant === 'dynamicNtk')
      return { variant: 'rope', params: {}, notes: ['dynamic is no scaling type of GGUF: the plain table.'] }
    if (!['yarn', 'olmo3', 'gptOss'].includes(variant)) return null
    const attentionFactor = yarnMagnitude(rope.factor.effective)
    const kept = without(params, 'truncate', 'betaFast', 'betaSlow', 'mscale', 'mscaleAllDim')
    const lost = ['truncate', 'beta_fast', 'beta_slow', 'attention_factor', 'mscale'].filter(key => key in dict)
    return {
      params: { ...kept, ...(variant === 'gptOss' && { truncate: true }), attentionFactor },
      notes: [
        `The cuts are rounded and stand at 32 and 1 turns${lost.length ? `; ${lost.join(', ')} ${lost.length > 1 ? 'do' : 'does'} not survive the conversion` : ''}.`,
      ],
    }
  },
  paper: (variant, params) => {
    if (variant !== 'yarn' && variant !== 'gptOss') return null
    return {
      params: { ...without(params, 'truncate', 'mscale', 'mscaleAllDim', 'attentionFactor'), follow: 'paper' },
      notes: ['The blend is straight in the number of turns, not in the pair index, and the factor is 0.1 ln s + 1.'],
    }
  },
}
