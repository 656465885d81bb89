import type { ViewCode } from '../view'
import { factsOf } from './facts'
import { layoutFigure } from './LayoutFigure'
import { LayoutPrimary } from './LayoutPrimary'
import { layoutTable } from './layoutTable'
import { sideSentence } from './words'

/** Where each token stands: ids against order, patch by patch and in space, and which ids are used twice. */
export const layoutView: ViewCode = {
  caption: ({ a, b, scene: { segments } }) => ({
    lead: 'Positions.',
    a: sideSentence(a, factsOf(a, segments), segments),
    b: b ? sideSentence(b, factsOf(b, segments), segments) : '',
  }),
  table: layoutTable,
  svg: (input, _, size) => layoutFigure(input, size),
  Primary: LayoutPrimary,
}
