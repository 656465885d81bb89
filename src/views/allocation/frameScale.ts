import type { RotarySpec } from '../../core/resolve'
import type { Segment } from '../../core/scene'
import { formatShort, withUnit } from '../paint/format'

/** What one token frame of the prompt's first video of two frames or more means. */
export interface FrameScale {
  /** positions on the time axis, or on the only axis */
  positions: number
  seconds: number
}

/** Null without such a video, or where its frames share one position. */
export function frameScale(segments: readonly Segment[], spec: RotarySpec): FrameScale | null {
  const { segment: segmentOf, frame, count } = spec.tokens
  for (const [index, segment] of segments.entries()) {
    if (segment.kind !== 'video' || segment.frames < 2) continue
    const time = spec.positionIds[Math.max(0, spec.axes.indexOf('t'))]
    let first = -1
    let last = -1
    for (let token = 0; token < count; token++) {
      if (segmentOf[token] !== index) continue
      if (first < 0 && frame[token] === 0) first = token
      if (frame[token] === segment.frames - 1) {
        last = token
        break
      }
    }
    if (!time || first < 0 || last < 0) return null
    const positions = ((time[last] as number) - (time[first] as number)) / (segment.frames - 1)
    return positions > 0 ? { positions, seconds: segment.temporalPatch / segment.fps } : null
  }
  return null
}

const UNITS = [
  { unit: 'years', seconds: 31_557_600 },
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3600 },
  { unit: 'min', seconds: 60 },
] as const

/** A duration in the largest unit of which it holds two: 27.60 h. */
export function formatSeconds(seconds: number): string {
  const scale = UNITS.find(({ seconds: size }) => seconds >= 2 * size)
  return withUnit(formatShort(seconds / (scale?.seconds ?? 1)), scale?.unit ?? 's')
}
