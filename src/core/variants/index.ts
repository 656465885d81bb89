import { RELATION_VARIANTS } from '../relations'
import type { Variant } from '../variant'
import { canvasMrope } from './canvasMrope'
import { circleRope } from './circleRope'
import { cogvideox } from './cogvideox'
import { cosmos } from './cosmos'
import { custom } from './custom'
import { deepseekMla } from './deepseekMla'
import { drope } from './drope'
import { dynamicNtk } from './dynamicNtk'
import { ernieVl } from './ernieVl'
import { evqCosh } from './evqCosh'
import { flux } from './flux'
import { flux2 } from './flux2'
import { fope } from './fope'
import { formula } from './formula'
import { gemma3 } from './gemma3'
import { gemma4Vision } from './gemma4Vision'
import { glm4v } from './glm4v'
import { gptOss } from './gptOss'
import { grape } from './grape'
import { hope } from './hope'
import { hunyuanVideo } from './hunyuanVideo'
import { hunyuanVl } from './hunyuanVl'
import { ilRope } from './ilRope'
import { kandinsky5 } from './kandinsky5'
import { kimiVision } from './kimiVision'
import { linearScaling } from './linearScaling'
import { llama3 } from './llama3'
import { llama4 } from './llama4'
import { longrope } from './longrope'
import { longrope2 } from './longrope2'
import { ltx2 } from './ltx2'
import { ltxVideo } from './ltxVideo'
import { mhrope } from './mhrope'
import { mmRope } from './mmRope'
import { mochi } from './mochi'
import { modernBert } from './modernBert'
import { mrope } from './mrope'
import { mropeAbsTime } from './mropeAbsTime'
import { mropeI } from './mropeI'
import { mropeInterleaved } from './mropeInterleaved'
import { mrRope } from './mrRope'
import { nope } from './nope'
import { ntk } from './ntk'
import { ntkByParts } from './ntkByParts'
import { olmo3 } from './olmo3'
import { omniRope } from './omniRope'
import { pastedFrequencies } from './pastedFrequencies'
import { proportional } from './proportional'
import { qwenImage } from './qwenImage'
import { qwenVisionTower } from './qwenVisionTower'
import { resonance } from './resonance'
import { riflex } from './riflex'
import { rope } from './rope'
import { ropeCompact } from './ropeCompact'
import { ropePlusPlus } from './ropePlusPlus'
import { ropeShare } from './ropeShare'
import { ropeTie } from './ropeTie'
import { ropeTv } from './ropeTv'
import { ropeVitAxial } from './ropeVitAxial'
import { ropeVitMixed } from './ropeVitMixed'
import { selectiveRope } from './selectiveRope'
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
  longrope2,
  resonance,
  mrRope,
  evqCosh,
  proportional,
  fope,
  selectiveRope,
  grape,
  ropePlusPlus,
  nope,
  deepseekMla,
  gptOss,
  gemma3,
  llama4,
  olmo3,
  modernBert,
  formula,
  pastedFrequencies,
  ...RELATION_VARIANTS,
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
  canvasMrope,
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
