import { ATTENTION_FACTOR, factorParam, originalLengthParam, SEQ_LEN, yarnMagnitude } from '../scaling'
import type { Params } from '../scene'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/** What an empty list of factors means, and who has one. */
const LISTS =
  'Not given: no pair is stretched. Phi-3.5 mini, Phi-4 mini and MiniCPM3 4B, among the presets, bring their published lists.'

/**
 * LongRoPE: every pair gets a factor of its own, found by search.
 *   invFreq_i = θ_i / ext_i;  ext = longFactor when seqLen > L_0, else shortFactor (1 where none is given)
 *   attentionFactor = sqrt(1 + ln factor / ln L_0), factor = new context / L_0, used with both lists
 * arXiv 2402.13753, section 3; transformers 5.18.0, rope type longrope; microsoft/LongRoPE @ c9e56aa, rope/longrope.py:
 * its Dynamic class has ext_i = 1 + (longFactor_i - 1)(seqLen / L_0 - 1) / (factor - 1), and its policy `yarn`
 * takes 0.1 ln factor + 1. Its Mixed class leaves the first n̂ tokens as they were before scaling, with an attention factor
 * of 1 (start_token_idx; the paper's n̂, section 3); the models released with it do not.
 */
export const longrope = defineVariant({
  id: 'longrope',
  name: 'LongRoPE',
  family: 'text',
  year: 2024,
  summary:
    'Searches a stretch for each pair by itself, one list for short texts and one for long ones, and raises the logits a little for the longer context. The paper also leaves the first n̂ tokens of a text as they were; the models released with it stretch all, n̂ = 0.',
  formula: String.raw`\omega_i'(m) = \begin{cases} \omega_i & m < \hat n\\ \omega_i / \lambda_i & \text{otherwise}\end{cases}, \qquad a(m) = \begin{cases} 1 & m < \hat n\\ \sqrt{1 + \ln s / \ln L_0} & \text{otherwise}\end{cases}`,
  sources: [
    { label: 'arXiv 2402.13753', url: 'https://arxiv.org/abs/2402.13753' },
    {
      label: 'code c9e56aa',
      url: 'https://github.com/microsoft/LongRoPE/blob/c9e56aa54007c328399677232a489feec446e4b8/rope/longrope.py',
    },
  ],
  geometry: { ropeTheta: 10_000, trainedLength: 131_072 },
  frequencies: {
    name: 'LongRoPE',
    params: [
      factorParam(32),
      originalLengthParam(4096),
      { key: 'longFactor', label: 'Long factors', symbol: 'λ', kind: 'perPair', default: [], unit: '×', help: LISTS },
      { key: 'shortFactor', label: 'Short factors', symbol: 'λ', kind: 'perPair', default: [], unit: '×', help: LISTS },
      SEQ_LEN,
      {
        key: 'rescale',
        label: 'Beyond the original context',
        kind: 'choice',
        default: 'switch',
        options: [
          { value: 'switch', label: 'take the long list' },
          { value: 'dynamic', label: 'grow with the text' },
        ],
      },
      {
        key: 'magnitude',
        label: 'Magnitude',
        kind: 'choice',
        default: 'su',
        options: [
          { value: 'su', label: 'square root' },
          { value: 'yarn', label: 'as YaRN' },
        ],
      },
      ATTENTION_FACTOR,
      {
        key: 'startTokens',
        label: 'First tokens kept',
        symbol: 'n̂',
        kind: 'number',
        default: 0,
        min: 0,
        max: 1_048_576,
        integer: true,
        unit: 'tokens',
        help: 'So many tokens at the start of the text turn as before scaling. Scores draws them; other pictures are of the tokens after them.',
      },
    ],
    run: ({ ropeTheta, rotaryDim }, params) => {
      const ladder = geometricLadder(ropeTheta, rotaryDim)
      const tokens = params.startTokens as number
      return {
        invFreq: ladder.map((omega, i) => omega / stretch(i, params)),
        attentionFactor: (params.attentionFactor as number) || magnitude(params),
        ...(tokens > 0 && { opening: { tokens, invFreq: ladder, attentionFactor: 1 } }),
      }
    },
  },
})

/** What the frequency of pair i is divided by. Dynamic growth can come out negative on short texts, where nothing is stretched. */
function stretch(i: number, params: Params): number {
  const long = (params.longFactor as readonly number[])[i] ?? 1
  const short = (params.shortFactor as readonly number[])[i] ?? 1
  const reached = (params.seqLen as number) / (params.originalMaxPositionEmbeddings as number)
  if (params.rescale !== 'dynamic') return reached > 1 ? long : short
  const factor = params.factor as number
  if (reached === 0 || factor === 1) return long
  const grown = 1 + (long - 1) * ((reached - 1) / (factor - 1))
  return grown > 0 ? grown : 1
}

function magnitude(params: Params): number {
  const factor = params.factor as number
  if (params.magnitude === 'yarn') return yarnMagnitude(factor)
  return factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(params.originalMaxPositionEmbeddings as number))
}
