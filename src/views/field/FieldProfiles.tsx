import { profilesOf } from './curves'
import { ProfilePlot } from './ProfilePlot'
import type { FieldModel } from './picture'
import type { FieldPlace } from './placeField'
import { PROFILE_MARGIN, tileCorner } from './placeField'

const GAP = 44
const LEFT = 30

/** Profiles along the margins of a single picture, or under the tiles; x from the left of the tiles. */
export function FieldProfiles({ model, place }: { model: FieldModel; place: FieldPlace }) {
  const { input, range, rows, sides, subject } = model
  const { palette } = input
  const { profiles, tile } = place
  if (profiles.kind === 'column') return null
  const drawn = profilesOf(model)
  if (profiles.kind === 'margins') {
    const [down, along] = drawn.slice(-2)
    const depth = PROFILE_MARGIN - 16
    return rows.map((row, at) => {
      const { x, y } = tileCorner(place, 0, at, rows.length)
      const own = (profile: typeof down) =>
        profile && { ...profile, curves: profile.curves.filter(curve => curve.letter === row.letter) }
      const [right, foot] = [own(down), own(along)]
      return (
        sides[at]?.scores && (
          <g key={row.letter}>
            {right && (
              <g transform={`translate(${x + tile.width + 8} ${y})`}>
                <ProfilePlot profile={right} width={depth} height={tile.height} range={range} upright palette={palette} />
              </g>
            )}
            {foot && (
              <g transform={`translate(${x} ${y + tile.height + 8})`}>
                <ProfilePlot
                  profile={foot}
                  width={tile.width}
                  height={depth}
                  range={range}
                  palette={palette}
                  values={place.left > 0}
                />
              </g>
            )}
          </g>
        )
      )
    })
  }
  const width = (place.width - LEFT - GAP * (drawn.length - 1)) / drawn.length
  return (
    <g transform={`translate(0 ${profiles.top})`}>
      {drawn.map((profile, k) => (
        <g key={profile.name} transform={`translate(${LEFT + k * (width + GAP)} 0)`}>
          <text y={-12} fontSize={13} fontWeight={600} fill={palette.ink}>
            {profile.name}
            {k === 0 && (
              <tspan fontWeight={400} fill={palette.ink3}>
                {subject.from ? ', through the query' : ', through the key'}
              </tspan>
            )}
          </text>
          <ProfilePlot {...{ profile, width, range, palette }} height={profiles.height} labelled ends />
        </g>
      ))}
    </g>
  )
}
