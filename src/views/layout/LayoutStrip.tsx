import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import { useMemo, useState } from 'react'
import { axisText } from '../paint/axisWords'
import { plotLeft } from '../paint/bench'
import type { StripProps } from '../view'
import { CHART_HEIGHT } from './chartSize'
import { factsOf } from './facts'
import { allFrames, frameName, idsOf, rangesOf, timeDistance } from './frameAt'
import { IdList, IdTip } from './IdTip'
import type { Place } from './idChart'
import { placeAt } from './idChart'
import style from './layout.module.css'
import type { Half } from './StripPicture'
import { layHalves, StripPicture, stripHeight } from './StripPicture'
import { idText, runKind } from './words'

/** px under which the name stands above the charts, and the room that it takes there */
const NARROW = 480
const HEADING = 24
const HINT = ['position', 'id of each', 'token']

interface Mark {
  half: number
  place: Place
  token: number
}

/** A and B small: id chart, frame stack; a frame under the pointer shows its ids, a click makes its distance the cursor. */
export function LayoutStrip({ input, act, width }: StripProps) {
  const [pointed, setMark] = useState<Mark | null>(null)
  const { a, b, palette, phone, scene } = input
  const narrow = phone || width < NARROW
  const facts = [a, b].map(side => side && factsOf(side, scene.segments))
  const halves = useMemo(
    () => layHalves({ scene, a, b }, { left: narrow ? 0 : plotLeft(false), top: narrow ? HEADING : 0, width }),
    [...facts, a.name, b?.name, width, narrow],
  )
  const mark = pointed && halves[pointed.half]?.chart.places.includes(pointed.place) ? pointed : null
  const marked = useMemo(() => mark && { half: mark.half, run: mark.place.run }, [mark?.half, mark?.place.run])
  const half = mark && halves[mark.half]
  const choose = (at: Half, place: Place) => {
    if (place.run.frame < 0) return
    act.setCursor({ delta: timeDistance(at.side, at.facts, place.run), pinned: true })
  }
  return (
    <div className={style.place} onPointerLeave={() => setMark(null)}>
      <svg width={width} height={stripHeight(halves)}>
        <text y={18} fontSize={13} fontWeight={600} fill={palette.ink}>
          Layout
        </text>
        <g fontSize={12} fill={palette.ink3}>
          {narrow ? (
            <text x={width} y={18} textAnchor="end">
              {HINT.join(' ')}
            </text>
          ) : (
            HINT.map((line, k) => (
              <text key={line} y={35 + 16 * k}>
                {line}
              </text>
            ))
          )}
        </g>
        <StripPicture halves={halves} palette={palette} marked={marked} />
        {halves.map((at, k) => (
          <ChartPointer
            key={at.side.letter}
            half={at}
            input={input}
            onMark={(place, token) => setMark(place && { half: k, place, token })}
            onChoose={place => choose(at, place)}
          />
        ))}
      </svg>
      {half && (
        <IdTip x={half.x + mark.place.x1} y={half.y + 8} width={width}>
          <Told mark={mark} half={half} input={input} />
        </IdTip>
      )}
    </div>
  )
}

function Told({ mark, half, input }: { mark: Mark; half: Half; input: StripProps['input'] }) {
  const { palette, scene } = input
  const { run } = mark.place
  if (run.frame < 0)
    return (
      <>
        <strong>
          {runKind(run, scene.segments)}, token {idText(mark.token)}
        </strong>
        <IdList columns={[{ letter: half.side.letter, ids: idsOf(half.side, mark.token) }]} palette={palette} />
      </>
    )
  const delta = timeDistance(half.side, half.facts, run)
  return (
    <>
      <strong>{frameName(run, scene.segments)}</strong>
      <IdList columns={[{ letter: half.side.letter, ids: rangesOf(half.side, run) }]} palette={palette} />
      <p>
        {input.cursor.delta === delta && input.cursor.pinned ? `Δ = ${idText(delta)} is set` : `click sets Δ = ${idText(delta)}`}
      </p>
    </>
  )
}

interface PointerProps {
  half: Half
  input: StripProps['input']
  onMark: (place: Place | null, token: number) => void
  onChoose: (place: Place) => void
}

/** The chart's surface: pointer, and arrow keys from frame to frame. */
function ChartPointer({ half: { side, facts, chart, x, y }, input, onMark, onChoose }: PointerProps) {
  const { segments } = input.scene
  const frames = useMemo(() => allFrames(facts), [facts])
  const [wanted, setAt] = useState(0)
  const at = Math.min(wanted, frames.length - 1)
  const frame = frames[at]
  const placeOf = (index: number) => chart.places.find(place => place.run === frames[index]) as Place

  const point = (event: MouseEvent<SVGRectElement>) => {
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left
    const place = placeAt(chart, px)
    if (place)
      onMark(place, place.start + Math.min(place.count - 1, Math.floor(((px - place.x0) / (place.x1 - place.x0)) * place.count)))
    return place
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -frames.length, End: frames.length }[event.key]
    if (step) {
      const next = Math.max(0, Math.min(frames.length - 1, at + step * (event.shiftKey ? 10 : 1)))
      setAt(next)
      onMark(placeOf(next), 0)
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(placeOf(at))
    else if (event.key === 'Escape') onMark(null, 0)
    else return
    event.preventDefault()
  }
  const slider = frame && {
    role: 'slider',
    tabIndex: 0,
    'aria-label': `Frame of ${side.letter}, Enter sets Δ`,
    'aria-valuemin': 1,
    'aria-valuemax': frames.length,
    'aria-valuenow': at + 1,
    'aria-valuetext': `${frameName(frame, segments)}: ${rangesOf(side, frame)
      .map(({ axis, text }) => `${axisText(axis)} ${text}`)
      .join(', ')}`,
    onKeyDown: press,
    onFocus: (event: FocusEvent) => event.currentTarget.matches(':focus-visible') && onMark(placeOf(at), 0),
    onBlur: () => onMark(null, 0),
  }
  return (
    <rect
      className={style.pick}
      x={x}
      y={y}
      width={chart.width}
      height={CHART_HEIGHT}
      fill="transparent"
      onPointerMove={point}
      onClick={event => {
        const place = point(event)
        if (!place) return
        if (place.run.frame >= 0) setAt(frames.indexOf(place.run))
        onChoose(place)
      }}
      {...slider}
    />
  )
}
