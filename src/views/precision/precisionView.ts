import type { ViewCode } from '../view'
import { PrecisionPrimary } from './PrecisionPrimary'
import { precisionFigure } from './precisionFigure'
import { precisionTable } from './precisionTable'
import { precisionCaption } from './words'

/** Where a rotation rounds, and what that does to scores that should depend on distance alone. */
export const precisionView: ViewCode = {
  caption: precisionCaption,
  table: precisionTable,
  svg: (input, _, size) => precisionFigure(input, size),
  Primary: PrecisionPrimary,
}
