import type { ViewCode } from '../view'
import { spectraRequest } from './facts'
import { SpectraPrimary } from './SpectraPrimary'
import { spectraFigure } from './spectraFigure'
import { spectraTable } from './spectraTable'
import { spectraCaption } from './words'

/** Spectra of W_Q W_Kᵀ at the start of three kinds of attention, with the edge and a spike. */
export const spectraView: ViewCode = {
  request: spectraRequest,
  caption: spectraCaption,
  table: spectraTable,
  svg: spectraFigure,
  Primary: SpectraPrimary,
}
