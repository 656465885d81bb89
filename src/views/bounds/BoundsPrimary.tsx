import type { MouseEvent, PointerEvent } from 'react'
import { useMemo, useState } from 'react'
import { thetasAt } from '../../core/baseBound'
import { decayAt } from '../../core/curve'
import { formatPositions, formatValue } from '../paint/format'
import parts from '../paint/parts.module.css'
import { cursorAfterKey } from '../ruler/cursorKeys'
import type { ViewProps } from '../view'
import { BoundsBar } from './BoundsBar'
import { BoundsLegend, LEGEND_HEIGHT } from './BoundsLegend'
import { BoundsMap } from './BoundsMap'
import { BoundsPanel } from './BoundsPanel'
import { BoundsPicture } from './BoundsPicture'
import { BoundsTip } from './BoundsTip'
import styles from './bounds.module.css'
import { contextOf } from './context'
import { ladderOf } from './ladder'
import { boundsPlace } from './place'
import { baseText, publishedRows } from './rows'

/** The map of C over base and distance, and the solver beside it. */
export function BoundsPrimary({ input, frame, act, width, height }: ViewProps) {
  const { a, b, view, phone, palette, cursor } = input
  const place = useMemo(() => boundsPlace({ a, b, view, phone }, width, height), [a, b, view, phone, width, height])
  const ladder = useMemo(() => ladderOf(a), [a])
  const [over, setOver] = useState<{ base: number; x: number; y: number } | null>(null)
  const { m } = place.domain
  const shown = cursor.delta >= m[0] && cursor.delta <= m[1] ? cursor.delta : null
  const value = (base: number) => decayAt(thetasAt(ladder.channels, Math.log(base)), cursor.delta)
  const published = publishedRows(ladder.channels).length > 0

  const pointed = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    const inside = (px: number, most: number) => Math.max(0, Math.min(most, px))
    setOver({ base: place.base(inside(x, place.width)), x, y })
    return Math.round(place.m(inside(y, place.height)))
  }
  const move = (event: PointerEvent) => {
    const touch = event.pointerType === 'touch'
    const delta = pointed(event)
    if (touch ? event.isPrimary : !cursor.pinned) act.setCursor({ delta, pinned: touch })
  }
  return (
    <div className={`${parts.cover} ${styles.primary}`} style={{ width, minHeight: height }}>
      {!phone && <BoundsBar input={input} act={act} />}
      <div className={phone ? styles.column : styles.row}>
        <div className={styles.picture} style={{ width: place.outer.width, height: place.outer.height }}>
          <BoundsMap input={input} frame={frame} place={place} />
          <svg className={parts.overlay} width={place.outer.width} height={place.outer.height} aria-hidden="true">
            <BoundsPicture input={input} frame={frame} place={place} delta={shown} />
            {!phone && (
              <g transform={`translate(${place.left} ${place.outer.height - LEGEND_HEIGHT.rows})`}>
                <BoundsLegend palette={palette} published={published} rows />
              </g>
            )}
          </svg>
          <div
            className={parts.plot}
            data-pill="within"
            style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
            role="slider"
            tabIndex={0}
            aria-label="Distance m on the map of bases"
            aria-orientation="vertical"
            aria-valuemin={0}
            aria-valuemax={Math.max(cursor.delta, m[1])}
            aria-valuenow={cursor.delta}
            aria-valuetext={`${formatPositions(cursor.delta)} positions: C ${formatValue(value(ladder.base))} at base ${baseText(ladder.base)}`}
            onPointerMove={move}
            onPointerDown={event => event.pointerType === 'touch' && move(event)}
            onPointerLeave={() => setOver(null)}
            onClick={(event: MouseEvent) => act.setCursor({ delta: pointed(event), pinned: true })}
            onKeyDown={event => {
              const stops = [ladder.carries, contextOf(input)].filter(stop => stop !== null).sort((p, q) => p - q)
              const next = cursorAfterKey(event, cursor.delta, stops)
              if (!next) return
              event.preventDefault()
              act.setCursor(next)
            }}
          />
          {over && <BoundsTip place={place} over={over} m={cursor.delta} value={value(over.base)} channels={ladder.channels} />}
        </div>
        <div className={styles.aside} style={phone ? undefined : { paddingTop: place.top }}>
          {phone && <BoundsBar input={input} act={act} />}
          <BoundsPanel input={input} frame={frame} act={act} />
          {phone && (
            <svg width={280} height={LEGEND_HEIGHT.lines} className={styles.legend} aria-hidden="true">
              <BoundsLegend palette={palette} published={published} rows={false} />
            </svg>
          )}
        </div>
      </div>
    </div>
  )
}
