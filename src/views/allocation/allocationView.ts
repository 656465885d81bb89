import { createElement } from 'react'
import { figureSvg } from '../paint/figure'
import type { ViewCode } from '../view'
import { AllocationFigure } from './AllocationFigure'
import { AllocationPrimary } from './AllocationPrimary'
import { allocationCaption } from './allocationCaption'
import { allocationTable } from './allocationTable'

export const allocationView: ViewCode = {
  caption: allocationCaption,
  table: allocationTable,
  svg: (input, _frame, { width, height }) =>
    figureSvg({ width, height, palette: input.palette, children: createElement(AllocationFigure, { input, width, height }) }),
  Primary: AllocationPrimary,
}
