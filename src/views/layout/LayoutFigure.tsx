import { GUTTER, plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import type { ViewInput } from '../view'
import { AxisLanes } from './AxisLanes'
import { factsOf } from './facts'
import { axisRange } from './frameAt'
import { layHalves, StripPicture, stripHeight } from './StripPicture'
import { layTokenAxis } from './tokenAxis'

const RIM = 24
const LEAST_LANES = 240

/** Lanes above, id charts and stacks below. */
export function layoutFigure(input: ViewInput, size: { width: number; height: number }): string {
  const { a, b, scene, palette } = input
  const width = size.width - 2 * RIM
  const halves = layHalves(input, { left: GUTTER, top: 0, width })
  const below = stripHeight(halves)
  const lanes = Math.max(LEAST_LANES, size.height - 3 * RIM - below)
  const sides = (b ? [a, b] : [a]).map((side, index) => ({ side, index, facts: factsOf(side, scene.segments) }))
  const tokens = layTokenAxis(sides, scene.segments, plotWidth(width, false))
  return figureSvg({
    width: size.width,
    height: lanes + below + 3 * RIM,
    palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <AxisLanes
          {...{ sides, tokens, palette }}
          segments={scene.segments}
          height={lanes}
          left={GUTTER}
          readout={({ side, facts }, axis) => axisRange(side, facts, axis)}
        />
        <g transform={`translate(0 ${lanes + RIM})`}>
          <StripPicture halves={halves} palette={palette} />
        </g>
      </g>
    ),
  })
}
