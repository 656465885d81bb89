import { meanOfPairs } from '../heads'
import { HaloText } from '../paint/HaloText'
import { FieldLegend } from './FieldLegend'
import { factorWords } from './factorWords'
import { ProfilePlot } from './ProfilePlot'
import { metreTicks } from './plane'
import { LABEL_UP, notePlace } from './planeNote'
import { headingCurve, PLANE, type PlanePicture, toPx } from './planePicture'
import { distanceText } from './readout'
import { contoursOf, contourWidth, tileHref } from './tilePaint'

/** px of an agent's disc and of its nose from the middle */
export const AGENT = { r: 11, nose: 24 }

interface FigureProps {
  planes: readonly PlanePicture[]
  width: number
  /** leaves out the field, which a canvas draws */
  live?: boolean
  /** with the legend at the right */
  column?: boolean
}

/** The planes with field, agents and edges. */
export function PlaneFigure({ planes, width, live = false, column = true }: FigureProps) {
  const [first] = planes
  if (!first) return null
  return (
    <>
      {planes.map(picture => (
        <g key={picture.side.letter}>
          {!live && <PlaneField picture={picture} />}
          <Edges picture={picture} />
          <Agents picture={picture} />
        </g>
      ))}
      {column && (
        <g transform={`translate(${width - PLANE.column + PLANE.gap} 0)`}>
          <PlaneColumn planes={planes} width={PLANE.column - PLANE.gap} />
        </g>
      )}
    </>
  )
}

function PlaneField({ picture: { field, plane, scale, palette, x, y, width, height } }: { picture: PlanePicture }) {
  if (!field) return null
  const raster = { values: field, rows: plane.rows, cols: plane.cols }
  const style = { width, height, scale, ink: palette.ink, rim: palette.line2, step: 0.05 }
  return (
    <g transform={`translate(${x} ${y})`}>
      <image
        href={tileHref(raster, scale, width, height)}
        width={width}
        height={height}
        preserveAspectRatio="none"
        style={{ imageRendering: 'pixelated' }}
      />
      {contoursOf(raster, style).map(([level, pieces]) => (
        <path
          key={level}
          d={pieces
            .map(piece => `M${piece[0].toFixed(1)} ${piece[1].toFixed(1)}L${piece[2].toFixed(1)} ${piece[3].toFixed(1)}`)
            .join('')}
          stroke={palette.ink}
          strokeOpacity={0.5}
          strokeWidth={contourWidth(level)}
          fill="none"
        />
      ))}
    </g>
  )
}

