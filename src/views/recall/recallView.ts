import type { ViewCode } from '../view'
import { RecallPrimary } from './RecallPrimary'
import { recallFigure } from './recallFigure'
import { recallTable } from './recallTable'
import { recallCaption } from './words'

/** What A²ATS finds of the true top keys when it ranks them by a codebook and one far distance. */
export const recallView: ViewCode = {
  caption: recallCaption,
  table: recallTable,
  svg: (input, _, size) => recallFigure(input, size),
  Primary: RecallPrimary,
}
