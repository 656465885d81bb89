import { useMemo } from 'react'
import { LIMITS } from '../../core/scene'
import { formatPositions, formatValue } from '../paint/format'
import { LayerCanvas } from '../paint/LayerCanvas'
import { cursorAfterKey } from '../ruler/cursorKeys'
import { pairOnRuler } from '../ruler/pairCursor'
import { outlookOf } from '../standpoint'
import type { ViewProps } from '../view'
import { CursorDots } from './CursorDots'
import { DecayAxes, DecayMarks, DecayReadouts } from './DecayMarks'
import { DecayTip } from './DecayTip'
import styles from './decay.module.css'
import { tallMarks } from './decayLabels'
import { layersBelow, layersOfA } from './decayLayers'
import { decayStops, partingOf, preparePartingOf } from './facts'
import { readingOf, readingWords } from './laneReading'
import { chosenLane, isTurn, laneTitle, laneUnit } from './lanes'
import { PHONE_VALUES, PhoneValues } from './PhoneValues'
import type { DrawnLane } from './picture'
import { decayPicture, prepareCurves } from './picture'
import { TurnLanes } from './TurnLane'
import { useMoving } from './useMoving'
import { usePlotGestures } from './usePlotGestures'
import { useSame } from './useSame'

/** px by which the band of the last lane may hang into the space above the ruler */
const OVERHANG = 11

/** ms that the old picture takes to fade over the new one */
const LANE_SWAP = 200
const NEW_FRAME = 120

export function DecayPrimary({ input, frame, act, width, height }: ViewProps) {
  const { scene, view, a, b, ruler, palette, phone, cursor } = input
  const lanesHeight = height - (phone ? PHONE_VALUES : 0)
  const place = useMemo(() => ({ width, height: lanesHeight }), [width, lanesHeight])
  const still = useMemo(() => ({ scene, view, a, b, ruler, palette, phone }), [scene, view, a, b, ruler, palette, phone])
  const subjectA = useMemo(() => ({ spec: a.spec, ruler, place }), [a.spec, ruler, place])
  const subjectB = useMemo(() => ({ spec: b?.spec, ruler, place }), [b?.spec, ruler, place])
  const movingA = useMoving(subjectA, function* () {
    yield* prepareCurves(input, a, place)
    yield* preparePartingOf(a, b, chosenLane(input))
  })
  const movingB = useMoving(subjectB, () => prepareCurves(input, b, place))
  const outlooks = [a, b].map(side => outlookOf(side, 'all', input)?.key).join()
  const drawn = useMemo(
    () => decayPicture({ ...still, cursor: input.cursor }, frame.shown, place, { a: movingA, b: movingB }),
    [still, frame.shown, place, movingA, movingB, outlooks],
  )
  // What A alone changes is painted alone: the bands below are the costliest part of the picture.
  const belowA = drawn.lanes.map(({ box, b: side }) => [box.top, box.y(0), box.y(1), side?.curve, side?.envelope?.min])
  const below = useSame([ruler, palette, view.difference ? drawn : null, ...belowA.flat()], () => layersBelow(drawn))
  const layersA = useMemo(() => layersOfA(drawn), [drawn])
  const picture = { ...drawn, input }
  const tall = drawn.lanes.find(({ box }) => box.tall) as DrawnLane
  const readings = [tall.a, tall.b].map(side => side && readingOf(side, tall.box.lane, input))
  const hairs = [...new Set(readings.flatMap(reading => reading?.delta ?? []))]
  const hairsKey = hairs.join()
  const marks = useMemo(() => tallMarks(drawn, hairs), [drawn, hairsKey])
  const parting = useMemo(
    () => (movingA || movingB ? null : partingOf(a, b, drawn.chosen)),
    [movingA, movingB, a, b, drawn.chosen],
  )
  const { shown } = frame
  const fades = [
    { of: drawn.chosen, ms: LANE_SWAP },
    { of: shown?.lane === 'full' ? shown.job : null, ms: NEW_FRAME },
  ]
  const gestures = usePlotGestures(drawn.ruler, drawn.plot.bottom, cursor, act)

  const said = [tall.a, tall.b].flatMap((side, k) => {
    const value = readings[k]?.value
    return side && value != null && !isTurn(tall.box.lane) ? `${side.side.letter} ${formatValue(value)}` : []
  })
  const paired = pairOnRuler(input) ? readingWords(tall.box.lane, readings[0] ?? null, readings[1] ?? null, input) : null
  return (
    <div className={styles.decay} style={{ width, height }}>
      {phone && <PhoneValues picture={picture} />}
      <div style={{ position: 'relative', height: lanesHeight }}>
        {[below, layersA].map((layers, k) => (
          <LayerCanvas
            key={k}
            layers={layers}
            width={drawn.ruler.width}
            height={lanesHeight + OVERHANG}
            style={{ left: drawn.plot.left }}
            fades={fades}
          />
        ))}
        <svg className={styles.marks} width={width} height={lanesHeight} aria-hidden="true">
          <TurnLanes picture={drawn} />
          <DecayAxes picture={picture} />
          <DecayMarks picture={picture} marks={marks} />
          <CursorDots picture={picture} />
          {!phone && <DecayReadouts picture={picture} parting={parting} />}
        </svg>
        {!phone &&
          drawn.choices.length > 1 &&
          drawn.lanes.map(({ box }) => (
            <button
              key={box.lane}
              type="button"
              className={styles.lane}
              style={{ top: box.top + 2, width: 60, height: Math.min(62, box.height) }}
              aria-pressed={box.tall}
              aria-label={`Lane of ${laneTitle(box.lane, drawn.choices).name}`}
              onClick={() => act.setView({ lane: box.lane })}
            />
          ))}
        {!phone && drawn.choices.includes('all') && drawn.choices.length > 1 && drawn.chosen !== 'all' && (
          <button
            type="button"
            className={styles.all}
            style={{ top: tall.box.top + 70 }}
            onClick={() => act.setView({ lane: 'all' })}
          >
            all axes
          </button>
        )}
        <div
          className={styles.plot}
          data-pill="within"
          style={{ left: drawn.plot.left, top: 0, width: drawn.ruler.width, height: drawn.plot.bottom }}
          role="slider"
          tabIndex={0}
          aria-label="Distance Δ in the decay curves"
          aria-valuemin={0}
          aria-valuemax={LIMITS.distance.max}
          aria-valuenow={cursor.delta}
          aria-valuetext={[paired ?? `${formatPositions(cursor.delta)} ${laneUnit(a, drawn.chosen)}`, ...said].join(', ')}
          onKeyDown={event => {
            const next = cursorAfterKey(event, cursor.delta, decayStops(input))
            if (!next) return
            event.preventDefault()
            act.setCursor(next)
          }}
          {...gestures.plot}
        />
        {gestures.hover !== null && !isTurn(tall.box.lane) && <DecayTip picture={picture} y={gestures.hover} />}
      </div>
    </div>
  )
}
