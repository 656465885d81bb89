import type { View } from '../view'
import { NeedlePrimary } from './NeedlePrimary'
import { needleFigure } from './needleFigure'
import { needleTable } from './needleTable'
import { needleCaption } from './words'

/** Whether position tells a needle from its distractor, over lengths and depths. */
export const needleView: View = {
  id: 'needle',
  name: 'Needle',
  tall: true,
  caption: needleCaption,
  table: needleTable,
  svg: (input, _, size) => needleFigure(input, size),
  Primary: NeedlePrimary,
}
