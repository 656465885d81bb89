import { numericsSystems } from './numericsSystems'
import { spatialSystems } from './spatialSystems'
import type { VectorSystem } from './system'
import { textSystems } from './textSystems'

/** Every kind of vector file that the project covers. */
export const SYSTEMS: readonly VectorSystem[] = [...spatialSystems, ...textSystems, ...numericsSystems]
