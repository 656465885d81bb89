import type { View } from '../view'
import { VectorsPrimary } from './VectorsPrimary'
import { vectorsFigure } from './vectorsFigure'
import { vectorsTable } from './vectorsTable'
import { vectorsCaption } from './words'

/** Queries and keys of a real model. */
export const vectorsView: View = {
  id: 'vectors',
  name: 'Q and K',
  tall: true,
  caption: vectorsCaption,
  table: vectorsTable,
  svg: (input, _, size) => vectorsFigure(input, size),
  Primary: VectorsPrimary,
}
