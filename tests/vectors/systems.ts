import { boundSystems } from './boundSystems'
import { diffusionSystems } from './diffusionSystems'
import { methodSystems } from './methodSystems'
import { numericsSystems } from './numericsSystems'
import { precisionSystems } from './precisionSystems'
import { relationSystems } from './relationSystems'
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
  ...relationSystems,
  ...methodSystems,
  ...precisionSystems,
  ...numericsSystems,
  ...boundSystems,
]
