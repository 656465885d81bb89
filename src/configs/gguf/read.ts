import { yarnMagnitude } from '../../core/scaling'
import type { Params, Setup } from '../../core/scene'
import { namedSetup } from '../../core/setups'
import type { ModelPart, ModelReading } from '../effective'
import { partOf, ropeOf, sized } from '../parts'
import { build, lengthIn, tableOf, textSetup } from '../tableOf'
import { FACTOR_TENSORS, interleavesSections, pairingOf } from './architectures'
import { layersOf } from './layers'
import type { GgufMetadata } from './metadata'
import { unusedWindow } from './windows'

/** The architecture that metadata names, or that its keys begin with. */
export function architectureOf(metadata: GgufMetadata): string | null {
  const told = metadata['general.architecture']
  if (typeof told === 'string' && told) return told
  const key = Object.keys(metadata).find(name => /\.(rope|attention|context_length|embedding_length)\b/.test(name))
  return key?.split('.')[0] ?? null
}

export function looksLikeGguf(value: Record<string, unknown>): boolean {
  const keys = Object.keys(value)
  return keys.some(key => key === 'general.architecture' || /^[\w-]+\.(rope|attention)\.[\w.]+$/.test(key))
}

/** What llama.cpp makes of the metadata of a GGUF file: ikawrakow/ik_llama.cpp @ 8337e4c, src/llama-hparams.cpp, and ggml's rope_yarn. */
export function readGguf(metadata: GgufMetadata): ModelReading {
  const architecture = architectureOf(metadata)
  const part = architecture === null ? null : sized(() => textOf(metadata, architecture), `Text (GGUF, ${architecture})`)
  const nothing = partOf({ id: 'text', title: 'GGUF', pairing: null }, null, null, {
    notes: ['No key names an architecture.'],
  })
  return { reader: 'llamacpp', status: 'read', message: null, warnings: [], parts: [part ?? nothing] }
}

