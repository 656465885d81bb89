import type { Relation } from '../relation'
import type { Params } from '../scene'
import type { ParamSpec, RelationTokens, Source, Variant } from '../variant'

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
  /** refuses parameters that are each valid but do not go together; returns the reason */
  refuse?: (params: Params) => string | null
  /** tokens of the text that the parameters themselves describe */
  describes?: (params: Params) => number
  /** `params.trainedLength` is that of the geometry, positions */
  run: (tokens: RelationTokens, params: Params) => Relation
}

export function defineRelation(map: RelationMap): RelationMap {
  return map
}

/** A map as a variant that fills the one slot. */
export function asVariant({
  id,
  name,
  year,
  summary,
  formula,
  sources,
  disagreement,
  params,
  refuse,
  describes,
  run,
}: RelationMap): Variant {
  return {
    id,
    name,
    family: 'text',
    year,
    summary,
    formula,
    sources,
    ...(disagreement && { disagreement }),
    relation: {
      name,
      params,
      run: (tokens, { trainedLength }, given) => run(tokens, { ...given, trainedLength }),
      ...(refuse && { refuse: (_, given) => refuse(given) }),
      ...(describes && { describes }),
    },
  }
}

/** A whole number of tokens. */
export function tokensParam(key: string, label: string, symbol: string, value: number, help: string): ParamSpec {
  const unit = 'tokens'
  return { key, label, symbol, kind: 'number', default: value, min: 1, max: 1_048_576, integer: true, scale: 'log', unit, help }
}
