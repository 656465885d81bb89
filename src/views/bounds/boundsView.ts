import type { ViewCode } from '../view'
import { BoundsPrimary } from './BoundsPrimary'
import { boundsFigure } from './boundsFigure'
import { boundsTable } from './boundsTable'
import { boundsRequest } from './request'
import { boundsCaption } from './words'

/** Which base carries which context. */
export const boundsView: ViewCode = {
  request: boundsRequest,
  caption: boundsCaption,
  table: boundsTable,
  svg: boundsFigure,
  Primary: BoundsPrimary,
}
