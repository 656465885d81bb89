import { figureSvg } from '../paint/figure'
import type { ViewInput } from '../view'
import { findingOf, laneOf } from './facts'
import { cellsOf } from './haystacks'
import { NeedlePicture } from './NeedlePicture'
import { placeNeedle } from './place'

const RIM = 24

/** The picture for a file, with the places of the maps that are on screen. */
export function needleFigure(input: ViewInput, size: { width: number; height: number }): string {
  const wide = { ...input, phone: false }
  const sides = [input.a, ...(input.b ? [input.b] : [])]
  const { rule } = input.view.needle
  const place = placeNeedle(wide, size.width - 2 * RIM, size.height - 2 * RIM)
  return figureSvg({
    width: size.width,
    height: place.height + 2 * RIM,
    palette: input.palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <NeedlePicture
          input={wide}
          findings={sides.flatMap(side => findingOf(side, input) ?? [])}
          maps={sides.map(side => cellsOf(side, laneOf(input), rule))}
          place={place}
        />
      </g>
    ),
  })
}
