import type { Ref } from 'react'
import { useImperativeHandle, useMemo, useRef } from 'react'
import type { AxisId } from '../../core/scene'
import { trainedWords } from '../allocation/allocationCaption'
import { frameScale } from '../allocation/frameScale'
import type { Pair } from '../allocation/pairs'
import { inkOf, readingName } from '../allocation/pairs'
import { axisText } from '../paint/axisWords'
import { MathText } from '../paint/MathText'
import type { ViewInput } from '../view'
import { BigWheel } from './BigWheel'
import type { DialsHandle } from './Dials'
import { Dials } from './Dials'
import type { BothHands } from './dialLayers'
import type { PicturePlace } from './picturePlace'
import type { WheelRow } from './wheelRows'

/** Turns all hands without React, for as long as something plays. */
export interface PictureHandle {
  turn: (hands: BothHands) => void
}

interface WheelsPictureProps {
  input: ViewInput
  a: readonly Pair[]
  b: readonly Pair[] | null
  rows: readonly WheelRow[]
  place: PicturePlace
  hands: BothHands
  handle?: Ref<PictureHandle>
}

/** Every wheel in rows by axis, fast to slow, beside the chosen one at large. */
export function WheelsPicture({ input, a, b, rows, place, hands, handle }: WheelsPictureProps) {
  const { palette, cursor, scene } = input
  const lengthA = input.a.setup.geometry.trainedLength
  const lengthB = (input.b ?? input.a).setup.geometry.trainedLength
  const training = useMemo(
    () => ({ A: { length: lengthA, show: 'ring' as const }, B: { length: lengthB, show: 'ring' as const } }),
    [lengthA, lengthB],
  )
  const moving = { A: useRef<DialsHandle>(null), B: useRef<DialsHandle>(null), chosen: useRef<PictureHandle>(null) }
  useImperativeHandle(handle, () => ({
    turn: now => {
      for (const letter of ['A', 'B'] as const) moving[letter].current?.turn(now[letter])
      moving.chosen.current?.turn(now)
    },
  }))
  const sides = useMemo(
    () =>
      (['A', 'B'] as const).map(letter => ({
        letter,
        dials: rows.filter(row => row.letter === letter).flatMap(row => row.dials),
      })),
    [rows],
  )
  const frames = useMemo(() => frameScale(scene.segments, input.a.spec), [scene.segments, input.a.spec])
  const chosen = a[cursor.pair]
  return (
    <>
      <g transform={`translate(0 ${place.top})`}>
        {rows.map(row => (
          <g key={row.letter + row.reads}>
            {row.leads &&
              (row.reads === 'none' || row.reads === 'mixed' ? (
                <text y={row.y + 4} fontSize={12} fill={palette.ink3}>
                  {rowName(row)}
                </text>
              ) : (
                <MathText y={row.y + 7} fontSize={22} fill={inkOf(palette, row.reads)}>
                  {[row.reads, ...secondsOf(row)].map(axisText).join('|')}
                </MathText>
              ))}
            {b && (
              <text x={place.left - 12} y={row.y + 4.5} textAnchor="end" fontSize={13} fontWeight={600} fill={palette.ink}>
                {row.letter}
              </text>
            )}
          </g>
        ))}
      </g>
      <g transform={`translate(${place.left} ${place.top})`}>
        {sides.map(({ letter, dials }) => (
          <Dials
            key={letter}
            dials={dials}
            hands={hands[letter]}
            training={training[letter]}
            palette={palette}
            handle={moving[letter]}
          />
        ))}
        {rows
          .flatMap(row => row.dials)
          .filter(dial => dial.index === cursor.pair)
          .map(({ x, y, r }) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r={r + 1.9} fill="none" stroke={palette.ink} strokeWidth={1.5} />
          ))}
      </g>
      {place.note !== null && (
        <text x={place.left} y={place.note} fontSize={12} fill={palette.ink3}>
          Rings: the part of a turn made within {trainedWords(a, lengthA)}; one that ends in a stop never completes it.
        </text>
      )}
      {chosen && (
        <g transform={`translate(${place.panel.x} 0)`}>
          <BigWheel
            pair={chosen}
            other={b?.[cursor.pair] ?? null}
            hands={hands}
            training={training.A}
            frames={frames}
            place={place.panel}
            palette={palette}
            handle={moving.chosen}
          />
        </g>
      )}
    </>
  )
}

/** What the second channels of a row read, where it is another axis. */
function secondsOf({ dials }: WheelRow): readonly AxisId[] {
  return [...new Set(dials.flatMap(dial => dial.second?.axis ?? []))]
}

/** The letters of mixed pairs; what is not rotated in words. */
function rowName({ reads, dials }: WheelRow): string {
  const axes = [...new Set(dials.flatMap(dial => (dial.parts ?? []).map(part => part.axis)))]
  return axes.length ? axes.map(axisText).join(' + ') : readingName(reads)
}
