import type { Variant } from '../variant'
import { circleRope } from './circleRope'
import { cogvideox } from './cogvideox'
import { cosmos } from './cosmos'
import { custom } from './custom'
import { drope } from './drope'
import { dynamicNtk } from './dynamicNtk'
import { ernieVl } from './ernieVl'
import { flux } from './flux'
import { flux2 } from './flux2'
import { gemma4Vision } from './gemma4Vision'
import { glm4v } from './glm4v'
import { hope } from './hope'
import { hunyuanVideo } from './hunyuanVideo'
import { hunyuanVl } from './hunyuanVl'
import { ilRope } from './ilRope'
import { linearScaling } from './linearScaling'
import { llama3 } from './llama3'
import { longrope } from './longrope'
import { ltxVideo } from './ltxVideo'
import { mhrope } from './mhrope'
import { mmRope } from './mmRope'
import { mochi } from './mochi'
import { mrope } from './mrope'
import { mropeAbsTime } from './mropeAbsTime'
import { mropeI } from './mropeI'
import { mropeInterleaved } from './mropeInterleaved'
import { ntk } from './ntk'
import { ntkByParts } from './ntkByParts'
import { omniRope } from './omniRope'
import { proportional } from './proportional'
import { qwenImage } from './qwenImage'
import { qwenVisionTower } from './qwenVisionTower'
import { rope } from './rope'
import { ropeTie } from './ropeTie'
import { ropeTv } from './ropeTv'
import { ropeVitAxial } from './ropeVitAxial'
import { ropeVitMixed } from './ropeVitMixed'
import { swinAxial } from './swinAxial'
import { tadRope } from './tadRope'
import { tmrope } from './tmrope'
import { v2pe } from './v2pe'
import { videorope } from './videorope'
import { videoropePlus } from './videoropePlus'
import { vrope } from './vrope'
import { wan } from './wan'
import { yarn } from './yarn'

/** Every variant of the page, in the order of the menus. Adding one is a line here and one in the list. */
export const VARIANTS: readonly Variant[] = [
  rope,
  linearScaling,
  ntk,
  ntkByParts,
  dynamicNtk,
  yarn,
  llama3,
  longrope,
  proportional,
  mrope,
  tadRope,
  v2pe,
  videorope,
  mropeAbsTime,
  ilRope,
  hope,
  omniRope,
  ernieVl,
  glm4v,
  mmRope,
  mropeI,
  mropeInterleaved,
  videoropePlus,
  custom,
]

/**
 * Variants that resolve and are checked against upstream numbers, but that the views do not draw truly yet: axes other than
 * one index or time, height and width; text that is not rotated; heads that differ; pairs that mix axes; sound, agents, and
 * XD-RoPE, which is no rotation. Menus and links do not offer them.
 */
export const UNDRAWN: readonly Variant[] = [
  ropeTie,
  ropeTv,
  vrope,
  tmrope,
  circleRope,
  mhrope,
  ropeVitAxial,
  ropeVitMixed,
  swinAxial,
  qwenVisionTower,
  gemma4Vision,
  hunyuanVideo,
  cogvideox,
  mochi,
  ltxVideo,
  flux,
  cosmos,
  wan,
  qwenImage,
  flux2,
  hunyuanVl,
  drope,
]
