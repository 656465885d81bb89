import type { View } from '../view'
import { BoundsPrimary } from './BoundsPrimary'
import { boundsFigure } from './boundsFigure'
import { boundsTable } from './boundsTable'
import { boundsRequest } from './request'
import { boundsCaption } from './words'

/** Which base carries which context. */
export const boundsView: View = {
  id: 'bounds',
  name: 'Bounds',
  tall: true,
  request: boundsRequest,
  caption: boundsCaption,
  table: boundsTable,
  svg: boundsFigure,
  Primary: BoundsPrimary,
}
