import type { Relation } from '../relation'
import type { Params } from '../scene'
import type { ParamSpec, Source } from '../variant'

/** What a map needs to know of a prompt. */
export interface RelationTokens {
  /** number of tokens */
  count: number
  /** functions, classes or sections that begin up to each token, for hierarchical maps; length count */
  units?: ArrayLike<number>
}

/** A published way to change which relative position two tokens see. */
export interface RelationMap {
  id: string
  name: string
  year: number
  /** two or three plain sentences */
  summary: string
  /** KaTeX source */
  formula: string
  sources: readonly Source[]
  /** where paper and code part, and which is followed */
  disagreement?: string
  params: readonly ParamSpec[]
  run: (tokens: RelationTokens, params: Params) => Relation
}

export function defineRelation(map: RelationMap): RelationMap {
  return map
}

/** A whole number of tokens. */
export function tokensParam(key: string, label: string, symbol: string, value: number, help: string): ParamSpec {
  const unit = 'tokens'
  return { key, label, symbol, kind: 'number', default: value, min: 1, max: 1_048_576, integer: true, scale: 'log', unit, help }
}
