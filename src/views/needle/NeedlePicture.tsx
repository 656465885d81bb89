import { useMemo } from 'react'
import { DEPTHS } from '../../core/needle'
import type { Palette } from '../paint/palette'
import { valueScale } from '../paint/valueScale'
import type { ViewInput } from '../view'
import type { Finding } from './facts'
import { laneOf } from './facts'
import type { Cell } from './haystacks'
import { NeedleCurve } from './NeedleCurve'
import { CELL, MAP_HEIGHT, NeedleMap, shade, TITLE } from './NeedleMap'
import { PairParts } from './PairParts'
import type { NeedlePlace } from './place'

interface NeedlePictureProps {
  input: ViewInput
  findings: readonly Finding[]
  maps: readonly (readonly Cell[])[]
  place: NeedlePlace
}

export function NeedlePicture({ input, findings, maps, place }: NeedlePictureProps) {
  const { palette, a, b } = input
  const scale = useMemo(() => valueScale(palette, -1, 1), [palette])
  const sides = [a, ...(b ? [b] : [])]
  return (
    <>
      {sides.map((side, k) => {
        const at = place.maps[k]
        return (
          at && (
            <g key={side.letter} transform={`translate(${at.x} ${at.y})`}>
              <NeedleMap
                title={side.letter}
                name={side.name}
                cells={maps[k] ?? []}
                chosen={input.view.needle}
                scale={scale}
                palette={palette}
                width={place.mapWidth}
              />
              {(k === 0 || at.y > 0) && <Depths palette={palette} gap={input.phone ? 4 : 8} />}
            </g>
          )
        )
      })}
      <g transform={`translate(${place.left} ${place.legend})`}>
        <Legend palette={palette} css={value => scale.css(value)} narrow={input.phone} />
      </g>
      <g transform={`translate(${place.left} ${place.curve.y})`}>
        <NeedleCurve
          findings={findings}
          lane={laneOf(input)}
          palette={palette}
          width={place.width}
          height={place.curve.height}
          narrow={input.phone}
        />
      </g>
      <g transform={`translate(${place.left} ${place.parts.y})`}>
        <text y={10} fontSize={12} fill={palette.ink3}>
          {input.phone
            ? 'Each pair: below the line it misleads'
            : 'What each pair adds, fast to slow: below the line it puts the farther frame first'}
        </text>
        {findings.map((finding, k) => (
          <g key={finding.side.letter} transform={`translate(0 ${16 + k * place.parts.height})`}>
            <PairParts finding={finding} palette={palette} width={place.width} height={place.parts.height} narrow={input.phone} />
          </g>
        ))}
      </g>
    </>
  )
}

function Depths({ palette, gap }: { palette: Palette; gap: number }) {
  return (
    <>
      <text x={-gap} y={10} fontSize={12} textAnchor="end" fill={palette.ink3}>
        depth
      </text>
      {DEPTHS.map((depth, at) => (
        <text key={depth} x={-gap} y={TITLE + at * CELL + CELL / 2 + 4} fontSize={12} textAnchor="end" fill={palette.ink3}>
          {depth}
        </text>
      ))}
      <text x={gap === 4 ? -12 : -gap} y={MAP_HEIGHT - 5} fontSize={12} textAnchor="end" fill={palette.ink3}>
        tokens
      </text>
    </>
  )
}

const STEPS = [-1, -0.1, -0.01, -0.001, 0, 0.001, 0.01, 0.1, 1]

function Legend({ palette, css, narrow }: { palette: Palette; css: (value: number) => string; narrow: boolean }) {
  return (
    <g fontSize={12} fill={palette.ink3}>
      {STEPS.map((value, k) => (
        <rect key={value} x={k * 14} width={13} height={10} fill={css(shade(value))} />
      ))}
      <text x={STEPS.length * 14 + 6} y={9}>
        {narrow ? 'nearer less farther, −1 to 1' : 'score of the nearer frame less that of the farther: −1, −0.1, … 0 … 0.1, 1'}
      </text>
      {!narrow && (
        <>
          <circle cx={590} cy={5} r={2.75} fill={palette.ink} />
          <text x={600} y={9}>
            the farther wins
          </text>
        </>
      )}
    </g>
  )
}
