import { laneFrequencies } from './curves'
import type { Mask } from './mask'
import { openedDecay, openedScale } from './opening'
import { relatedDecay } from './relation'
import type { RotarySpec } from './resolve'
import type { Content } from './scene'
import { directScore, scoreSource } from './scoreSource'
import { softmaxRow } from './scoresReference'

/** C of a query and a key of a spec, whatever bends it: a relative map, first tokens that turn otherwise, keys that stand elsewhere. */
export function pairScore(spec: RotarySpec, content: Content): (query: number, key: number) => number {
  const frequencies = spec.relation && laneFrequencies(spec, 'all')
  if (spec.relation && frequencies) {
    const relation = spec.relation.over(spec.tokens.count)
    return (query, key) => relatedDecay(relation, frequencies, query, key)
  }
  if (spec.groups[0].opening) return (query, key) => openedDecay(spec, query, key)
  const source = scoreSource(spec, content)
  return (query, key) => directScore(source, spec.positionIds, query, key, spec.keyIds)
}

/** The softmax of one query's logits, with what multiplies them; 0 where the mask lets it not look. */
export function attentionRow(
  spec: RotarySpec,
  content: Content,
  scale: number,
  query: number,
  mask: Mask = spec.mask,
): Float64Array {
  const score = pairScore(spec, content)
  const { count } = spec.tokens
  const own = scale * (spec.relation?.over(count).queryScale?.[query] ?? 1)
  return softmaxRow(query, count, mask, key => own * openedScale(spec, query, key) * score(query, key))
}
