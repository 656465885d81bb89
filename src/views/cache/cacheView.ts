import type { View } from '../view'
import { CachePrimary } from './CachePrimary'
import { cacheFigure } from './cacheFigure'
import { cacheCaption, cacheTable } from './words'

/** What keys lose that were rotated before a text outgrew its frequencies. */
export const cacheView: View = {
  id: 'cache',
  name: 'Cache',
  caption: cacheCaption,
  table: cacheTable,
  svg: (input, _, size) => cacheFigure(input, size),
  Primary: CachePrimary,
}
