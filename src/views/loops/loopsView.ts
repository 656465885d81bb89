import type { View } from '../view'
import { LoopsPrimary } from './LoopsPrimary'
import { loopsFigure } from './loopsFigure'
import { loopsTable } from './loopsTable'
import { loopsCaption } from './words'

/** After how many frames a clip comes round in time. */
export const loopsView: View = {
  id: 'loops',
  name: 'Loops',
  tall: true,
  caption: loopsCaption,
  table: loopsTable,
  svg: (input, _, size) => loopsFigure(input, size),
  Primary: LoopsPrimary,
}
