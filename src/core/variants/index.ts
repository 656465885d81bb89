import type { Variant } from '../variant'
import { mrope } from './mrope'
import { rope } from './rope'

/** Every variant, in the order of the menus. Adding one is a line here and one in the list. */
export const VARIANTS: readonly Variant[] = [rope, mrope]
