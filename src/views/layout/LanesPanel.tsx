import type { KeyboardEvent } from 'react'
import { useMemo, useState } from 'react'
import type { AxisId } from '../../core/scene'
import { axisText } from '../paint/axisWords'
import { plotLeft, plotWidth } from '../paint/bench'
import type { ViewProps } from '../view'
import { AxisLanes } from './AxisLanes'
import { factsOf } from './facts'
import { axisRange, frameName, idsOf, timeDistance } from './frameAt'
import { IdList, IdTip } from './IdTip'
import type { LaneSide } from './lanePaint'
import style from './layout.module.css'
import { layTokenAxis, tokenAt, tokenX } from './tokenAxis'
import { idText, runKind } from './words'

/** px left of the lanes on the phone: axis letter and values */
const PHONE_LEFT = 40

/** Lanes with a hairline that names the token of each side; a frame's distance becomes the cursor by click or Enter. */
export function LanesPanel({ input, act, width, height }: Pick<ViewProps, 'input' | 'act' | 'width' | 'height'>) {
  const { a, b, scene, palette, phone } = input
  const { segments } = scene
  const left = phone ? PHONE_LEFT : plotLeft(false)
  const plot = phone ? width - left : plotWidth(width, false)
  const factsA = factsOf(a, segments)
  const factsB = b && factsOf(b, segments)
  const sides = useMemo((): LaneSide[] => {
    const first = { side: a, index: 0, facts: factsA }
    return b && factsB ? [first, { side: b, index: 1, facts: factsB }] : [first]
  }, [factsA, factsB, a.name, b?.name])
  const tokens = useMemo(() => layTokenAxis(sides, segments, plot), [sides, segments, plot])
  const [px, setPx] = useState<number | null>(null)
  const [own, other] = sides.map(({ index }) => (px === null ? null : tokenAt(tokens, index, px)))
  const token = own ?? null

  const run = (index: number, at: number) =>
    sides[index]?.facts.runs.find(({ start, count }) => at >= start && at < start + count)
  const found = token === null ? undefined : run(0, token)
  const choose = (at: number | null) => {
    const frame = at === null ? undefined : run(0, at)
    const first = sides[0]
    if (first && frame && frame.frame >= 0) act.setCursor({ delta: timeDistance(first.side, first.facts, frame), pinned: true })
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -100, PageUp: 100 }[event.key]
    if (step) {
      const shown = tokens.spans.flatMap(span => span.stretches[0] ?? []).filter(stretch => stretch.count)
      const least = shown[0]?.start ?? 0
      const most = shown.reduce((end, stretch) => Math.max(end, stretch.start + stretch.count), 1) - 1
      const next = Math.max(least, Math.min(most, (token ?? least) + step * (event.shiftKey ? 10 : 1)))
      setPx((tokenX(tokens, 0, next) ?? 0) + 1e-6)
    } else if (event.key === 'Enter' || event.key === ' ') choose(token)
    else if (event.key === 'Escape') setPx(null)
    else return
    event.preventDefault()
  }
  const columns = sides.flatMap(({ side, index }) => {
    const at = [own, other][index]
    return at == null ? [] : [{ letter: side.letter, ids: idsOf(side, at) }]
  })
  const readout = ({ side, facts, index }: LaneSide, axis: AxisId) => {
    const at = [own, other][index]
    return at == null ? axisRange(side, facts, axis) : idText(side.spec.positionIds[side.spec.axes.indexOf(axis)]?.[at] as number)
  }
  const told = token === null ? 'no token chosen' : tokenWords(token)
  function tokenWords(at: number): string {
    const ids = idsOf(a, at).map(({ axis, text }) => `${axisText(axis)} ${text}`)
    return `token ${idText(at)}, ${found && found.frame >= 0 ? frameName(found, segments) : found ? runKind(found, segments) : 'text'}, ${ids.join(', ')}`
  }
  return (
    <div className={style.place} onPointerLeave={() => setPx(null)}>
      <svg width={width} height={height}>
        <AxisLanes {...{ sides, segments, tokens, height, left, palette }} readout={phone ? undefined : readout} />
        {px !== null && <line x1={left + px} x2={left + px} y2={height - 20} stroke={palette.ink} pointerEvents="none" />}
        <rect
          className={style.pick}
          x={left}
          width={plot}
          height={height - 20}
          fill="transparent"
          style={{ cursor: 'crosshair' }}
          role="slider"
          tabIndex={0}
          aria-label="Token, Enter sets Δ to the distance of its frame"
          aria-valuemin={0}
          aria-valuemax={Math.max(0, a.spec.tokens.count - 1)}
          aria-valuenow={token ?? 0}
          aria-valuetext={told}
          onKeyDown={press}
          onBlur={() => setPx(null)}
          onPointerMove={event => setPx(event.clientX - event.currentTarget.getBoundingClientRect().left)}
          onClick={() => choose(token)}
        />
      </svg>
      {px !== null && token !== null && found && (
        <IdTip x={left + px} y={8} width={width}>
          <strong>{found.frame >= 0 ? frameName(found, segments) : runKind(found, segments)}</strong>
          <p>
            token {idText(token)}
            {found.frame >= 0 &&
              (a.spec.tokens.row[token] as number) >= 0 &&
              `, row ${(a.spec.tokens.row[token] ?? 0) + 1}, column ${(a.spec.tokens.col[token] ?? 0) + 1}`}
          </p>
          <IdList columns={columns} palette={palette} />
          {found.frame >= 0 && sides[0] && <p>click sets Δ = {idText(timeDistance(a, sides[0].facts, found))}</p>}
        </IdTip>
      )}
    </div>
  )
}
