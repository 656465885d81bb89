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
import { kandinsky5 } from './kandinsky5'
import { kimiVision } from './kimiVision'
import { linearScaling } from './linearScaling'
import { llama3 } from './llama3'
import { longrope } from './longrope'
import { ltx2 } from './ltx2'
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
import { riflex } from './riflex'
import { rope } from './rope'
import { ropeCompact } from './ropeCompact'
import { ropeShare } from './ropeShare'
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
import { zImage } from './zImage'

/** Every variant of the page, in the order of the menus: family by family. Adding one is a line here and one in the list. */
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
  mropeAbsTime,
  tmrope,
  mropeInterleaved,
  mropeI,
  mhrope,
  tadRope,
  videorope,
  videoropePlus,
  hope,
  vrope,
  ropeShare,
  ropeCompact,
  v2pe,
  ropeTie,
  ropeTv,
  circleRope,
  mmRope,
  ilRope,
  omniRope,
  glm4v,
  ernieVl,
  hunyuanVl,
  ropeVitAxial,
  ropeVitMixed,
  swinAxial,
  qwenVisionTower,
  gemma4Vision,
  kimiVision,
  flux,
  flux2,
  qwenImage,
  zImage,
  wan,
  hunyuanVideo,
  kandinsky5,
  cogvideox,
  riflex,
  ltxVideo,
  ltx2,
  mochi,
  cosmos,
  drope,
  custom,
]
