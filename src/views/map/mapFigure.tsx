import { plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import { createRuler } from '../paint/ruler'
import { RULER_HEIGHT, RulerScale } from '../ruler/RulerScale'
import type { ViewInput } from '../view'
import { paintPixels } from './BandCanvas'
import type { BandCells } from './bandCells'
import { paintCells } from './bandCells'
import { panelCells } from './cells'
import { MapPicture } from './MapPicture'
import { mapSides } from './model'
import { mapPlace, panelTop } from './place'

const RIM = 16
const ABOVE_RULER = 14
const NAMES = 24
/** pixels of an embedded picture per px */
const FINE = 2

/** The picture for a file, with its ruler and the names of the sides. */
export function mapFigure(input: ViewInput, size: { width: number; height: number }): string {
  const width = size.width - 2 * RIM
  const wide = { ...input, ruler: createRuler(input.view.ruler, plotWidth(width, input.phone)) }
  const { palette, ruler, phone } = wide
  const sides = mapSides(wide)
  const place = mapPlace(wide, sides, { width, height: size.height - 2 * RIM - ABOVE_RULER - RULER_HEIGHT - NAMES })
  const { cells, largest } = panelCells(sides, place, FINE)
  const names = sides.map(
    ({ side }) => `${side.letter} ${side.name}${sides.length > 1 ? (side.letter === 'A' ? ', solid' : ', dashed') : ''}`,
  )
  return figureSvg({
    width: size.width,
    height: place.height + 2 * RIM + ABOVE_RULER + RULER_HEIGHT + NAMES,
    palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        {place.panels.map(({ side, slow, left }, at) => (
          <image
            key={`${side} ${slow}`}
            x={left}
            y={panelTop(place, at)}
            width={place.size}
            height={place.size}
            imageRendering="pixelated"
            href={pixelsOf(cells[at] as BandCells, wide, largest, sides[side]?.side.setup.geometry.trainedLength ?? 1)}
          />
        ))}
        <MapPicture {...{ sides, place, cells, largest }} input={wide} cursor={input.cursor.pinned} />
        <g transform={`translate(${place.plot.left} ${place.height + ABOVE_RULER})`}>
          <RulerScale ruler={ruler} palette={palette} phone={phone} tags={[]} />
        </g>
        <text y={place.height + ABOVE_RULER + RULER_HEIGHT + 18} fontSize={13} fill={palette.ink}>
          {names.join('; ')}
        </text>
      </g>
    ),
  })
}

function pixelsOf(cells: BandCells, { palette }: ViewInput, largest: number, trained: number): string | undefined {
  if (typeof document === 'undefined') return undefined
  const canvas = document.createElement('canvas')
  paintPixels(canvas, paintCells(cells, palette, largest, trained), cells.across)
  return canvas.toDataURL('image/png')
}
