import { yarnMagnitude } from '../../core/scaling'
import type { JsonObject } from '../document/json'
import type { DecoupledHeads, ModelPart, ModelReading } from '../effective'
import { partOf, ropeOf, sized } from '../parts'
import { say } from '../say'
import { build, lengthIn, NO_FACTOR, tableOf, textSetup } from '../tableOf'
import { firstNumber, numberIn } from '../transformers/attributes'
import { mistral } from './mistral'

/** Configurations in the spelling of a model's own code; null where a file is none of them. */
export function readOriginal(config: JsonObject): ModelReading | null {
  const part = sized(() => deepseek(config) ?? mistral(config) ?? meta(config) ?? gptOss(config), 'Text')
  return part && { reader: 'own', status: 'read', message: null, warnings: [], parts: [part] }
}

/** params.json of Meta: llama-models @ a9c89c4, models/llama3/args.py and model.py (complex pairs). */
function meta(config: JsonObject): ModelPart | null {
  const [width, heads] = [numberIn(config.dim), numberIn(config.n_heads)]
  if (width === null || heads === null || 'model_type' in config || '_class_name' in config) return null
  const headDim = numberIn(config.head_dim) ?? width / heads
  const ropeTheta = numberIn(config.rope_theta) ?? 10_000
  const scaled = config.use_scaled_rope === true
  const factor = numberIn(config.rope_scaling_factor) ?? 8
  const highFreqFactor = numberIn(config.rope_high_freq_factor) ?? 4
  const length = numberIn(config.max_seq_len) ?? (scaled ? 8192 * factor : null)
  const geometry = { headDim, rotaryDim: headDim, ropeTheta, trainedLength: lengthIn(length) }
  const setup = scaled
    ? textSetup(geometry, 'llama3', { factor, lowFreqFactor: 1, highFreqFactor, originalMaxPositionEmbeddings: 8192 })
    : textSetup(geometry, 'rope')
  const table = tableOf(setup, scaled ? 'llama3' : 'default', {
    factor: scaled ? { declared: numberIn(config.rope_scaling_factor), implied: null, effective: factor } : NO_FACTOR,
  })
  return partOf(
    {
      id: 'text',
      title: 'Text (params.json of Meta)',
      pairing: 'interleaved',
      pairingBy: 'complex',
    },
    ropeOf(table),
    setup,
    {
      notes: [
        'rope_theta' in config
          ? `rope_theta ${say(ropeTheta)} is read.`
          : `rope_theta is absent: ${say(10_000)}, as in the code of Llama 1 and 2; that of Llama 3 falls to ${say(500_000)}.`,
        scaled
          ? `use_scaled_rope: factor ${say(factor)} on 8192 positions, kept below ${say(8192 / highFreqFactor)} and divided above 8192.`
          : 'use_scaled_rope is not true: nothing is scaled.',
      ],
    },
  )
}

/** Inference configurations of DeepSeek: DeepSeek-V3 @ 9b4e978, inference/model.py (ModelArgs, precompute_freqs_cis, MLA). */
function deepseek(config: JsonObject): ModelPart | null {
  const [turned, plain] = [numberIn(config.qk_rope_head_dim), numberIn(config.qk_nope_head_dim)]
  if (turned === null || plain === null || 'model_type' in config || !('n_heads' in config)) return null
  const of = (key: string, otherwise: number) => numberIn(config[key]) ?? otherwise
  const original = of('original_seq_len', 4096)
  const longest = of('max_seq_len', 4096 * 4)
  const factor = of('rope_factor', 40)
  const mscale = of('mscale', 1)
  const stretched = longest > original
  const headDim = turned + plain
  const geometry = { headDim, rotaryDim: turned, ropeTheta: of('rope_theta', 10_000), trainedLength: lengthIn(longest) }
  const setup = stretched
    ? textSetup(geometry, 'deepseekMla', {
        factor,
        originalMaxPositionEmbeddings: original,
        betaFast: of('beta_fast', 32),
        betaSlow: of('beta_slow', 1),
        mscale,
        mscaleAllDim: mscale,
      })
    : textSetup(geometry, 'rope')
  const mla: DecoupledHeads = {
    qkRopeHeadDim: turned,
    qkNopeHeadDim: plain,
    vHeadDim: numberIn(config.v_head_dim),
    kvLoraRank: numberIn(config.kv_lora_rank),
    qLoraRank: numberIn(config.q_lora_rank),
  }
  const table = tableOf(setup, stretched ? 'yarn' : 'default', {
    attentionFactor: 1,
    factor: stretched ? { declared: numberIn(config.rope_factor), implied: longest / original, effective: factor } : NO_FACTOR,
  })
  const softmaxFactor = stretched ? yarnMagnitude(factor, mscale) ** 2 : 1
  return partOf(
    { id: 'text', title: 'Text (inference config of DeepSeek)', pairing: 'interleaved', pairingBy: 'complex' },
    ropeOf(table, { mla, softmaxFactor }),
    setup,
    {
      notes: [
        stretched
          ? `max_seq_len ${say(longest)} is above ${say(original)}: YaRN with factor ${say(factor)}, and the softmax scale is multiplied by ${build(setup).softmaxFactor.toPrecision(6)}.`
          : `max_seq_len ${say(longest)} is not above ${say(original)}: the plain table, whatever rope_factor says.`,
      ],
    },
  )
}

/** config.json of openai/gpt-oss @ 7b58334, gpt_oss/torch/model.py: YaRN with cuts that are not rounded. */
function gptOss(config: JsonObject): ModelPart | null {
  if (!('rope_ntk_beta' in config) || 'model_type' in config) return null
  const headDim = firstNumber(config, ['head_dim']) ?? 64
  const factor = numberIn(config.rope_scaling_factor) ?? 32
  const original = numberIn(config.initial_context_length) ?? 4096
  const geometry = {
    headDim,
    rotaryDim: headDim,
    ropeTheta: numberIn(config.rope_theta) ?? 150_000,
    trainedLength: lengthIn(original * factor),
  }
  const setup = textSetup(geometry, 'yarn', {
    factor,
    originalMaxPositionEmbeddings: original,
    betaFast: numberIn(config.rope_ntk_beta) ?? 32,
    betaSlow: numberIn(config.rope_ntk_alpha) ?? 1,
    truncate: false,
  })
  const table = tableOf(setup, 'yarn', { factor: { declared: factor, implied: null, effective: factor } })
  return partOf({ id: 'text', title: 'Text (gpt-oss, its own config)', pairing: 'half' }, ropeOf(table), setup, {
    notes: ['rope_ntk_beta and rope_ntk_alpha are the fast and the slow cut, which this code does not round.'],
  })
}