function textOf(metadata: GgufMetadata, architecture: string): ModelPart {
  const at = (key: string) => metadata[`${architecture}.${key}`]
  const number = (...keys: string[]) => {
    for (const key of keys) {
      const found = at(key)
      if (typeof found === 'number' && Number.isFinite(found)) return found
      if (Array.isArray(found) && typeof found[0] === 'number') return found[0]
    }
    return null
  }
  const pairing = pairingOf(architecture)
  const frame = {
    id: 'text',
    title: `Text (GGUF, ${architecture})`,
    pairing,
    pairingBy: architecture === 'llama' ? 'llama arch: converter permutes q/k' : null,
  }
  if (pairing === null) return partOf(frame, null, null, { notes: [`${architecture} has no rotary embedding in llama.cpp.`] })

  const width = number('embedding_length')
  const heads = number('attention.head_count')
  const keyLength = number('attention.key_length')
  const turned = number('rope.dimension_count')
  const headDim = keyLength ?? (width !== null && heads ? width / heads : turned)
  const notes: string[] = []
  // Step-3.5's loader halves the count for the layers that see the whole context
  const halved = architecture === 'step35'
  const counted = turned ?? headDim
  const rotaryDim = halved && counted !== null ? Math.floor(counted / 2) : counted
  if (headDim === null || rotaryDim === null)
    return partOf(frame, null, null, {
      notes: ['Neither attention.key_length nor embedding_length with head_count is there, so the size of a head is not known.'],
    })
  if (!(headDim >= 2 && headDim <= 16_384 && rotaryDim >= 2 && rotaryDim <= headDim))
    return partOf(frame, null, null, { notes: [`A head of ${headDim} channels of which ${rotaryDim} turn cannot be built.`] })
  if (halved)
    notes.push(
      `Layers that see the whole context turn half of rope.dimension_count, ${rotaryDim} channels; the others all of it.`,
    )
  else if (turned === null) notes.push('rope.dimension_count is absent: all channels of a head turn.')
  else if (turned < headDim) notes.push(`rope.dimension_count: ${turned} of ${headDim} channels turn.`)

  const ropeTheta = number('rope.freq_base') ?? 10_000
  if (number('rope.freq_base') === null) notes.push('rope.freq_base is absent: 10 000.')
  const told = at('rope.scaling.type')
  const declared = number('rope.scaling.factor', 'rope.scale_linear')
  // the loader takes an absent type for linear, which a factor then makes felt
  const type = typeof told === 'string' && told ? told : declared && declared !== 1 ? 'linear' : 'none'
  if (type === 'none') notes.push('rope.scaling.type is absent or none: nothing is scaled.')
  const factor = type === 'none' ? 1 : declared || 1
  const context = number('context_length')
  const asked = number('rope.scaling.original_context_length')
  const original = asked ?? context
  const attention = number('rope.scaling.attn_factor') ?? 1
  const logMultiplier = number('rope.scaling.yarn_log_multiplier') ?? 0
  const latent = /^(deepseek2|deepseek32|deepseek4|glm-dsa|kimi)/.test(architecture)
  const magnitude = type === 'yarn' ? (latent ? 1 : attention * yarnMagnitude(factor)) : attention
  const geometry = { headDim, rotaryDim, ropeTheta, trainedLength: lengthIn(context) }
  const params: Params =
    type === 'yarn'
      ? {
          factor,
          originalMaxPositionEmbeddings: original ?? 4096,
          betaFast: number('rope.scaling.yarn_beta_fast') ?? 32,
          betaSlow: number('rope.scaling.yarn_beta_slow') ?? 1,
          ...(latent ? { mscale: 10 * logMultiplier, mscaleAllDim: 10 * logMultiplier } : { attentionFactor: magnitude }),
        }
      : type === 'linear'
        ? { factor }
        : {}
  const variant =
    type === 'yarn' ? (latent && logMultiplier ? 'deepseekMla' : 'yarn') : type === 'linear' ? 'linearScaling' : 'rope'
  let setup = textSetup(geometry, variant, variant === 'yarn' && latent ? { ...params, attentionFactor: 1 } : params)
  const softmaxFactor = latent && type === 'yarn' ? (1 + logMultiplier * Math.log(factor)) ** 2 : 1
  if (softmaxFactor !== 1)
    notes.push(
      `yarn_log_multiplier ${logMultiplier}: cos and sin are not multiplied, the softmax scale is, by ${softmaxFactor.toPrecision(6)}.`,
    )
  const table = tableOf(setup, type, {
    attentionFactor: magnitude,
    invFreq: build(setup).invFreq,
    factor: { declared, implied: context !== null && asked ? context / asked : null, effective: factor },
  })
  const missing = FACTOR_TENSORS[architecture]
  if (missing) notes.push(missing)
  const shortfalls = missing
    ? ['The frequencies shown are those before the factors of a tensor; drop the .gguf file itself to have them read.']
    : []
  if (magnitude !== 1 && variant === 'rope')
    shortfalls.push(`The scene does not multiply cos and sin by ${magnitude}, which this file’s attn_factor asks for.`)

  const sections = at('rope.dimension_sections')
  const counts = Array.isArray(sections) && sections.every(count => typeof count === 'number') ? sections : null
  const inTurn = interleavesSections(architecture)
  const layers = layersOf(metadata, architecture, setup, number)
  if (counts) setup = withSections(setup, counts, inTurn, shortfalls)
  let shows: string | undefined
  const groupOf = (kind: string) => layers?.find(group => group.layerType === kind)
  const near = groupOf('sliding_attention')
  const seen = near?.setup?.mask?.params.slidingWindow as number | undefined
  const [first] = groupOf('full_attention')?.layers ?? []
  if (near?.table && architecture === 'gemma3' && ['linear', 'none'].includes(type) && seen !== undefined && first === 5)
    setup = {
      ...setup,
      frequencies: {
        variant: 'gemma3',
        params: { factor, localTheta: near.table.ropeTheta as number, ...(seen !== 1024 && { slidingWindow: seen }) },
      },
    }
  else if (layers) {
    const shown = layers.find(group => group.rope)
    shows = shown?.layerType
    setup = { ...setup, ...(shown?.setup?.mask && { mask: shown.setup.mask }) }
  }
  const unseen = unusedWindow(metadata, architecture)
  if (unseen) (unseen.known ? notes : shortfalls).push(unseen.words)
  const rope = ropeOf(table, {
    sections: counts,
    sectionsInterleaved: counts ? inTurn : null,
    layers,
    softmaxFactor,
    mla: null,
  })
  return { ...partOf(frame, rope, setup, { notes, shortfalls }), ...(shows !== undefined && { shows }) }
}

function withSections(setup: Setup, counts: readonly number[], inTurn: boolean, shortfalls: string[]): Setup {
  const [time = 0, height = 0, width = 0, rest = 0] = counts
  const start = namedSetup(inTurn ? 'mropeInterleaved' : 'mrope')
  if (rest !== 0 || time + height + width !== setup.geometry.rotaryDim / 2) {
    shortfalls.push(
      `The sections ${counts.join(', ')} do not share out the ${setup.geometry.rotaryDim / 2} pairs over three axes.`,
    )
    return setup
  }
  return { ...setup, allocation: { ...start.allocation, params: { mropeSection: [time, height, width] } }, layout: start.layout }
}
