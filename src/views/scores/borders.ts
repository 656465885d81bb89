import type { Segment } from '../../core/scene'
import { isGrid } from '../../core/scene'
import { gridOf } from '../../core/tokens'
import { segmentName } from '../layout/words'
import { formatPositions } from '../paint/format'
import { partsOf } from './lattice'

/** Lines and words along one edge of a matrix, px from its start. */
export interface EdgeMarks {
  /** between segments, between frames, between tokens */
  segments: readonly number[]
  frames: readonly number[]
  tokens: readonly number[]
  labels: readonly { text: string; at: number; room: number }[]
}

/** px between lines, and that a label needs */
const LEAST = { frames: 7, tokens: 20, frameLabel: 24, frameRow: 13, tokenLabel: 26 }

/** What stands along the tokens start .. start + size of the prompt, `side` px long; labels beside it have so many px, those above it the room of what they name. */
export function edgeMarks(
  segments: readonly Segment[],
  start: number,
  size: number,
  side: number,
  beside: number | null,
): EdgeMarks {
  const px = side / size
  const x = (token: number) => (token - start) * px
  const inside = (token: number) => token > start + 1e-9 && token < start + size - 1e-9
  const parts = partsOf(segments).filter(({ from, to }) => to > start && from < start + size)
  const frames = parts.flatMap(({ segment, from, to }) => framesIn(segments[segment] as Segment, from, to, px))
  const whole = Array.from({ length: px >= LEAST.tokens ? Math.ceil(size) + 1 : 0 }, (_, k) => Math.floor(start) + k)
  const span = (from: number, to: number) => {
    const [left, right] = [Math.max(0, x(from)), Math.min(side, x(to))]
    return { at: (left + right) / 2, room: right - left }
  }
  const byToken = px >= LEAST.tokenLabel
  const labels = byToken
    ? whole.map(token => ({ text: formatPositions(token), ...span(token, token + 1) }))
    : parts.flatMap(({ segment, from, to }) => {
        const name = segmentName(segments, segment)
        const own = frames.filter(frame => frame.from >= from && frame.from < to)
        const [frame] = own
        if (!frame || (frame.to - frame.from) * px < (beside === null ? LEAST.frameLabel : LEAST.frameRow))
          return [{ text: name, ...span(from, to) }]
        return own
          .filter(frame => frame.to > start && frame.from < start + size)
          .map(({ index, ...frame }) => {
            const { at, room } = span(frame.from, frame.to)
            const long = `${name} frame ${index + 1}`
            const middle = `frame ${index + 1}`
            const most = beside ?? room
            return { text: most > 7 * long.length ? long : most > 6.6 * middle.length ? middle : String(index + 1), at, room }
          })
      })
  return {
    segments: parts.flatMap(({ from }) => (inside(from) ? [x(from)] : [])),
    frames: frames.flatMap(({ from }) => (inside(from) ? [x(from)] : [])),
    tokens: whole.flatMap(token => (inside(token) ? [x(token)] : [])),
    labels: labels.filter(({ room }) => room > 0),
  }
}

/** The frames of a video where each is wide enough for a line. */
function framesIn(segment: Segment, from: number, to: number, px: number): { index: number; from: number; to: number }[] {
  if (!isGrid(segment) || segment.kind === 'image') return []
  const { rows, cols } = gridOf(segment)
  const length = rows * cols
  if (length * px < LEAST.frames) return []
  return Array.from({ length: Math.ceil((to - from) / length) }, (_, index) => ({
    index,
    from: from + index * length,
    to: from + (index + 1) * length,
  }))
}
