import { dualChunk } from './dualChunk'
import { growingQueries } from './growingQueries'
import { hirope } from './hirope'
import { identity } from './identity'
import { lampe } from './lampe'
import { leakyRerope } from './leakyRerope'
import type { RelationMap } from './relationMap'
import { asVariant } from './relationMap'
import { rerope } from './rerope'
import { selfExtend } from './selfExtend'
import { windowedRope } from './windowedRope'

/** Every relative map, in the order of a menu. Adding one is a line here and one in the list. */
export const RELATIONS: readonly RelationMap[] = [
  identity,
  rerope,
  leakyRerope,
  selfExtend,
  dualChunk,
  lampe,
  hirope,
  windowedRope,
  growingQueries,
]

/** The maps that can be chosen by name; `rope` has the identity. */
export const RELATION_VARIANTS = RELATIONS.filter(map => map !== identity).map(asVariant)
