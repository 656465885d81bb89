import type { ViewCode } from '../view'
import { PathPrimary } from './PathPrimary'
import { pathFigure } from './pathFigure'
import { pathTable } from './pathTable'
import { pathCaption } from './words'

/** Attention through products of reflections that the tokens choose. */
export const pathView: ViewCode = {
  caption: pathCaption,
  table: pathTable,
  svg: (input, _, size) => pathFigure(input, size),
  Primary: PathPrimary,
}
