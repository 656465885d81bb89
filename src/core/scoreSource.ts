import type { Wave } from './angles'
import { cosine, sine } from './angles'
import { mixtureOf } from './gaussian'
import type { RotarySpec } from './resolve'
import type { Content, Geometry } from './scene'

/**
 * What a score is made of. turn: C(q, k) is the mean over the phasors of cos(angle_q − angle_k). quarter: of
 * sin(angle_q − angle_k), for queries turned a quarter back. apart: the first half of
 * the phasors are the angles α of first channels, the second half the angles β of second channels, under q = k = ones:
 * the features of a token are cos α − sin α and cos β + sin β, and C is the mean over their products.
 */
export interface ScoreSource {
  form: 'turn' | 'quarter' | 'apart'
  /** rad per position, omega[axis][phasor] */
  omega: readonly Float64Array[]
}

/** The scores of the first head group. Pairs that are not rotated count with frequency 0, as in the decay curves. */
export function scoreSource(spec: RotarySpec, content: Content): ScoreSource {
  const { invFreq, secondInvFreq, imaginary } = spec.groups[0]
  if (!secondInvFreq) return { form: imaginary ? 'quarter' : 'turn', omega: invFreq }
  const both = invFreq.map((first, axis) => Float64Array.of(...first, ...(secondInvFreq[axis] as Float64Array)))
  return { form: content.kind === 'ones' ? 'apart' : 'turn', omega: both }
}

/** The correlation of k with q: the mean score is that of q = k times this. */
export function signalOf(content: Content): number {
  return mixtureOf(content)?.signal ?? 1
}

/** No C is above this: cosines reach 1, products of two features that turn apart reach 2. */
export function topScore({ form }: ScoreSource): number {
  return form === 'apart' ? 2 : 1
}

/** What C is the mean of where it is a function of one distance; null for channels that turn apart. */
export function waveOf({ form }: Pick<ScoreSource, 'form'>): Wave | null {
  return form === 'apart' ? null : form === 'turn' ? 'cosine' : 'sine'
}

/** The features of queries from those of the same tokens as keys, [tokens × features]: of a query turned a quarter back. */
export function askingFeatures<T extends Float32Array | Float64Array>({ form }: Pick<ScoreSource, 'form'>, features: T): T {
  if (form !== 'quarter') return features
  const asking = features.slice() as T
  for (let f = 0; f < features.length; f += 2) {
    asking[f] = features[f + 1] as number
    asking[f + 1] = -(features[f] as number)
  }
  return asking
}

/**
 * What C is multiplied by before the softmax: the logit is (r / √d) f² s C / T with r rotated of d channels, attention
 * factor f, softmax factor s, temperature T. With all channels rotated it is √d C. Channels that are not rotated add the
 * same to every logit, which the softmax does not see.
 */
export function softmaxScale(spec: RotarySpec, { headDim }: Geometry, temperature: number): number {
  const { attentionFactor } = spec.groups[0]
  return ((2 * spec.pairs) / Math.sqrt(headDim)) * attentionFactor ** 2 * (spec.softmaxFactor / temperature)
}

type Ids = readonly Float64Array[]

/** C of one query and one key, one cosine at a time; float64. Keys may stand elsewhere than queries. */
export function directScore({ form, omega }: ScoreSource, ids: Ids, query: number, key: number, keyIds = ids): number {
  const phasors = omega[0]?.length ?? 0
  const angle = (i: number, of: (axis: number) => number) => omega.reduce((sum, w, axis) => sum + (w[i] as number) * of(axis), 0)
  const at = (places: Ids, token: number) => (axis: number) => places[axis]?.[token] as number
  const [asks, asked] = [at(ids, query), at(keyIds, key)]
  let sum = 0
  for (let i = 0; i < phasors; i++) {
    if (form !== 'apart') {
      const turned = angle(i, axis => asks(axis) - asked(axis))
      sum += form === 'turn' ? cosine(turned) : sine(turned)
    } else {
      const sign = 2 * i < phasors ? -1 : 1
      const feature = (of: (axis: number) => number) => {
        const phi = angle(i, of)
        return cosine(phi) + sign * sine(phi)
      }
      sum += feature(asks) * feature(asked)
    }
  }
  return sum / phasors
}
