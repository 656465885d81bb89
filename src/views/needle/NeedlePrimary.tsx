import { useMemo } from 'react'
import { DEPTHS, HAYSTACKS } from '../../core/needle'
import type { ViewProps } from '../view'
import { findingOf } from './facts'
import { NeedleBar } from './NeedleBar'
import { CELL, TITLE } from './NeedleMap'
import { NeedlePicture } from './NeedlePicture'
import style from './needle.module.css'
import { placeNeedle } from './place'
import { useHaystacks } from './useHaystacks'

/** px of the bar above the picture */
const BAR = { desk: 46, phone: 190 }

/** A needle among frames with a distractor: whether position keeps the two in order. */
export function NeedlePrimary({ input, act, width, height }: ViewProps) {
  const { a, b, view, phone } = input
  const findings = useMemo(
    () => [a, ...(b ? [b] : [])].flatMap(side => findingOf(side, { view }) ?? []),
    [a, b, view.needle, view.lane],
  )
  const maps = useHaystacks(input)
  const place = useMemo(
    () => placeNeedle({ b, phone }, width, height - (phone ? BAR.phone : BAR.desk)),
    [b, phone, width, height],
  )
  if (findings.length === 0)
    return (
      <div className={style.primary} style={{ minHeight: height }}>
        <p className={style.empty}>
          {a.name} has no place for a video between two texts, or does not set the patches of a frame evenly. Choose a layout for
          video, such as M-RoPE.
        </p>
      </div>
    )
  return (
    <div className={style.primary} style={{ width, minHeight: height }}>
      <NeedleBar input={input} act={act} />
      <div style={{ position: 'relative', height: place.height }}>
        <svg className={style.picture} width={width} height={place.height} aria-hidden="true">
          <NeedlePicture input={input} findings={findings} maps={maps} place={place} />
        </svg>
        {place.maps.map(({ x, y }, k) => (
          <div
            key={k}
            className={style.map}
            style={{ left: x, top: y + TITLE, width: place.mapWidth, height: DEPTHS.length * CELL }}
            onClick={event => {
              const box = event.currentTarget.getBoundingClientRect()
              const at = <T,>(values: readonly T[], part: number) =>
                values[Math.max(0, Math.min(values.length - 1, Math.floor(part * values.length)))] as T
              const frames = at(HAYSTACKS, (event.clientX - box.left) / box.width)
              const depth = at(DEPTHS, (event.clientY - box.top) / box.height)
              act.setView(now => ({ needle: { ...now.needle, frames, depth } }))
            }}
          />
        ))}
      </div>
    </div>
  )
}
