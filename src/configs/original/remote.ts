import type { JsonObject } from '../document/json'
import type { ModelPart, ModelReading } from '../effective'
import { partOf, ropeOf, sized } from '../parts'
import { lengthIn, tableOf, textSetup } from '../tableOf'
import { firstNumber, numberIn, SIZE_KEYS } from '../transformers/attributes'
import { modelTypeOf } from '../transformers/textPlaces'

/** Models whose modelling code comes with their files and reads keys of its own; null for others. */
export function readRemote(config: JsonObject): ModelReading | null {
  const type = modelTypeOf(config)
  const make = { chatglm, qwen, qwenlm: qwen, gptj, codegen: gptj, baichuan }[type]
  return make
    ? { reader: 'own', status: 'read', message: null, warnings: [], parts: [sized(() => make(config), `Text (${type})`)] }
    : null
}

function sizes(config: JsonObject) {
  const [width, heads] = [firstNumber(config, SIZE_KEYS.hiddenSize) ?? 4096, firstNumber(config, SIZE_KEYS.heads) ?? 32]
  return { headDim: Math.floor(width / heads), length: firstNumber(config, SIZE_KEYS.maxPositions) }
}

/** ChatGLM2, ChatGLM3, GLM-4: modeling_chatglm.py (sophgo/LLM-TPU @ d581e7b, GLM4), RotaryEmbedding. */
function chatglm(config: JsonObject): ModelPart {
  const { length, headDim: quotient } = sizes(config)
  const headDim = numberIn(config.kv_channels) ?? quotient
  const ratio = numberIn(config.rope_ratio)
  const setup = textSetup(
    { headDim, rotaryDim: headDim / 2, ropeTheta: 10_000 * (ratio ?? 1), trainedLength: lengthIn(length) },
    'rope',
  )
  return partOf({ id: 'text', title: 'Text (chatglm)', pairing: 'interleaved' }, ropeOf(tableOf(setup, 'default')), setup, {
    notes: [
      'Half of kv_channels turn; no key changes that.',
      ratio === null ? 'rope_ratio is absent: base 10 000.' : `rope_ratio ${ratio} multiplies the base 10 000.`,
    ],
  })
}

/** Qwen 1: modeling_qwen.py (sophgo/LLM-TPU @ d581e7b, Qwen); grows its base in steps beyond seq_length. */
function qwen(config: JsonObject): ModelPart {
  const { headDim: quotient } = sizes(config)
  const headDim = numberIn(config.kv_channels) ?? quotient
  const rotaryDim = Math.trunc(headDim * (numberIn(config.rotary_pct) ?? 1))
  const length = numberIn(config.seq_length) ?? numberIn(config.max_position_embeddings)
  const geometry = { headDim, rotaryDim, ropeTheta: numberIn(config.rotary_emb_base) ?? 10_000, trainedLength: lengthIn(length) }
  const setup = textSetup(geometry, 'rope')
  const grows = config.use_dynamic_ntk !== false
  const table = tableOf(setup, grows ? 'dynamic-ntk (own)' : 'default')
  return partOf({ id: 'text', title: 'Text (qwen)', pairing: 'half' }, ropeOf(table), setup, {
    notes: ['rotary_emb_base is the base; rotary_pct of kv_channels turn.'],
    shortfalls: grows
      ? [
          `Beyond ${length} positions (seq_length) the model multiplies its base by a power of two less one; the scene shows the table up to there.`,
        ]
      : [],
  })
}

/** GPT-J and CodeGen: create_sinusoidal_positions of transformers 5.18.0, models/gptj; the base has no key. */
function gptj(config: JsonObject): ModelPart {
  const { headDim, length } = sizes(config)
  const told = config.rotary_dim
  const rotaryDim = told === null ? headDim : (numberIn(told) ?? 64)
  const setup = textSetup({ headDim, rotaryDim, ropeTheta: 10_000, trainedLength: lengthIn(length ?? 2048) }, 'rope')
  return partOf(
    { id: 'text', title: `Text (${modelTypeOf(config)})`, pairing: 'interleaved' },
    ropeOf(tableOf(setup, 'default')),
    setup,
    {
      notes: ['rotary_dim counts channels; the base 10 000 is fixed in code.'],
    },
  )
}

/** Baichuan 7B; the 13B models have a bias by distance (ALiBi) instead. */
function baichuan(config: JsonObject): ModelPart {
  const { headDim, length } = sizes(config)
  const frame = { id: 'text', title: 'Text (baichuan)', pairing: 'half' as const }
  if (firstNumber(config, SIZE_KEYS.hiddenSize) === 5120)
    return partOf({ ...frame, pairing: null }, null, null, { notes: ['Baichuan 13B has ALiBi and no rotary embedding.'] })
  const setup = textSetup({ headDim, rotaryDim: headDim, ropeTheta: 10_000, trainedLength: lengthIn(length) }, 'rope')
  return partOf(frame, ropeOf(tableOf(setup, 'default')), setup, { notes: ['The base 10 000 is fixed in code.'] })
}
