import { beyond, idsOf, ownIds, within } from '../relation'
import type { Params } from '../scene'
import type { SourceValue } from '../sourceUnits'
import { unitCounts, unitsOver } from '../sourceUnits'
import type { RelationTokens } from '../variant'
import { defineRelation, tokensParam } from './relationMap'

/** Tokens of a section of plain text, as the paper cuts it. */
const PLAIN_SECTION = 128

/** Tokens before the first function of the sample code, and of each of its functions and classes. */
const SAMPLE = [28, 28, 27, 28, 18, 34, 41, 12, 12, 25, 4, 30, 56, 45, 61, 29, 95, 64, 73, 44, 74, 38, 73, 68]

/**
 * HiRoPE: fast pairs count tokens, slow pairs count functions and classes of source code.
 *   Δ < window: Δ in all pairs;  otherwise pairs below fastDim/2 see Δ, the others f_i - f_j + window - 1
 * arXiv 2403.19115, sections 3.1 and 3.2; no program of the authors was found. Equation 4 starts the slow sum one pair
 * late; equation 3 is followed. Whether tokens are counted through the file or from each function on is not clear; `counting`
 * chooses. Δ = window belongs to the hierarchy.
 */
export const hirope = defineRelation({
  id: 'hirope',
  name: 'HiRoPE',
  year: 2024,
  summary:
    'Reads source code on two levels: fast pairs see how many tokens lie between two places, slow pairs how many functions. Nearby, all pairs count tokens.',
  formula: String.raw`\Delta'_p = \begin{cases} i - j & i - j < w \text{ or } p < d_s/2\\ f_i - f_j + w - 1 & \text{otherwise}\end{cases}`,
  sources: [{ label: 'arXiv 2403.19115', url: 'https://arxiv.org/abs/2403.19115' }],
  params: [
    {
      key: 'code',
      label: 'Source code',
      kind: 'source',
      default: SAMPLE,
      help: 'Its functions and classes are the hierarchy; what comes after its end is cut into sections of 128 tokens.',
    },
    tokensParam('window', 'Window', 'w', 512, 'Nearer tokens are counted one by one in all pairs.'),
    {
      key: 'fastDim',
      label: 'Channels of tokens',
      symbol: 'dₛ',
      kind: 'number',
      default: 64,
      min: 0,
      max: 1024,
      integer: true,
      help: 'Fastest channels that go on counting tokens.',
    },
    {
      key: 'counting',
      label: 'Token index',
      kind: 'choice',
      default: 'file',
      options: [
        { value: 'file', label: 'through the file' },
        { value: 'unit', label: 'in each function' },
      ],
      help: 'The paper can be read both ways; an index that starts again in each function makes some distances negative.',
    },
  ],
  describes: ({ code }) => unitCounts(code as SourceValue).reduce((sum, count) => sum + count, 0),
  run: (tokens, params) => {
    const window = params.window as number
    const units = unitsOf(tokens, params)
    const unit = (token: number) => units[token] as number
    const counted = params.counting === 'unit' ? countWithin(units, tokens.count) : (token: number) => token
    const slow = idsOf(tokens.count, i => unit(i) + window - 1, unit)
    return {
      bands: [
        { name: `nearer than ${window}`, region: within(window), ...ownIds(tokens.count) },
        {
          name: 'counted in functions',
          region: beyond(window),
          ...idsOf(tokens.count, counted, counted),
          slow: { ...slow, fromPair: Math.floor((params.fastDim as number) / 2) },
        },
      ],
    }
  },
})

function unitsOf({ count, units }: RelationTokens, { code }: Params): ArrayLike<number> {
  return units ?? unitsOver(code === undefined ? [] : unitCounts(code as SourceValue), count, PLAIN_SECTION)
}

/** Index of a token within its unit. */
function countWithin(units: ArrayLike<number>, count: number): (token: number) => number {
  const within = new Int32Array(count)
  for (let token = 1; token < count; token++)
    within[token] = units[token] === units[token - 1] ? (within[token - 1] as number) + 1 : 0
  return token => within[token] as number
}

/** Share of the pairs that make a full turn within a length: log_base(length / 2π), the paper's trained dimensions. */
export function trainedShare(length: number, ropeTheta: number): number {
  return Math.log(length / (2 * Math.PI)) / Math.log(ropeTheta)
}
