import type { ViewCode } from '../view'
import { scoresCaption } from './caption'
import { scoresRequest } from './request'
import { scoresFigure } from './ScoresFigure'
import { ScoresPrimary } from './ScoresPrimary'
import { scoresTable } from './table'

/** What every query token gives to every key token of the prompt. */
export const scoresView: ViewCode = {
  request: scoresRequest,
  caption: scoresCaption,
  table: scoresTable,
  svg: scoresFigure,
  Primary: ScoresPrimary,
}
