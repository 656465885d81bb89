import { useMemo } from 'react'
import { useWavelengths } from '../allocation/lane'
import { useMotion } from '../allocation/motion'
import { PairSlider } from '../allocation/PairSlider'
import { sayPair } from '../allocation/pairKeys'
import { readPairs } from '../allocation/pairs'
import { partingFlag } from '../allocation/partingFlag'
import { plotLeft, READOUT } from '../paint/bench'
import type { StripProps } from '../view'
import { angleApart } from './dialLayers'
import { dialAt, stripDials } from './dials'
import { PairReadout } from './PairReadout'
import { useHands } from './pairHands'
import { StripDials } from './StripDials'
import { WheelsOnPhone } from './WheelsOnPhone'

/** One clock per pair, at its wavelength on the bench's ruler. */
export function WheelsStrip(props: StripProps) {
  return props.input.phone ? <WheelsOnPhone {...props} /> : <WheelsOnRuler {...props} />
}

function WheelsOnRuler({ input, act, width, height }: StripProps) {
  const { a, cursor, palette } = input
  const pairs = readPairs(a.spec)
  const shown = useMotion(pairs)
  const ruler = useWavelengths(input)
  const dials = useMemo(() => stripDials(shown.pairs, ruler), [shown, ruler])
  const left = plotLeft(false)
  const chosen = pairs[cursor.pair]
  const hands = useHands(a, input)
  const pick = (x: number, y: number) => (x < left || x > left + ruler.width ? null : dialAt(dials, x - left, y))
  return (
    <div role="group" aria-label="Wheels" style={{ width, height }}>
      <PairSlider label="Wheel of pair" said={sayPair(chosen)} pairs={pairs.length} {...{ cursor, act, pick }}>
        <svg width={width} height={height} aria-hidden="true" style={{ display: 'block', overflow: 'visible' }}>
          <text y={16.3} fontSize={13} fontWeight={600} fill={palette.ink}>
            Wheels
          </text>
          {(input.a.spec.relation ? ['Δ as it is,', 'not as seen'] : ['tinted: past', 'a full turn']).map((line, i) => (
            <text key={line} y={33 + 16 * i} fontSize={12} fill={palette.ink3}>
              {line}
            </text>
          ))}
          <g transform={`translate(${left} 0)`}>
            <StripDials
              dials={dials}
              leaving={shown.leaving}
              fade={shown.fade}
              input={input}
              ruler={ruler}
              height={height}
              flag={partingFlag(input)}
            />
          </g>
          {chosen && (
            <PairReadout
              pair={chosen}
              angle={angleApart(chosen, hands)}
              x={width - READOUT + 10}
              right={width - READOUT + 106}
              y={16.3}
              palette={palette}
            />
          )}
        </svg>
      </PairSlider>
    </div>
  )
}
