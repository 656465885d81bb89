import type { KeyboardEvent, PointerEvent } from 'react'
import { useMemo } from 'react'
import { readMade, withLength, writeMade } from '../../core/madeHead'
import parts from '../paint/parts.module.css'
import { usePixelRatio } from '../paint/usePixelRatio'
import type { ViewProps } from '../view'
import { decayAt } from './decayLines'
import { EliteBar } from './EliteBar'
import { EmptyVectors } from './EmptyVectors'
import { headFacts, misfit, missed } from './facts'
import { headOf } from './head'
import { lengthAt } from './NormsChart'
import type { Box } from './place'
import { vectorsPlace } from './place'
import { ScoresCanvas } from './ScoresChart'
import { scoreCells, scoreColours } from './scoreCells'
import { VectorsPicture } from './VectorsPicture'
import { number, percent } from './words'

/** px of the bar above the charts */
const BAR = { desk: 100, phone: 300, made: { desk: 40, phone: 150 } }

/** Queries and keys of a real head: what each pair carries, how it decays, its scores, and what a cut cache keeps. */
export function VectorsPrimary({ input, act, width, height }: ViewProps) {
  const { a, b, phone, cursor, view, ruler } = input
  const loaded = headOf(input)
  const fits = loaded && !misfit(loaded, a)
  const facts = useMemo(() => (fits ? headFacts(loaded, a) : null), [fits, loaded, a])
  const other = useMemo(() => (loaded && b && !misfit(loaded, b) ? headFacts(loaded, b) : null), [loaded, b])
  const sides = other && b
  const room = phone ? 'phone' : 'desk'
  const bar = BAR[room] + (loaded?.madeUp ? BAR.made[room] : 0)
  const place = useMemo(
    () => vectorsPlace({ phone, b: sides, ruler }, width, height - bar),
    [phone, sides, ruler, width, height, bar],
  )
  const side = place.scores[0]?.width ?? 1
  const { form } = view.scores
  const { palette } = input
  const ratio = usePixelRatio()
  const cells = useMemo(
    () => [facts, other].flatMap(each => (each ? [scoreCells(each, side * ratio, form)] : [])),
    [facts, other, side, ratio, form],
  )
  const colours = useMemo(() => scoreColours(palette, form, cells), [palette, form, cells])
  if (!facts) return <EmptyVectors {...{ input, act, height }} />
  const { pairs } = facts
  const pair = Math.min(cursor.pair, pairs - 1)
  const made = loaded?.madeUp && view.made !== null
  const count = Math.min(view.elite.pairs, pairs)
  const setCount = (next: number) => act.setView(now => ({ elite: { ...now.elite, pairs: next } }))
  return (
    <div className={parts.cover} style={{ width, minHeight: height }}>
      <EliteBar {...{ input, act, facts }} />
      <div style={{ position: 'relative', height: place.height }}>
        {cells.map((each, i) => {
          const box = place.scores[i]
          return box && <ScoresCanvas key={i} cells={each} colours={colours} box={box} />
        })}
        <svg className={parts.overlay} width={width} height={place.height} aria-hidden="true">
          <VectorsPicture {...{ input, facts, other, colours, place }} />
        </svg>
        <Pad
          box={place.norms}
          label="Chosen pair"
          value={pair}
          most={pairs - 1}
          at={part => Math.floor(part * pairs)}
          says={`pair ${pair}: query ${number(facts.norms.q[pair] as number)}, key ${number(facts.norms.k[pair] as number)}`}
          hover={value => act.setCursor({ pair: value })}
          choose={(value, high) => {
            act.setCursor({ pair: value })
            if (!made || high === undefined) return
            const length = lengthAt(facts, place.norms, high)
            act.setView(now => ({ made: now.made && writeMade(withLength(readMade(now.made), pairs, value, length)) }))
          }}
        />
        <Pad
          box={place.elite}
          label="Rotated pairs"
          value={count}
          most={pairs}
          at={part => Math.round(part * pairs)}
          says={`${count} pairs rotated, ${percent(missed(facts, count))} missed`}
          choose={setCount}
        />
        <Pad
          box={place.decay}
          label="Distance"
          value={cursor.delta}
          most={Math.max(cursor.delta, Math.round(ruler.view.to))}
          at={part => Math.round(ruler.at(part * ruler.width))}
          says={`${cursor.delta} positions: ${number(decayAt(facts, cursor.delta))}`}
          hover={delta => !cursor.pinned && act.setCursor({ delta })}
          choose={delta => act.setCursor({ delta, pinned: true })}
        />
      </div>
    </div>
  )
}

interface PadProps {
  box: Box
  label: string
  value: number
  most: number
  /** the value at a part of the width, 0 to 1 */
  at: (part: number) => number
  says: string
  hover?: (value: number) => void
  /** `high`: px from the top where a pointer chose */
  choose: (value: number, high?: number) => void
}

/** A chart that is pointed at: the place across is a whole number. */
function Pad({ box, label, value, most, at, says, hover, choose }: PadProps) {
  const under = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(most, at((event.clientX - left) / width)))
  }
  const high = (event: PointerEvent) => event.clientY - event.currentTarget.getBoundingClientRect().top
  const key = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key]
    if (!step) return
    event.preventDefault()
    choose(Math.max(0, Math.min(most, value + step * (event.shiftKey ? 10 : 1))))
  }
  return (
    <div
      className={parts.plot}
      style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={says}
      onPointerMove={event => (event.buttons & 1 ? choose(under(event), high(event)) : hover?.(under(event)))}
      onPointerDown={event => choose(under(event), high(event))}
      onKeyDown={key}
    />
  )
}
