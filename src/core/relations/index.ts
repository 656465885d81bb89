import { dualChunk } from './dualChunk'
import { hirope } from './hirope'
import { identity } from './identity'
import { lampe } from './lampe'
import { leakyRerope } from './leakyRerope'
import type { RelationMap } from './relationMap'
import { rerope } from './rerope'
import { selfExtend } from './selfExtend'
import { windowedRope } from './windowedRope'

/** Every relative map, in the order of a menu. */
export const RELATIONS: readonly RelationMap[] = [
  identity,
  rerope,
  leakyRerope,
  selfExtend,
  dualChunk,
  lampe,
  hirope,
  windowedRope,
]
