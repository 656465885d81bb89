import { contentFactor } from '../../core/field'
import { figureSvg } from '../paint/figure'
import type { Frame, ViewInput } from '../view'
import { columnParts, FieldColumn } from './FieldColumn'
import { FieldProfiles } from './FieldProfiles'
import { measuresOf, measureText } from './measures'
import { PlaneFigure } from './PlaneFigure'
import type { FieldModel, FieldPicture } from './picture'
import { fieldModel, fieldPicture, placeModel } from './picture'
import { capacity, SIDE } from './placeField'
import { planeHeight, planePictures } from './planePicture'
import { TileMarks } from './TileMarks'
import { contoursOf, contourWidth, tileHref } from './tilePaint'

const RIM = 24

/** Tiles, legend, key and profiles as drawn on a wide page, for a file. */
export function fieldFigure(input: ViewInput, frame: Frame, size: { width: number; height: number }): string {
  const width = Math.max(900, size.width) - 2 * RIM
  const planes = planePictures(input, frame, { width, height: 420 }, false)
  if (planes && contentFactor(input.scene.content) !== 0)
    return figureSvg({
      width: width + 2 * RIM,
      height: planeHeight(planes, false) + 2 * RIM,
      palette: input.palette,
      children: (
        <g transform={`translate(${RIM} ${RIM})`}>
          <PlaneFigure planes={planes} width={width} />
        </g>
      ),
    })
  const model = contentFactor(input.scene.content) === 0 ? null : fieldModel(input, frame)
  if (!model)
    return figureSvg({
      width: width + 2 * RIM,
      height: 120,
      palette: input.palette,
      children: (
        <text x={RIM} y={60} fontSize={14} fill={input.palette.ink2}>
          There is no field to draw.
        </text>
      ),
    })
  const place = placeModel(model, { width, height: Math.max(456, size.height) }, false)
  const shown = capacity(place)
  const first = Math.max(0, (model.subject.from?.frame ?? model.grid.frames - 1) - shown + 1)
  const picture = fieldPicture(model, place, { first, stride: 1 })
  const column = { model, place, width: SIDE.width }
  const height = Math.max(place.height, columnParts(column).height)
  return figureSvg({
    width: width + 2 * RIM,
    height: height + 24 + 2 * RIM,
    palette: input.palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <g transform={`translate(${place.left} 0)`}>
          <Tiles picture={picture} />
          <TileMarks picture={picture} phone={false} />
          <FieldProfiles model={model} place={place} />
        </g>
        <g transform={`translate(${width - SIDE.width} 0)`}>
          <FieldColumn {...column} />
        </g>
        <Foot model={model} x={place.left} y={height + 20} />
      </g>
    ),
  })
}

/** Frames as embedded pictures with their contours as paths. */
function Tiles({ picture: { tiles, style } }: { picture: FieldPicture }) {
  return tiles.map(tile => (
    <g key={`${tile.x} ${tile.y}`} transform={`translate(${tile.x} ${tile.y})`}>
      <image
        href={tileHref(tile, style.scale, style.width, style.height)}
        width={style.width}
        height={style.height}
        preserveAspectRatio="none"
        style={{ imageRendering: 'pixelated' }}
      />
      {contoursOf(tile, style).map(([level, pieces]) => (
        <path
          key={level}
          d={pieces
            .map(piece => `M${piece[0].toFixed(1)} ${piece[1].toFixed(1)}L${piece[2].toFixed(1)} ${piece[3].toFixed(1)}`)
            .join('')}
          stroke={style.ink}
          strokeOpacity={0.5}
          strokeWidth={contourWidth(level)}
          fill="none"
        />
      ))}
      <rect width={style.width} height={style.height} fill="none" stroke={style.rim} strokeWidth={0.75} />
    </g>
  ))
}

function Foot({ model, x, y }: { model: FieldModel; x: number; y: number }) {
  const letters = model.sides.map(({ side }) => side.letter)
  const words = measuresOf(model).map(
    ({ name, values, unit }) => `${name} ${values.map((value, at) => `${letters[at]} ${measureText(value, unit)}`).join(', ')}`,
  )
  return (
    <text x={x} y={y} fontSize={12} fill={model.input.palette.ink3}>
      {words.join('   ·   ')}
    </text>
  )
}
