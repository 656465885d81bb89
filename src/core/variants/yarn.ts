import type { Cuts } from '../scaling'
import { ATTENTION_FACTOR, clampUnit, cutsAtTurns, factorParam, indexRamp, originalLengthParam, yarnMagnitude } from '../scaling'
import type { Geometry, Params } from '../scene'
import type { FrequencyResult } from '../variant'
import { defineVariant, FOLLOW } from '../variant'
import { geometricLadder } from './rope'

/**
 * YaRN: keep pairs that turn often within the trained context, interpolate those that hardly turn, blend between.
 *   invFreq_i = θ_i (1 - ramp_i) + θ_i / factor · ramp_i;  ramp runs 0 to 1 from the pair that makes betaFast turns
 *   within L_0 to the one that makes betaSlow, rounded outwards when `truncate`
 *   attentionFactor = m(mscale) / m(mscaleAllDim) when both are set, else m(1);  m(c) = 0.1 c ln factor + 1
 * arXiv 2309.00071, section 3.2 to 3.4; transformers 5.18.0, modeling_rope_utils.py; jquesnelle/yarn @ 995db5b.
 * The paper's ramp is straight in the number of turns, every released code's in the pair index; `follow` chooses.
 * DeepSeek's models multiply the softmax scale by m(mscaleAllDim)² besides (deepseek-ai/DeepSeek-V3 @ 9b4e978).
 */
export const yarn = defineVariant({
  id: 'yarn',
  name: 'YaRN',
  family: 'text',
  year: 2023,
  summary:
    'Stretches only the pairs that have not made a full turn within the trained context, leaves those that made many, and blends between. A small factor on the logits keeps attention sharp.',
  formula: String.raw`\omega_i' = (1-\gamma_i)\,\omega_i + \gamma_i\,\frac{\omega_i}{s}, \qquad \sqrt{1/t} = 0.1\ln s + 1`,
  sources: [
    { label: 'arXiv 2309.00071', url: 'https://arxiv.org/abs/2309.00071' },
    {
      label: 'code 995db5b',
      url: 'https://github.com/jquesnelle/yarn/blob/995db5b575e75230b3384d658f8b944c9662f775/scaled_rope/LlamaYaRNScaledRotaryEmbedding.py',
    },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/modeling_rope_utils.py',
    },
  ],
  disagreement:
    'In the paper the blend is linear in the number of turns that a pair makes; in every released code it is linear in the index of the pair, between two cut pairs that are rounded outwards.',
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 4096 },
  frequencies: {
    name: 'YaRN',
    params: [
      factorParam(16),
      originalLengthParam(4096),
      turnsParam('betaFast', 'Turns left alone', 'β', 32),
      turnsParam('betaSlow', 'Turns interpolated', 'α', 1),
      { key: 'truncate', label: 'Round the cuts', kind: 'boolean', default: true, help: 'gpt-oss does not.' },
      ATTENTION_FACTOR,
      {
        key: 'mscale',
        label: 'mscale',
        kind: 'number',
        default: 0,
        min: 0,
        max: 10,
        help: '0 means not given; counts where both are.',
      },
      {
        key: 'mscaleAllDim',
        label: 'mscale, all dims',
        kind: 'number',
        default: 0,
        min: 0,
        max: 10,
        help: '0 means not given; counts where both are.',
      },
      {
        key: 'scaleSoftmax',
        label: 'Scale the softmax',
        kind: 'boolean',
        default: false,
        help: 'Multiplies the softmax scale by m(mscale, all dims)², as DeepSeek V2 and V3 do.',
        among: ({ mscaleAllDim }) => mscaleAllDim !== 0,
      },
      FOLLOW,
    ],
    refuse: yarnRefusal,
    run: yarnFrequencies,
  },
})

/** Turns left alone must not be fewer than turns interpolated. */
export function yarnRefusal(_: Geometry, { betaFast, betaSlow }: Params): string | null {
  const [fast, slow] = [(betaFast as number) || 32, (betaSlow as number) || 1]
  return fast < slow ? `betaFast=${fast} is below betaSlow=${slow}.` : null
}

/** The table and its factors; parameters that are left out count as not given. */
export function yarnFrequencies(geometry: Geometry, params: Params): FrequencyResult {
  const factor = params.factor as number
  const { ramp, fast, slow } = yarnRamp(geometry, params)
  return {
    bands: {
      blend: ramp,
      length: params.originalMaxPositionEmbeddings as number,
      kept: fast,
      interpolated: slow,
      factor,
      names: ['betaFast', 'betaSlow'],
    },
    invFreq: geometricLadder(geometry.ropeTheta, geometry.rotaryDim).map((omega, i) => {
      const share = ramp[i] as number
      return omega * (1 - share) + (omega / factor) * share
    }),
    attentionFactor: attentionFactor(params),
    softmaxFactor: params.scaleSoftmax && params.mscaleAllDim ? yarnMagnitude(factor, params.mscaleAllDim as number) ** 2 : 1,
  }
}

/** How far each pair is interpolated, 0 to 1, the turns at which that begins and is complete, and the cut pairs of the code's ramp. */
export function yarnRamp(geometry: Geometry, params: Params): Cuts & { ramp: Float64Array; fast: number; slow: number } {
  const length = params.originalMaxPositionEmbeddings as number
  const fast = (params.betaFast as number) || 32
  const slow = (params.betaSlow as number) || 1
  const cuts = cutsAtTurns(fast, slow, length, geometry, params.truncate as boolean)
  const ladder = geometricLadder(geometry.ropeTheta, geometry.rotaryDim)
  if (params.follow !== 'paper') return { ...cuts, fast, slow, ramp: indexRamp(cuts, ladder.length) }
  const turns = ladder.map(omega => (length * omega) / (2 * Math.PI))
  return { ...cuts, fast, slow, ramp: turns.map(count => clampUnit((fast - count) / (fast - slow || 0.001))) }
}

function attentionFactor(params: Params): number {
  if (params.attentionFactor) return params.attentionFactor as number
  const factor = params.factor as number
  const [mscale, allDim] = [params.mscale as number, params.mscaleAllDim as number]
  return mscale && allDim ? yarnMagnitude(factor, mscale) / yarnMagnitude(factor, allDim) : yarnMagnitude(factor)
}

function turnsParam(key: string, label: string, symbol: string, value: number) {
  return {
    key,
    label,
    symbol,
    kind: 'number',
    default: value,
    min: 0,
    max: 100_000,
    unit: 'turns',
    help: `Within the original context; 0 means ${value}.`,
  } as const
}
