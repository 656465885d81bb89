import type { ViewCode } from '../view'
import { RoadPrimary } from './RoadPrimary'
import { roadFigure } from './roadFigure'
import { roadTable } from './roadTable'
import { roadCaption } from './words'

/** Adapters that turn and stretch pairs of features, at every token alike. */
export const roadView: ViewCode = {
  caption: roadCaption,
  table: roadTable,
  svg: (input, _, size) => roadFigure(input, size),
  Primary: RoadPrimary,
}
