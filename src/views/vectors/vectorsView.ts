import type { ViewCode } from '../view'
import { VectorsPrimary } from './VectorsPrimary'
import { vectorsFigure } from './vectorsFigure'
import { vectorsTable } from './vectorsTable'
import { vectorsCaption } from './words'

/** Queries and keys of a real model. */
export const vectorsView: ViewCode = {
  caption: vectorsCaption,
  table: vectorsTable,
  svg: (input, _, size) => vectorsFigure(input, size),
  Primary: VectorsPrimary,
}
