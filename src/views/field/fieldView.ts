import type { ViewCode } from '../view'
import { FieldPrimary } from './FieldPrimary'
import { fieldCaption } from './fieldCaption'
import { fieldFigure } from './fieldFigure'
import { fieldTable } from './fieldTable'
import { fieldRequest } from './scores'

/** The score of one query with every key of an image, a video or a plane of agents. */
export const fieldView: ViewCode = {
  request: fieldRequest,
  caption: fieldCaption,
  table: fieldTable,
  svg: fieldFigure,
  Primary: FieldPrimary,
}
