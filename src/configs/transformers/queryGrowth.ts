import type { Choice, Setup } from '../../core/scene'
import type { JsonObject } from '../document/json'
import { isObject } from '../document/json'
import { numberIn } from './attributes'
import { DEFAULT_SCALING } from './classes'

/**
 * Queries that grow with their position: transformers 5.18.0, models/ministral3 and models/mistral4, get_llama_4_attn_scale, in all
 * layers; models/llama4, Llama4TextAttention, in the layers that do not rotate.
 */
export function growth(config: JsonObject, id: string, setup: Setup, kind: string): Choice | null {
  if (id === 'llama4_text') return kind === 'nope' ? growthOfStill(config) : null
  if (!/^(ministral3|mistral4)$/.test(id)) return null
  const beta = betaOf(config, id)
  const length = setup.frequencies.params.originalMaxPositionEmbeddings
  return beta && typeof length === 'number' ? growing(beta, length, '0') : null
}

/** llama_4_scaling_beta of the dict in force; null where it has none. */
export function betaOf(config: JsonObject, id: string): number | null {
  const dict = [config.rope_scaling, config.rope_parameters].find(found => isObject(found) && Object.keys(found).length > 0)
  return numberIn((isObject(dict) ? dict : DEFAULT_SCALING[id])?.llama_4_scaling_beta)
}

/** That of Llama 4's layers without rotation; null where it is switched off. */
export function growthOfStill(config: JsonObject): Choice | null {
  const on = 'attn_temperature_tuning' in config ? Boolean(config.attn_temperature_tuning) : true
  const scale = numberIn(config.attn_scale) ?? 0.1
  return on && scale ? growing(scale, numberIn(config.floor_scale) ?? 8192, '1') : null
}

export function growthWords(config: JsonObject): string {
  const { growth: beta = 0.1, stepLength = 16_384 } = growthOfStill(config)?.params ?? {}
  return `In the layers without rotation queries grow with their position m, by 1 + ${beta} ln(1 + ⌊(m + 1) / ${stepLength}⌋).`
}

function growing(beta: number, length: number, firstToken: string): Choice {
  return {
    variant: 'growingQueries',
    params: {
      ...(beta !== 0.1 && { growth: beta }),
      ...(length !== 16_384 && { stepLength: length }),
      ...(firstToken !== '0' && { firstToken }),
    },
  }
}
