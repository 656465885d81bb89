import { figureSvg } from '../paint/figure'
import type { ViewInput } from '../view'
import { recallAt } from './facts'
import { RecallPicture, recallPlace } from './RecallPicture'
import { recallCaption } from './words'

const RIM = 24

/** The picture for a file, as far as it is computed. */
export function recallFigure(input: ViewInput, size: { width: number; height: number }): string {
  const place = recallPlace({ phone: false }, size.width - 2 * RIM, size.height - 2 * RIM - 20)
  const { lead, a } = recallCaption(input)
  return figureSvg({
    width: size.width,
    height: place.height + 2 * RIM + 20,
    palette: input.palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <RecallPicture input={input} recall={recallAt(input)} place={place} />
        <text y={place.height + 16} fontSize={12} fill={input.palette.ink2}>
          {`${lead} ${a}`}
        </text>
      </g>
    ),
  })
}
