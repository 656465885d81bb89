import type { Ref } from 'react'
import { useImperativeHandle, useMemo, useRef } from 'react'
import type { FrameScale } from '../allocation/frameScale'
import { formatSeconds } from '../allocation/frameScale'
import type { Pair } from '../allocation/pairs'
import { pairLetters, pairName, pairUnit, trainedTurns, turnLength } from '../allocation/pairs'
import { axisText, oneUnit } from '../paint/axisWords'
import { formatAngular, formatShort, withUnit } from '../paint/format'
import { MathSpan } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import type { DialsHandle } from './Dials'
import { Dials } from './Dials'
import type { BothHands, Training } from './dialLayers'
import { angleApart, TURN } from './dialLayers'
import { dialOf } from './dials'
import type { PicturePlace } from './picturePlace'
import type { PictureHandle } from './WheelsPicture'
import { formatTurns } from './wheelsCaption'

interface BigWheelProps {
  pair: Pair
  /** the pair of the same index in B */
  other: Pair | null
  hands: BothHands
  training: Training
  frames: FrameScale | null
  place: PicturePlace['panel']
  palette: Palette
  handle?: Ref<PictureHandle>
}

const LINE = 17

/** The chosen pair: a large dial, B's hand dashed, and its numbers. */
export function BigWheel({ pair, other, hands, training, frames, place, palette, handle }: BigWheelProps) {
  const own = useRef<DialsHandle>(null)
  const compared = useRef<DialsHandle>(null)
  useImperativeHandle(handle, () => ({
    turn: now => {
      own.current?.turn(now.A)
      compared.current?.turn(now.B)
    },
  }))
  const rows = numbersOf(pair, other, hands, training.length, frames)
  const r = place.beside ? 50 : Math.max(20, Math.min(64, (place.height - LINE * (rows.length + 1.6)) / 2.4))
  const left = place.beside ? 2.4 * r + 24 : 0
  const [x, y] = [place.beside ? r * 1.2 : place.width / 2, r * 1.2]
  const dial = useMemo(() => [{ ...dialOf(pair), x, y, r }], [pair, x, y, r])
  const twin = useMemo(() => (other ? [{ ...dialOf(other), x, y, r }] : []), [other, x, y, r])
  const foot = place.beside ? 12 : r * 2.4 + LINE
  return (
    <>
      <Dials dials={dial} hands={hands.A} training={training} palette={palette} handle={own} />
      {twin.length > 0 && <Dials dials={twin} hands={hands.B} training={training} compared palette={palette} handle={compared} />}
      <text x={left} y={foot} fontSize={13} fontWeight={600} fill={palette.ink}>
        Pair {pair.index}, {pair.second ? pairLetters(pair) : pairName(pair)}
      </text>
      {rows.map(({ symbols, name, value }, i) => (
        <g key={symbols + name} fontSize={12} transform={`translate(${left} ${foot + LINE * (i + 1)})`}>
          <text fill={palette.ink3} xmlSpace="preserve">
            {[...symbols].map(symbol => (
              <MathSpan key={symbol} fontSize={13.5}>
                {symbol}
              </MathSpan>
            ))}
            {name}
          </text>
          <text x={place.width - left} textAnchor="end" fill={palette.ink}>
            {value}
          </text>
        </g>
      ))}
    </>
  )
}

/** The numbers of a pair; frames and seconds only where the pair reads the axis on which frames advance. */
function numbersOf(pair: Pair, other: Pair | null, hands: BothHands, trainedLength: number, frames: FrameScale | null) {
  const omega = Math.abs(pair.omega)
  const angle = Math.abs(angleApart(pair, hands.A))
  if (omega === 0) return [{ symbols: '', name: 'not rotated', value: withUnit('0', 'turns') }]
  const unit = pairUnit([pair])
  const step = pair.step ?? 1
  const inFrames = frames && (pair.reads === 't' || pair.reads === 'p') ? (pair.lambda * step) / frames.positions : null
  return [
    { symbols: 'λ', name: '', value: withUnit(formatShort(turnLength(pair)), unit) },
    ...(inFrames === null || !frames
      ? []
      : [
          { symbols: 'λ', name: ' in frames', value: withUnit(formatShort(inFrames), 'frames') },
          { symbols: 'λ', name: ' in time', value: formatSeconds(inFrames * frames.seconds) },
        ]),
    { symbols: 'ω', name: '', value: `${formatAngular(omega)} per ${oneUnit(unit)}` },
    ...(pair.parts ?? []).map(part => ({
      symbols: 'ω',
      name: ` along ${axisText(part.axis)}`,
      value: formatAngular(part.omega),
    })),
    ...(step === 1 ? [] : [{ symbols: '', name: 'one token', value: withUnit(formatShort(step), 'of its scale') }]),
    { symbols: 'Δω', name: '', value: formatAngular(angle) },
    ...(pair.second ? channelRows(angle) : [{ symbols: 'Δ', name: ' in turns', value: formatTurns(angle / TURN) }]),
    { symbols: '', name: 'trained length', value: formatTurns(trainedTurns(pair, trainedLength)) },
    ...(other ? [{ symbols: 'Δω', name: ' of B, dashed', value: formatAngular(Math.abs(angleApart(other, hands.B))) }] : []),
  ]
}

/** What becomes of a vector of length 1 when the first channel's axis moves by an angle and the second's does not. */
function channelRows(angle: number) {
  const skew = Math.abs(Math.sin(angle))
  return [
    { symbols: '', name: 'shortest of length 1', value: Math.sqrt(1 - skew).toFixed(4) },
    { symbols: '', name: 'longest of length 1', value: Math.sqrt(1 + skew).toFixed(4) },
  ]
}
