import { diffusionSystems } from './diffusionSystems'
import { numericsSystems } from './numericsSystems'
import { spatialSystems } from './spatialSystems'
import type { VectorSystem } from './system'
import { textSystems } from './textSystems'
import { visionSystems } from './visionSystems'

/** Every kind of vector file that the project covers. */
export const SYSTEMS: readonly VectorSystem[] = [
  ...spatialSystems,
  ...visionSystems,
  ...diffusionSystems,
  ...textSystems,
  ...numericsSystems,
]
