import type { Variant } from '../variant'
import { custom } from './custom'
import { dynamicNtk } from './dynamicNtk'
import { linearScaling } from './linearScaling'
import { llama3 } from './llama3'
import { longrope } from './longrope'
import { mrope } from './mrope'
import { mropeAbsTime } from './mropeAbsTime'
import { mropeInterleaved } from './mropeInterleaved'
import { ntk } from './ntk'
import { ntkByParts } from './ntkByParts'
import { proportional } from './proportional'
import { rope } from './rope'
import { videorope } from './videorope'
import { yarn } from './yarn'

/** Every variant, in the order of the menus. Adding one is a line here and one in the list. */
export const VARIANTS: readonly Variant[] = [
  rope,
  mrope,
  mropeAbsTime,
  mropeInterleaved,
  videorope,
  custom,
  linearScaling,
  ntk,
  ntkByParts,
  dynamicNtk,
  yarn,
  llama3,
  longrope,
  proportional,
]
