import { plotLeft, plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import { formatPositions } from '../paint/format'
import { createRuler } from '../paint/ruler'
import { RulerEngraving } from '../precision/RulerEngraving'
import type { ViewInput } from '../view'
import { CachePicture } from './CachePicture'
import { startCurves, workOn } from './curves'
import { textsOf } from './text'

const RIM = 24
/** px for the ruler and for the texts in words */
const FOOT = 66

/** The picture for a file, with its ruler. */
export function cacheFigure(input: ViewInput, size: { width: number; height: number }): string {
  const width = size.width - 2 * RIM
  const wide = { ...input, phone: false, ruler: createRuler(input.view.ruler, plotWidth(width, false)) }
  const texts = textsOf(wide)
  const curves = texts.map(text => startCurves(text, wide.ruler))
  workOn(curves)
  const height = size.height - 2 * RIM - FOOT
  const said = texts.map(
    ({ side, length, prompt }) =>
      `${side.letter} ${side.name}: ${formatPositions(length)} tokens, the first ${formatPositions(prompt)} cached together`,
  )
  return figureSvg({
    width: size.width,
    height: size.height,
    palette: input.palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <CachePicture input={wide} curves={curves} height={height} cursor={false} />
        <RulerEngraving ruler={wide.ruler} left={plotLeft(false)} top={height} palette={input.palette} />
        <text y={height + 60} fontSize={13} fill={input.palette.ink}>
          {said.length ? `${said.join('; ')}.` : 'Frequencies do not depend on the length of the text.'}
        </text>
      </g>
    ),
  })
}
