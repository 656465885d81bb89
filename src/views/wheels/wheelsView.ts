import { createElement } from 'react'
import { figureSvg } from '../paint/figure'
import type { ViewCode } from '../view'
import { WheelsFigure } from './WheelsFigure'
import { WheelsPrimary } from './WheelsPrimary'
import { wheelsCaption } from './wheelsCaption'
import { wheelsTable } from './wheelsTable'

export const wheelsView: ViewCode = {
  caption: wheelsCaption,
  table: wheelsTable,
  svg: (input, _frame, { width, height }) =>
    figureSvg({ width, height, palette: input.palette, children: createElement(WheelsFigure, { input, width, height }) }),
  Primary: WheelsPrimary,
}
