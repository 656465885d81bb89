import { createElement } from 'react'
import { figureSvg } from '../paint/figure'
import type { View } from '../view'
import { WheelsFigure } from './WheelsFigure'
import { WheelsPrimary } from './WheelsPrimary'
import { wheelsCaption } from './wheelsCaption'
import { wheelsTable } from './wheelsTable'

export const wheelsView: View = {
  id: 'wheels',
  name: 'Wheels',
  caption: wheelsCaption,
  table: wheelsTable,
  svg: (input, _frame, { width, height }) =>
    figureSvg({ width, height, palette: input.palette, children: createElement(WheelsFigure, { input, width, height }) }),
  Primary: WheelsPrimary,
}
