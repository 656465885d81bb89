import type { MouseEvent, PointerEvent } from 'react'
import { useMemo, useState } from 'react'
import { alignmentAt } from '../../core/loops'
import { formatPositions, formatShort } from '../paint/format'
import parts from '../paint/parts.module.css'
import { cursorAfterKey } from '../ruler/cursorKeys'
import type { ViewProps } from '../view'
import { ClipBar } from './ClipBar'
import { EmptyLoops } from './EmptyLoops'
import { isFacts, loopFacts, measures, withLength } from './facts'
import { LoopsNotes } from './LoopsNotes'
import { LoopsPicture } from './LoopsPicture'
import { LoopsTip } from './LoopsTip'
import { loopsPlace } from './place'
import { withLongestOf } from './slowing'
import { useDraft } from './useDraft'

/** px of the bar above the picture and of the notes under it */
const BAR = { desk: 46, phone: 150 }
const NOTES = 60

/** Where a clip comes round: similarity over time, and the turns of each pair that carries it. */
export function LoopsPrimary({ input, act, width, height }: ViewProps) {
  const { a, b, scene, phone, cursor } = input
  const [draft, setDraft] = useDraft(frames => act.setSegments(segments => withLongestOf(segments, frames)))
  const facts = useMemo(() => withLength(loopFacts(a, scene.segments), draft), [a, scene.segments, draft])
  const room = height - (phone ? BAR.phone : BAR.desk + NOTES)
  const place = useMemo(() => loopsPlace({ a, b, scene, phone }, width, room, draft), [a, b, scene, phone, width, room, draft])
  const [over, setOver] = useState<number | null>(null)
  if (!isFacts(facts) || !place) return <EmptyLoops missing={isFacts(facts) ? 'no video' : facts} {...{ input, act, height }} />

  const { clip, unit } = facts
  const end = (place.domain * clip.step) / unit
  const shown = cursor.delta <= end ? cursor.delta * unit : null
  const pointed = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const frames = Math.max(0, Math.min(place.domain, place.at(event.clientX - box.left)))
    return { delta: Math.round((frames * clip.step) / unit), y: event.clientY - box.top }
  }
  const move = (event: PointerEvent) => {
    const touch = event.pointerType === 'touch'
    const { delta, y } = pointed(event)
    if (!touch) setOver(y)
    if (touch ? event.isPrimary : !cursor.pinned) act.setCursor({ delta, pinned: touch })
  }
  const pin = (event: MouseEvent) => {
    const { delta, y } = pointed(event)
    const row = facts.pairs[Math.floor((y - place.rows.top) / place.rows.height)]
    act.setCursor({ delta, pinned: true, ...(row && { pair: row.pair }) })
  }
  const { back, turned } = alignmentAt(facts.pairs, cursor.delta * unit)
  const said = measures(cursor.delta * unit, clip)
  const counted = `${formatPositions(cursor.delta)} ${unit === 1 ? 'positions' : 'tokens'}`
  return (
    <div className={parts.cover} style={{ width, minHeight: height }}>
      <ClipBar facts={facts} input={input} act={act} setFrames={setDraft} />
      <div style={{ position: 'relative', height: place.height }}>
        <svg className={parts.overlay} width={width} height={place.height} aria-hidden="true">
          <LoopsPicture input={input} place={place} delta={shown} />
        </svg>
        <div
          className={parts.plot}
          style={{ left: place.left, top: 0, width: place.width, height: place.height }}
          role="slider"
          tabIndex={0}
          aria-label="Distance Δ along the frames of the clip"
          aria-valuemin={0}
          aria-valuemax={Math.max(cursor.delta, Math.ceil(end))}
          aria-valuenow={cursor.delta}
          aria-valuetext={`${counted}, ${formatShort(said.frames)} token frames, ${formatShort(said.pixels)} pixel frames: ${back.length} of ${turned.length} turned pairs back`}
          onPointerMove={move}
          onPointerDown={event => event.pointerType === 'touch' && move(event)}
          onPointerLeave={() => setOver(null)}
          onClick={pin}
          onKeyDown={event => {
            const stops = facts.groups.map(group => Math.round(group.delta / unit)).filter(stop => stop <= end)
            const next = cursorAfterKey(event, Math.min(cursor.delta, Math.round(end)), stops)
            if (!next) return
            event.preventDefault()
            act.setCursor(next)
          }}
        />
        {over !== null && shown !== null && <LoopsTip place={place} delta={shown} y={over} />}
      </div>
      <LoopsNotes facts={facts} />
    </div>
  )
}
