import type { Variant } from '../variant'
import { custom } from './custom'
import { mrope } from './mrope'
import { mropeInterleaved } from './mropeInterleaved'
import { rope } from './rope'
import { videorope } from './videorope'
import { yarn } from './yarn'

/** Every variant, in the order of the menus. Adding one is a line here and one in the list. */
export const VARIANTS: readonly Variant[] = [rope, mrope, mropeInterleaved, videorope, custom, yarn]
