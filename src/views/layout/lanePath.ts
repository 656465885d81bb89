import { pathRound } from 'd3-path'
import type { TokenTable } from '../../core/variant'
import { endOfText } from './textRise'
import type { Stretch } from './tokenAxis'

/** The tokens of one segment between two px. */
export interface LaneSpan extends Stretch {
  x0: number
  x1: number
}

/** Fewer px than this for a token, and tokens are drawn as the range of each px. */
const EXACT_FROM = 1

export function isExact({ count, x0, x1 }: LaneSpan): boolean {
  return x1 - x0 >= EXACT_FROM * count
}

/** Ids as steps, one per token, over the tokens that `shows`. For spans with a px or more per token. */
export function stepPath(
  span: LaneSpan,
  ids: Float64Array,
  y: (id: number) => number,
  shows: (token: number) => boolean,
): string {
  const d = pathRound(2)
  const step = (span.x1 - span.x0) / span.count
  let pen = false
  for (let k = 0; k < span.count; k++) {
    const token = span.start + k
    if (!shows(token)) {
      pen = false
      continue
    }
    const [x, level] = [span.x0 + k * step, y(ids[token] as number)]
    if (pen) d.lineTo(x, level)
    else d.moveTo(x, level)
    d.lineTo(x + step, level)
    pen = true
  }
  return d.toString()
}

/** A straight run of text: from its first id to one step past its last. What a layout puts between patches may go any way: its steps. */
export function textPath(span: LaneSpan, ids: Float64Array, y: (id: number) => number, tokens: TokenTable): string {
  const d = pathRound(2)
  const step = (span.x1 - span.x0) / span.count
  let drawn = Number.NEGATIVE_INFINITY
  for (let k = 0; k < span.count; ) {
    let end = k
    while (end < span.count && (tokens.frame[span.start + end] as number) < 0) end++
    if (end > k && span.x0 + end * step - drawn >= 0.5) {
      const [from, to] = [span.start + k, span.start + end]
      d.moveTo(span.x0 + k * step, y(ids[from] as number))
      if (isStraight(ids, from, to)) d.lineTo(span.x0 + end * step, y(endOfText(ids, from, end - k)))
      else
        for (let token = from; token < to; token++) {
          const [x, level] = [span.x0 + (token - span.start) * step, y(ids[token] as number)]
          d.lineTo(x, level)
          d.lineTo(x + step, level)
        }
      drawn = span.x0 + end * step
    }
    k = Math.max(end, k + 1)
  }
  return d.toString()
}

/** Whether ids climb evenly, or stand still. */
function isStraight(ids: Float64Array, from: number, to: number): boolean {
  const first = ids[from] as number
  const step = to - from > 1 ? (ids[from + 1] as number) - first : 0
  if (step < 0) return false
  for (let token = from + 2; token < to; token++)
    if (Math.abs((ids[token] as number) - first - (token - from) * step) > 1e-9 * (1 + Math.abs(first) + (token - from) * step))
      return false
  return true
}

/** A box for each frame, `rim` ids beyond its smallest and largest; one outline where frames are narrower than 2 px. */
export function rangePath(
  span: LaneSpan,
  ids: Float64Array,
  y: (id: number) => number,
  tokens: TokenTable,
  shows: (token: number) => boolean,
  rim: number,
): string {
  const boxes = frameBoxes(span, tokens)
  const [first] = boxes
  return first && first.x1 - first.x0 >= 2 ? boxPath(boxes, ids, y, rim) : columnPath(span, ids, y, shows, rim)
}

function frameBoxes(span: LaneSpan, tokens: TokenTable): LaneSpan[] {
  const boxes: LaneSpan[] = []
  const step = (span.x1 - span.x0) / span.count
  for (let k = 0; k < span.count; ) {
    const frame = tokens.frame[span.start + k]
    let end = k + 1
    while (end < span.count && tokens.frame[span.start + end] === frame) end++
    if ((frame as number) >= 0)
      boxes.push({ start: span.start + k, count: end - k, x0: span.x0 + k * step, x1: span.x0 + end * step })
    k = end
  }
  return boxes
}

function boxPath(boxes: readonly LaneSpan[], ids: Float64Array, y: (id: number) => number, rim: number): string {
  const d = pathRound(2)
  for (const { start, count, x0, x1 } of boxes) {
    const [low, high] = extent(ids, start, start + count)
    if (low === high && rim === 0) {
      d.moveTo(x0, y(low))
      d.lineTo(x1, y(low))
    } else d.rect(x0 + 0.5, y(high + rim), x1 - x0 - 1, y(low - rim) - y(high + rim))
  }
  return d.toString()
}

/** px under which an outline is drawn as one line, so that dashes of both edges do not fill each other's gaps */
const THIN = 3

function columnPath(
  span: LaneSpan,
  ids: Float64Array,
  y: (id: number) => number,
  shows: (token: number) => boolean,
  rim: number,
): string {
  const columns = Math.max(1, Math.round(span.x1 - span.x0))
  const upper: [number, number][] = []
  const lower: [number, number][] = []
  let thickest = 0
  for (let column = 0; column < columns; column++) {
    const from = span.start + Math.floor((column * span.count) / columns)
    const to = Math.max(from + 1, span.start + Math.floor(((column + 1) * span.count) / columns))
    const [low, high] = extent(ids, from, to, shows)
    if (low > high) continue
    const [top, bottom] = [y(high + rim), y(low - rim)]
    thickest = Math.max(thickest, bottom - top)
    upper.push([span.x0 + column, top], [span.x0 + column + 1, top])
    lower.push([span.x0 + column, bottom], [span.x0 + column + 1, bottom])
  }
  const d = pathRound(2)
  if (thickest < THIN) {
    for (const [k, [x, top]] of upper.entries()) d[k ? 'lineTo' : 'moveTo'](x, (top + (lower[k] as [number, number])[1]) / 2)
    return d.toString()
  }
  for (const [k, [x, level]] of [...upper, ...lower.toReversed()].entries()) d[k ? 'lineTo' : 'moveTo'](x, level)
  d.closePath()
  return d.toString()
}

function extent(ids: Float64Array, from: number, to: number, shows?: (token: number) => boolean): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let k = from; k < to; k++) {
    if (shows && !shows(k)) continue
    const id = ids[k] as number
    if (id < low) low = id
    if (id > high) high = id
  }
  return [low, high]
}
