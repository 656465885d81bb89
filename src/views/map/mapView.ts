import type { View } from '../view'
import { MapPrimary } from './MapPrimary'
import { mapFigure } from './mapFigure'
import { mapTable } from './mapTable'
import { mapCaption } from './words'

/** Which distance the pairs of a query and a key see, where a map bends it. */
export const mapView: View = {
  id: 'map',
  name: 'Map',
  tall: true,
  tool: 'lens',
  caption: mapCaption,
  table: mapTable,
  svg: (input, _, size) => mapFigure(input, size),
  Primary: MapPrimary,
}
