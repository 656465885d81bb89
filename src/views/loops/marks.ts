import { pixelFrames } from '../../core/loops'
import { SLOTS } from '../../core/scene'
import { variantOf } from '../../core/setups'
import type { Report } from '../../core/variant'
import { formatPositions, formatShort } from '../paint/format'
import type { Side } from '../view'
import type { LoopFacts } from './facts'
import { measures, otherClip } from './facts'
import type { LoopsAxis } from './place'

export interface Mark {
  kind: 'trained' | 'clip' | 'repeat' | 'reported'
  letter: 'A' | 'B' | null
  /** px */
  x: number
  text: string
}

/** What a side's model is reported to do, where it is a named model as published. */
export function reportsOf({ setup }: Side): readonly Report[] {
  const asPublished = SLOTS.every(slot => Object.keys(setup[slot].params).length === 0)
  return (asPublished && variantOf(setup)?.repeats) || []
}

/** Everything that is marked on the axis. Lengths are pixel frames, or token frames where the prompt's clip is not the model's. */
export function marksOf(axis: LoopsAxis, phone: boolean): readonly Mark[] {
  const { a, b, x } = axis
  const repeats = (b ? [a, b] : [a]).flatMap((facts): Mark[] => {
    if (!facts.repeat) return []
    const { frames, pixels } = measures(facts.repeat.delta, facts.clip)
    const { letter } = facts.side
    const amount = otherClip(facts) ? `${formatShort(frames)} token frames` : formatShort(pixels)
    const text = `${b ? `${letter} ` : ''}${phone ? '' : 'predicted '}repeat ${amount}`
    return [{ kind: 'repeat', letter, x: x(frames), text }]
  })
  const last = a.span / a.clip.step
  const end: Mark = {
    kind: 'clip',
    letter: null,
    x: x(last),
    text: `${phone ? 'clip' : 'end of the clip'} ${lengthText(a, last + 1)}`,
  }
  return [...repeats, ...reported(a, axis), end, ...trainedMark(a, axis)].filter(mark => mark.x <= axis.width + 0.5)
}

/** How long a clip of so many token frames is. */
function lengthText(facts: LoopFacts, frames: number): string {
  if (otherClip(facts)) return `${formatPositions(frames)} token frames`
  return formatPositions(pixelFrames(frames, facts.clip.patch, facts.causal))
}

/** The frame that users name, the last of a clip of so many of the model's own. */
function reported(a: LoopFacts, { x }: LoopsAxis): Mark[] {
  const { patch, step } = otherClip(a) ?? a.clip
  return reportsOf(a.side).flatMap(({ pixelFrames: frame }) => {
    if (frame === undefined) return []
    const frames = ((a.causal ? frame - 1 : frame) / patch) * (step / a.clip.step)
    return [{ kind: 'reported', letter: null, x: x(frames), text: `reported ${frame}` } as const]
  })
}

function trainedMark(facts: LoopFacts, { x }: LoopsAxis): Mark[] {
  const frames = facts.trained / facts.clip.step
  if (frames < 2) return []
  return [{ kind: 'trained', letter: null, x: x(frames - 1), text: `trained ${lengthText(facts, frames)}` }]
}

/** lines of labels above the curve */
export const LINES = 3
/** px of a character of 12 px text, the gap between two labels, and between a line and its text */
const CHARACTER = 6.1
const GAP = 10
const AWAY = 5

export interface PlacedMark extends Mark {
  /** 0 is next to the curve; null: the mark is drawn without its text */
  line: number | null
  /** px where the text starts */
  from: number
}

/**
 * The labels of marks: each stands right of its line, left of it where there is no room, and as low as it can without
 * another text, or a line that reaches as high, in its way. Of several orders, and of either side first, what says most.
 */
export function placeMarks(marks: readonly Mark[], width: number): readonly PlacedMark[] {
  const orders = [marks.toSorted((a, b) => b.x - a.x), marks.toSorted((a, b) => a.x - b.x), marks]
  const worth = (placed: readonly PlacedMark[]) =>
    placed.reduce((sum, { kind, line }) => sum + (line === null ? 0 : kind === 'repeat' ? 10 : 1), 0)
  return orders
    .flatMap(order => [placeInOrder(order, width, false), placeInOrder(order, width, true)])
    .reduce((best, next) => (worth(next) > worth(best) ? next : best))
}

function placeInOrder(marks: readonly Mark[], width: number, leftFirst: boolean): readonly PlacedMark[] {
  const placed: PlacedMark[] = []
  const length = ({ text }: Mark) => text.length * CHARACTER
  for (const mark of marks) {
    const free = (line: number, from: number) => {
      const to = from + length(mark)
      if (from < 0 || to > width) return false
      return placed.every(other => {
        if (other.line === null) return true
        const [start, end] = [other.from, other.from + length(other)]
        const overlaps = other.line === line && from < end + GAP && to > start - GAP
        const crossed = other.line >= line && other.x > from - 3 && other.x < to + 3
        const crosses = other.line <= line && mark.x > start - 3 && mark.x < end + 3
        return !overlaps && !crossed && !crosses
      })
    }
    const [right, left] = [mark.x + AWAY, mark.x - AWAY - length(mark)]
    const spots = Array.from({ length: LINES }, (_, line) =>
      (leftFirst ? [left, right] : [right, left]).map(from => ({ line, from })),
    ).flat()
    const spot = spots.find(({ line, from }) => free(line, from))
    placed.push({ ...mark, line: spot?.line ?? null, from: spot?.from ?? mark.x })
  }
  return placed
}
