import type { Damped } from '../../core/baselines'
import { copePositions, decayCurve, meanDecay, nearShares, xposPairs } from '../../core/baselines'
import { waveOfHeads } from '../../core/curves'
import { alibiBias, alibiSlopes } from '../../core/methods/alibi'
import { signalOf } from '../../core/scoreSource'
import { turnsNothing } from '../heads'
import { textFrequencies } from '../precision/model'
import { logitScale } from '../scores/request'
import type { Side, ViewInput } from '../view'

/** Keys of the last token whose attention is shared out, at most; CoPE's are counted as far. */
const MOST_KEYS = 8192

/** One encoding as a function of distance. */
export interface Encoding {
  key: 'A' | 'B' | 'ALiBi' | 'xPos' | 'NoPE'
  name: string
  /** by how much the mean logit is above that at distance 0, mean over the distances first .. first + count - 1 */
  logit: (first: number, count: number) => number
  /** share of the last token's attention on its nearest 1, 2, 3, … keys */
  shares: Float64Array
}

export interface Model {
  encodings: readonly Encoding[]
  /** keys of the last token, itself one */
  keys: number
  /** position of each of these keys, nearest first */
  cope: Float64Array
  /** slopes of all heads of ALiBi */
  slopes: Float64Array
  /** sides whose channels turn apart, so that no distance says their logits */
  left: readonly Side[]
}

type Input = Pick<ViewInput, 'a' | 'b' | 'scene' | 'view'>

/** Everything that is drawn. A drag of one side leaves the curves of the other. */
export function modelOf(input: Input): Model {
  const { a, b, scene, view } = input
  const { headDim, trainedLength } = a.setup.geometry
  const keys = Math.min(trainedLength, MOST_KEYS)
  const sides = b ? [a, b] : [a]
  const drawn = sides.filter(({ spec }) => !spec.groups[0].secondInvFreq)
  const { alibiHeads, alibiHead, xposBase, copePositions: positions, copeSeed } = view.baselines
  const slopes = alibiSlopes(alibiHeads)
  const slope = slopes[Math.min(alibiHead, alibiHeads) - 1] as number
  const scale = signalOf(scene.content) * Math.sqrt(headDim)
  return {
    keys,
    slopes,
    left: sides.filter(side => !drawn.includes(side)),
    encodings: [
      ...drawn.map(side =>
        kept(`${side.letter} ${side.name} ${waveOfHeads(side.spec)} ${logitScale(input, side, 1)} ${keys}`, side.spec, () =>
          turning(
            side.letter,
            side.name,
            { frequencies: textFrequencies(side), wave: waveOfHeads(side.spec) },
            logitScale(input, side, 1),
            keys,
          ),
        ),
      ),
      kept(`xPos ${headDim} ${xposBase} ${scale} ${keys}`, ALWAYS, () =>
        turning('xPos', 'xPos', xposPairs(headDim, xposBase), scale, keys),
      ),
      straight('ALiBi', `ALiBi ${alibiHead}/${alibiHeads}`, slope, keys),
      // a side that turns nothing is NoPE itself
      ...(drawn.some(turnsNothing) ? [] : [straight('NoPE', 'NoPE', 0, keys)]),
    ],
    cope: kept(`cope ${JSON.stringify(scene.content)} ${headDim} ${keys} ${positions} ${copeSeed}`, ALWAYS, () =>
      copePositions(scene.content, headDim, keys, positions, copeSeed),
    ),
  }
}

const ALWAYS = {}
const known = new WeakMap<object, Map<string, unknown>>()

/** The last few answers to a question about an object. */
function kept<T>(question: string, about: object, compute: () => T): T {
  const answers = known.get(about) ?? new Map<string, unknown>()
  known.set(about, answers)
  if (!answers.has(question)) answers.set(question, compute())
  if (answers.size > 6) answers.delete(answers.keys().next().value as string)
  return answers.get(question) as T
}

function turning(key: Encoding['key'], name: string, pairs: Damped, scale: number, keys: number): Encoding {
  return {
    key,
    name,
    logit: (first, count) => scale * (meanDecay(pairs, first, count) - (pairs.wave === 'sine' ? 0 : 1)),
    shares: nearShares(decayCurve(pairs, keys).map(value => scale * value)),
  }
}

function straight(key: Encoding['key'], name: string, slope: number, keys: number): Encoding {
  return {
    key,
    name,
    logit: (first, count) => alibiBias(slope, first + (count - 1) / 2),
    shares: nearShares(Float64Array.from({ length: keys }, (_, m) => alibiBias(slope, m))),
  }
}
