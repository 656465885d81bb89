import { useLayoutEffect, useRef } from 'react'
import { alignmentAt, timeSimilarity } from '../../core/loops'
import { formatShort, formatValue } from '../paint/format'
import parts from '../paint/parts.module.css'
import { measures } from './facts'
import style from './loops.module.css'
import type { LoopsPlace } from './place'
import { secondsText } from './words'

/** The numbers under the hairline. */
export function LoopsTip({ place, delta, y }: { place: LoopsPlace; delta: number; y: number }) {
  const ref = useRef<HTMLDivElement>(null)
  const { a, b, left, x, width } = place
  const { frames, pixels, seconds } = measures(delta, a.clip)
  const at = left + x(frames)
  useLayoutEffect(() => {
    const tip = ref.current
    if (!tip) return
    const right = at + 16 + tip.offsetWidth <= left + width + 60
    tip.style.left = `${right ? at + 16 : Math.max(0, at - 16 - tip.offsetWidth)}px`
    tip.style.top = `${Math.max(0, Math.min(y + 14, place.height - tip.offsetHeight))}px`
  })
  return (
    <div ref={ref} className={parts.valueTip} aria-hidden="true">
      <p>
        <b>Δ = {formatShort(delta / a.unit)}</b>
        <span>{formatShort(frames)} token frames</span>
      </p>
      <p className={style.quiet}>
        <span>{formatShort(pixels)} pixel frames</span>
        <span>{secondsText(seconds)}</span>
      </p>
      {(b ? [a, b] : [a]).map(facts => {
        const own = frames * facts.clip.step
        const { back, turned } = alignmentAt(facts.pairs, own)
        return (
          <p key={facts.side.letter}>
            <span>
              {facts.side.letter} {formatValue(timeSimilarity(facts.pairs, own))}
            </span>
            <span>
              {back.length} of {turned.length} turned pairs back
            </span>
          </p>
        )
      })}
    </div>
  )
}
