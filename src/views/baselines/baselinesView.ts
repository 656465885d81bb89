import type { View } from '../view'
import { BaselinesPrimary } from './BaselinesPrimary'
import { baselinesFigure } from './baselinesFigure'
import { baselinesTable } from './baselinesTable'
import { baselinesCaption } from './words'

/** Rotations against no position at all, a slope, a damped rotation, and counted context. */
export const baselinesView: View = {
  id: 'baselines',
  name: 'Baselines',
  tall: true,
  tool: 'lens',
  caption: baselinesCaption,
  table: baselinesTable,
  svg: (input, _, size) => baselinesFigure(input, size),
  Primary: BaselinesPrimary,
}
