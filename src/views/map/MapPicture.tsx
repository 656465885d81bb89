import type { ViewInput } from '../view'
import type { BandCells } from './bandCells'
import { IndexRows } from './IndexRows'
import { MapLegend } from './MapLegend'
import { MapPlot } from './MapPlot'
import type { MapSide } from './model'
import { PanelMarks } from './PanelMarks'
import type { MapPlace } from './place'
import { panelTop } from './place'

interface PictureProps {
  input: ViewInput
  sides: readonly MapSide[]
  place: MapPlace
  /** pixels of each panel */
  cells: readonly BandCells[]
  largest: number
  cursor: boolean
}

/** Everything but the pixels of the query × key pictures. */
export function MapPicture({ input, sides, place, cells, largest, cursor }: PictureProps) {
  const trained = Math.min(...sides.map(({ side }) => side.setup.geometry.trainedLength))
  const hierarchy = sides.find(({ slowFrom }) => slowFrom !== null)
  return (
    <>
      {place.panels.map(({ side, slow, left }, at) => (
        <PanelMarks
          key={`${side} ${slow}`}
          {...{ input, slow, left, cursor }}
          one={sides[side] as MapSide}
          cells={cells[at] as BandCells}
          top={panelTop(place, at)}
          size={place.size}
        />
      ))}
      <g transform={`translate(${place.legend.left} ${place.legend.top})`}>
        <MapLegend palette={input.palette} {...{ sides, largest }} width={place.legend.width} beyond={largest >= trained} />
      </g>
      {place.rows && hierarchy && (
        <IndexRows
          palette={input.palette}
          phone={input.phone}
          one={hierarchy}
          left={place.plot.left}
          top={place.rows.top}
          width={place.plot.width}
        />
      )}
      <MapPlot input={input} sides={sides} place={place} cursor={cursor} />
    </>
  )
}
