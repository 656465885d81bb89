import { meanOfPairs } from '../heads'
import { bestPerFrame, profilesOf } from './curves'
import { FieldLegend } from './FieldLegend'
import { factorWords } from './factorWords'
import { KeyReadout, readoutHeight } from './KeyReadout'
import { ProfilePlot } from './ProfilePlot'
import type { FieldModel } from './picture'
import type { FieldPlace } from './placeField'
import type { KeyReading } from './readout'
import { readKey } from './readout'
import { sidesOf } from './scores'
import { placeWords } from './subject'
import { stripHeight, TextStrip } from './TextStrip'
import { textScores } from './textScores'

const PLOT = { left: 26, best: 50, small: 38 }

interface ColumnProps {
  model: FieldModel
  place: FieldPlace
  width: number
}

interface Part {
  id: string
  height: number
  draw: (y: number) => React.ReactNode
}

/** Height and pieces of the column: legend, key, best score per frame, and the profiles that have no place elsewhere. */
export function columnParts({ model, place, width }: ColumnProps): { parts: readonly Part[]; height: number } {
  const { input, subject, grid, scale, step, range } = model
  const { palette, scene } = input
  const readings = sidesOf(input).flatMap(side => readKey(side, scene, subject.query, subject.key) ?? [])
  const note = factorWords(sidesOf(input), scene.content)
  const at = (y: number, node: React.ReactNode, x = 0) => <g transform={`translate(${x} ${y})`}>{node}</g>
  const parts: Part[] = [
    {
      id: 'legend',
      height: note ? 74 : 60,
      draw: y =>
        at(
          y,
          <FieldLegend
            {...{ scale, step, note, width, palette }}
            title={model.difference ? 'A − B' : 'Score'}
            hint={meanOfPairs(model.sides.map(each => each.side))}
          />,
        ),
    },
    {
      id: 'key',
      height: (keyWords(model).rest ? 42 : 28) + readoutHeight(readings),
      draw: y => at(y, <KeyPart model={model} readings={readings} width={width} />),
    },
    ...(readings.some(({ shares }) => shares) ? [notePart(model)] : []),
  ]
  const plots = plotParts(model, place, width, range)
  const sum = (list: readonly Part[]) => list.reduce((total, part) => total + part.height, 0)
  const whole = [...parts, ...plots]
  // What the grey bars are is said where there is room.
  const all = sum(whole) > place.height ? whole.filter(part => part.id !== 'note') : whole
  const text = textPart(all)
  return { parts: [...all, ...text], height: sum([...all, ...text]) }

  /** On wide pages the text around the grid, where there is room left. */
  function textPart(above: readonly Part[]): Part[] {
    if (model.difference || input.phone) return []
    const rows = sidesOf(input).map(side => ({ side, texts: textScores(input, subject, side) }))
    if (!rows.every(row => row.texts.some(text => text.values.some(Number.isFinite)))) return []
    const height = stripHeight(rows)
    if (sum(above) + height > place.height) return []
    return [{ id: 'text', height, draw: y => at(y, <TextStrip {...{ rows, width, palette }} />) }]
  }

  function notePart({ input: { palette } }: FieldModel): Part {
    return {
      id: 'note',
      height: 38,
      draw: y =>
        at(
          y,
          <g fontSize={12} fill={palette.ink3}>
            <text y={11}>Bars: share of each axis in the</text>
            <text y={26}>score; grey is the share at Δ = 0.</text>
          </g>,
        ),
    }
  }

  function plotParts(model: FieldModel, place: FieldPlace, width: number, range: readonly [number, number]): Part[] {
    const title = (text: string) => (
      <text y={11} fontSize={13} fontWeight={600} fill={palette.ink}>
        {text}
      </text>
    )
    const best: Part[] =
      grid.frames > 1
        ? [
            {
              id: 'best',
              height: 22 + PLOT.best + 26,
              draw: y => (
                <g>
                  {at(y, title('Best score per frame'))}
                  {at(
                    y + 20,
                    <ProfilePlot
                      profile={bestPerFrame(model)}
                      width={width - PLOT.left}
                      height={PLOT.best}
                      range={range}
                      palette={palette}
                      labelled
                      ends
                    />,
                    PLOT.left,
                  )}
                </g>
              ),
            },
          ]
        : []
    if (place.profiles.kind !== 'column') return best
    const profiles = profilesOf(model)
    const share = (width - 10 * (profiles.length - 1)) / profiles.length
    return [
      ...best,
      {
        id: 'profiles',
        height: 20 + PLOT.small + 20,
        draw: y => (
          <g>
            {at(y, title(subject.from ? 'Through the query' : 'Through the key'))}
            {profiles.map((profile, k) => (
              <g key={profile.name} transform={`translate(${k * (share + 10)} ${y + 20})`}>
                <ProfilePlot {...{ profile, range, palette }} width={share} height={PLOT.small} />
                <text y={PLOT.small + 15} fontSize={12} fill={palette.ink3}>
                  {`${profile.unit}s`}
                </text>
              </g>
            ))}
          </g>
        ),
      },
    ]
  }
}

export function FieldColumn(props: ColumnProps) {
  let y = 0
  return columnParts(props).parts.map(({ id, height, draw }) => {
    const top = y
    y += height
    return <g key={id}>{draw(top)}</g>
  })
}

/** Where the key is, in one line or two. */
function keyWords({ input, subject }: Pick<FieldModel, 'input' | 'subject'>): { first: string; rest: string } {
  const [first = '', ...rest] = placeWords(input.scene.segments, subject.key).split(/, (?=row)/)
  return { first, rest: rest.join(', ') }
}

function KeyPart({
  model: { input, subject },
  readings,
  width,
}: {
  model: FieldModel
  readings: readonly KeyReading[]
  width: number
}) {
  const { palette } = input
  const { first, rest } = keyWords({ input, subject })
  return (
    <>
      <text y={11} fontSize={13} fontWeight={600} fill={palette.ink}>
        Key in {first}
      </text>
      <text y={27} fontSize={12} fill={palette.ink2}>
        {rest}
      </text>
      <g transform={`translate(0 ${rest ? 36 : 22})`}>
        <KeyReadout readings={readings} width={width} palette={palette} />
      </g>
    </>
  )
}