function Edges({ picture }: { picture: PlanePicture }) {
  const { side, plane, palette, x, y, width, height, field } = picture
  const note = notePlace(picture)
  return (
    <g fontSize={12} fill={palette.ink3}>
      <text x={x} y={y - 8} fontSize={13} fill={palette.ink2}>
        <tspan fontWeight={600} fill={palette.ink}>
          {side.letter}
        </tspan>{' '}
        {side.name}
        {side.spec.groups[0].serves === 'all heads' ? '' : `, ${side.spec.groups[0].serves}`}
      </text>
      <rect x={x} y={y} width={width} height={height} fill="none" stroke={palette.line2} strokeWidth={0.75} />
      {!field && (
        <text x={note.x} y={note.y} textAnchor={note.anchor}>
          the place counts for nothing here
        </text>
      )}
      {metreTicks(plane.x).map(metres => {
        const at = toPx(picture, { x: metres, y: plane.y[0] })
        return (
          <g key={metres}>
            <line x1={at.x} x2={at.x} y1={at.y} y2={at.y + 4} stroke={palette.line2} />
            <text x={at.x} y={at.y + 16} textAnchor={at.x > x + width - 14 ? 'end' : 'middle'}>
              {distanceText(metres)}
              {metres === metreTicks(plane.x).at(-1) ? ' m' : ''}
            </text>
          </g>
        )
      })}
      {metreTicks(plane.y).map(metres => {
        const at = toPx(picture, { x: plane.x[0], y: metres })
        return (
          <g key={metres}>
            <line x1={at.x - 4} x2={at.x} y1={at.y} y2={at.y} stroke={palette.line2} />
            <text x={at.x - 7} y={at.y + 4} textAnchor="end">
              {distanceText(metres)}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** Discs in the colour of their score with a nose in the direction of the heading; the query with a square, the key with a ring. */
function Agents({ picture }: { picture: PlanePicture }) {
  const { plane, agents, scale, palette } = picture
  return plane.agents.map((agent, k) => {
    const { x, y } = toPx(picture, agent)
    const angle = (agent.heading * Math.PI) / 180
    const [dx, dy] = [Math.cos(angle), -Math.sin(angle)]
    const tip = `${x + AGENT.nose * dx},${y + AGENT.nose * dy}`
    const side = (sign: number) =>
      `${x + AGENT.r * (0.55 * dx - sign * 0.83 * dy)},${y + AGENT.r * (0.55 * dy + sign * 0.83 * dx)}`
    const fill = agents ? scale.css(agents[k] as number) : palette.chassis
    const above = dy > LABEL_UP ? -AGENT.r - 7 : AGENT.r + 17
    return (
      <g key={k}>
        <polygon
          points={`${tip} ${side(1)} ${side(-1)}`}
          fill={palette.ink}
          stroke={palette.bench}
          strokeWidth={1}
          strokeLinejoin="round"
        />
        <circle cx={x} cy={y} r={AGENT.r + 1.5} fill={palette.bench} />
        <circle
          cx={x}
          cy={y}
          r={AGENT.r}
          fill={fill}
          stroke={palette.ink}
          strokeWidth={k === plane.key && k !== plane.query ? 2.75 : 1.25}
        />
        {k === plane.query && (
          <rect x={x - 4} y={y - 4} width={8} height={8} fill={palette.bench} stroke={palette.ink} strokeWidth={1.5} />
        )}
        <HaloText halo={palette.bench} x={x} y={y + above} textAnchor="middle" fontSize={12} fill={palette.ink}>
          {agents ? `${k + 1}: ${(agents[k] as number).toFixed(3).replace('-', '−')}` : k + 1}
        </HaloText>
      </g>
    )
  })
}

/** px of the column */
export function planeColumnHeight(planes: readonly PlanePicture[]): number {
  const turned = planes.some(({ side, plane }) => headingCurve(side, plane) !== null)
  return turned ? 320 : 178 + 18 * (planes.length - 1)
}

/** Legend, what is what, and the curve over the heading. */
export function PlaneColumn({ planes, width }: { planes: readonly PlanePicture[]; width: number }) {
  const [first] = planes
  if (!first) return null
  const { palette, scale, side, plane } = first
  const curves = planes.flatMap(picture => {
    const values = headingCurve(picture.side, picture.plane)
    return values ? [{ letter: picture.side.letter, values }] : []
  })
  const own = plane.agents[plane.query]
  const key = plane.agents[plane.key]
  return (
    <>
      <FieldLegend
        {...{ scale, width, palette }}
        step={0.05}
        title="Score"
        hint={meanOfPairs(planes.map(each => each.side))}
        note={factorWords(
          planes.map(each => each.side),
          plane.content,
        )}
      />
      <g fontSize={12} fill={palette.ink2} transform="translate(0 86)">
        <text fontSize={13} fontWeight={600} fill={palette.ink}>
          Query: agent {plane.query + 1}
        </text>
        <text y={17}>{own && whereWords(own)}</text>
        <text y={46} fontSize={13} fontWeight={600} fill={palette.ink}>
          Key: agent {plane.key + 1}
        </text>
        <text y={63}>{key && whereWords(key)}</text>
        {planes.map(({ side: each, agents }, at) => (
          <text key={each.letter} y={82 + 18 * at} fill={palette.ink}>
            <tspan fontWeight={600}>{each.letter}</tspan>{' '}
            {agents ? (agents[plane.key] as number).toFixed(4).replace('-', '−') : 'no place for agents'}
          </text>
        ))}
      </g>
      {curves.length > 0 && (
        <g transform="translate(0 222)">
          <text fontSize={13} fontWeight={600} fill={palette.ink}>
            Score over heading
          </text>
          <g transform="translate(24 12)">
            <ProfilePlot
              profile={{ name: '', unit: '', mark: null, curves }}
              width={width - 24}
              height={60}
              range={[Math.min(scale.from, ...curves.flatMap(curve => curve.values)) < 0 ? -1 : 0, 1]}
              labelled
              palette={palette}
            />
            <g fontSize={12} fill={palette.ink3} transform="translate(0 76)">
              <text>−180°</text>
              <text x={width - 24} textAnchor="end">
                180°
              </text>
            </g>
          </g>
        </g>
      )}
    </>
  )
}

export function whereWords({ x, y, heading }: { x: number; y: number; heading: number }): string {
  return `${distanceText(x)} m, ${distanceText(y)} m, heading ${distanceText(heading)}°`
}
