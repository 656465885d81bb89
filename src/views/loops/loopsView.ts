import type { ViewCode } from '../view'
import { LoopsPrimary } from './LoopsPrimary'
import { loopsFigure } from './loopsFigure'
import { loopsTable } from './loopsTable'
import { loopsCaption } from './words'

/** After how many frames a clip comes round in time. */
export const loopsView: ViewCode = {
  caption: loopsCaption,
  table: loopsTable,
  svg: (input, _, size) => loopsFigure(input, size),
  Primary: LoopsPrimary,
}
