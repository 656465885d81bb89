import type { Choice, Setup } from '../../core/scene'
import type { Json, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { LayerGroup, ModelPart } from '../effective'
import { partOf, ropeOf } from '../parts'
import { say } from '../say'
import { lengthIn, NO_FACTOR, tableOf, textSetup } from '../tableOf'
import { numberIn } from '../transformers/attributes'

/**
 * params.json of Mistral: mistral-inference @ 16bb637, transformer.py, args.py and cache.py; YaRN in its own words, in which beta
 * and alpha are the fast and the slow cut; `llama_4_scaling` multiplies queries.
 */
export function mistral(config: JsonObject): ModelPart | null {
  const yarn = isObject(config.yarn) ? config.yarn : null
  const [width, heads] = [numberIn(config.dim), numberIn(config.n_heads)]
  if (width === null || heads === null || 'model_type' in config || '_class_name' in config) return null
  if (!yarn && !('hidden_dim' in config)) return null
  const headDim = numberIn(config.head_dim) ?? width / heads
  const windows = windowsIn(config)
  const base = numberIn(config.rope_theta)
  const usual = usualBase(config)
  const original = numberIn(yarn?.original_max_position_embeddings) ?? 8192
  const factor = numberIn(yarn?.factor) ?? 1
  const told = numberIn(config.max_position_embeddings) ?? numberIn(config.max_seq_len)
  const trainedLength = lengthIn(told ?? (yarn ? original * factor : null))
  const geometry = { headDim, rotaryDim: headDim, ropeTheta: base ?? usual, trainedLength }
  const plain = yarn
    ? textSetup(geometry, 'yarn', {
        factor,
        originalMaxPositionEmbeddings: original,
        betaFast: numberIn(yarn.beta) ?? 32,
        betaSlow: numberIn(yarn.alpha) ?? 1,
        ...(yarn.apply_scale === false && { attentionFactor: 1 }),
      })
    : textSetup(geometry, 'rope')
  const relation = growthIn(config)
  const setup: Setup = { ...plain, ...(relation && { relation }) }
  const table = tableOf(
    setup,
    yarn ? 'yarn' : 'default',
    yarn ? { factor: { declared: factor, implied: null, effective: factor } } : { factor: NO_FACTOR },
  )
  const [only] = windows
  const layers = new Set(windows).size > 1 ? layersBy(windows, config, setup) : null
  const shown = sighted(setup, layers ? null : (only ?? null))
  const part = partOf(
    { id: 'text', title: 'Text (params.json of Mistral)', pairing: 'interleaved', pairingBy: 'complex' },
    ropeOf(table, { layers }),
    layers ? (layers[0]?.setup ?? setup) : shown,
    {
      notes: [
        base === null
          ? `rope_theta is absent: ${say(usual)}${usual === 10_000 ? ', as where sliding_window is given; newer code takes 1\u202f000\u202f000 all the same' : ''}.`
          : `rope_theta ${say(base)} is read.`,
        ...(yarn
          ? [
              yarn.apply_scale === false
                ? 'apply_scale is false: cos and sin are not multiplied.'
                : 'cos and sin carry YaRN’s factor.',
            ]
          : []),
        ...(only && !layers ? [`sliding_window: a query sees the last ${say(only)} tokens.`] : []),
        ...(relation ? ['llama_4_scaling: queries grow with their position.'] : []),
      ],
    },
  )
  return layers ? { ...part, shows: layers[0]?.layerType as string } : part
}

/** Code before 16bb637 takes 10 000 beside a window, for which those files were written, and 1 000 000 otherwise. */
export function usualBase(config: JsonObject): number {
  return windowsIn(config).length ? 10_000 : 1_000_000
}

/** Window of each layer in turn, repeated over all of them; null: none; empty: no layer has one. */
function windowsIn(config: JsonObject): readonly (number | null)[] {
  const told = config.sliding_window ?? config._sliding_window
  const size = (entry: Json) => {
    const found = numberIn(entry)
    return found !== null && found >= 1 ? Math.round(found) : null
  }
  const sizes = (Array.isArray(told) ? told : [told ?? null]).map(size)
  return sizes.some(found => found !== null) ? sizes : []
}

function sighted(setup: Setup, size: number | null): Setup {
  return size === null ? setup : { ...setup, mask: { variant: 'window', params: { slidingWindow: size } } }
}

function layersBy(windows: readonly (number | null)[], config: JsonObject, setup: Setup): LayerGroup[] {
  const count = Math.min(numberIn(config.n_layers) ?? windows.length, 4096)
  const sizes = [...new Set(windows)].sort((a, b) => (b ?? Number.POSITIVE_INFINITY) - (a ?? Number.POSITIVE_INFINITY))
  return sizes.map(size => ({
    layerType: size === null ? 'full_attention' : `sliding_attention, ${say(size)} tokens`,
    layers: Array.from({ length: count }, (_, i) => i).filter(i => windows[i % windows.length] === size),
    rope: true,
    table: null,
    setup: sighted(setup, size),
  }))
}

function growthIn({ llama_4_scaling: told }: JsonObject): Choice | null {
  if (!isObject(told)) return null
  const [growth, stepLength] = [numberIn(told.beta) ?? 0.1, numberIn(told.original_max_position_embeddings) ?? 16_384]
  if (!growth) return null
  const params = { ...(growth !== 0.1 && { growth }), ...(stepLength !== 16_384 && { stepLength }) }
  return { variant: 'growingQueries', params }
}
