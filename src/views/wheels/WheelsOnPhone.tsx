import { useMemo } from 'react'
import { focusOf, readsAxis } from '../allocation/lane'
import { PairSlider } from '../allocation/PairSlider'
import { sayPair } from '../allocation/pairKeys'
import type { Pair, Reading } from '../allocation/pairs'
import { readingName, readPairs } from '../allocation/pairs'
import type { StripProps } from '../view'
import { Dials } from './Dials'
import type { Hands, Training } from './dialLayers'
import type { Dial } from './dials'
import { dialAt, dialOf } from './dials'
import { useHands } from './pairHands'

const PER_ROW = 8
const RADIUS = 17
/** px of the centre of the first dial and from one to the next */
const FIRST = 42
const HEAD = 20
const ROW = 46

/** On the narrow page: eight wheels of the chosen axis, evenly from fast to slow, A above B. */
export function WheelsOnPhone({ input, act, width }: StripProps) {
  const { a, b, cursor, palette, view } = input
  const pairs = readPairs(a.spec)
  const compared = b && readPairs(b.spec)
  const focus = focusOf(pairs, view.lane)
  const rows = useMemo(
    () => [pairs, ...(compared ? [compared] : [])].map((own, i) => rowDials(own, focus, i, width)),
    [pairs, compared, focus, width],
  )
  const dials = rows.flat()
  const hands = [useHands(a, input), useHands(b, input)]
  const lengthA = a.setup.geometry.trainedLength
  const lengthB = (b ?? a).setup.geometry.trainedLength
  const training = useMemo(() => [lengthA, lengthB].map((length): Training => ({ length, show: 'tick' })), [lengthA, lengthB])
  const height = HEAD + ROW * rows.length
  return (
    <div role="group" aria-label="Wheels" style={{ width, height }}>
      <PairSlider
        label="Wheel of pair"
        said={sayPair(pairs[cursor.pair])}
        pairs={pairs.length}
        cursor={cursor}
        act={act}
        pick={(x, y) => (dials.length ? dialAt(dials, x, y) : null)}
      >
        <svg width={width} height={height} aria-hidden="true" style={{ display: 'block', overflow: 'visible' }}>
          <text y={12} fontSize={13} fontWeight={600} fill={palette.ink}>
            {focus ? `Wheels of ${readingName(focus)}` : 'Wheels'}
          </text>
          <text x={width} y={12} textAnchor="end" fontSize={12} fill={palette.ink3}>
            fast → slow
          </text>
          {rows.map((own, i) => (
            <g key={i === 0 ? 'A' : 'B'}>
              <text y={rowCentre(i) + 4.5} fontSize={13} fontWeight={600} fill={palette.ink}>
                {i === 0 ? 'A' : 'B'}
              </text>
              {own.length === 0 && (
                <text x={FIRST - RADIUS} y={rowCentre(i) + 4} fontSize={12} fill={palette.ink3}>
                  no pair {focus ? `reads ${readingName(focus)}` : 'is rotated'}
                </text>
              )}
              <Dials dials={own} hands={hands[i] as Hands} training={training[i] as Training} palette={palette} />
            </g>
          ))}
          {dials
            .filter(dial => dial.index === cursor.pair)
            .map(({ y, x }) => (
              <circle key={y} cx={x} cy={y} r={RADIUS + 2.25} fill="none" stroke={palette.ink} strokeWidth={1.5} />
            ))}
        </svg>
      </PairSlider>
    </div>
  )
}

function rowCentre(row: number): number {
  return HEAD + 21 + ROW * row
}

/** Up to eight pairs, evenly spaced among those that read the axis in focus. */
function rowDials(pairs: readonly Pair[], focus: Reading | null, row: number, width: number): readonly Dial[] {
  const own = pairs.filter(pair => (focus === null ? pair.reads !== 'none' : readsAxis(pair, focus)))
  const count = Math.min(PER_ROW, own.length)
  const step = (width - FIRST - RADIUS - 5) / (PER_ROW - 1)
  return Array.from({ length: count }, (_, i) => own[Math.floor((i * own.length) / count)] as Pair).map((pair, i) => ({
    ...dialOf(pair),
    x: FIRST + i * step,
    y: rowCentre(row),
    r: RADIUS,
  }))
}
