import type { LayoutFacts, Overlap } from '../../core/overlaps'
import { framesOf } from '../../core/overlaps'
import { rangeOf } from '../../core/runs'
import type { Segment, VideoSegment } from '../../core/scene'
import { AXIS_NAMES, isGrid } from '../../core/scene'
import { formatPositions, formatShort } from '../paint/format'
import type { Side } from '../view'
import type { Meeting } from './meetings'
import { collapsedEnds, firstNegative, meetingOf } from './meetings'

const SHAPES: Record<LayoutFacts['shape'], string> = {
  line: 'runs in one line',
  diagonal: 'rides the diagonal',
  corner: 'stacks in a corner',
  origin: 'stacks at the origin',
  still: 'stacks in one place',
  drift: 'drifts off the diagonal',
  centred: 'sits on the diagonal',
}

/** What the layout does, in three words. */
export function shapeWords({ shape, grid }: LayoutFacts): string {
  return shape === 'corner' && grid.length === 1 ? 'sits in a corner' : SHAPES[shape]
}

/** An id: whole numbers in full, fractions with three decimals at most. */
export function idText(id: number): string {
  if (Number.isInteger(id)) return formatPositions(id)
  const [whole, decimals] = Math.abs(id).toFixed(3).split('.') as [string, string]
  return `${id < 0 ? '−' : ''}${formatPositions(Number(whole))}.${decimals.replace(/0+$/, '') || '0'}`
}

export function rangeText(from: number, to: number): string {
  return from === to ? idText(from) : `${idText(from)} to ${idText(to)}`
}

/** Seconds at which a token frame of a video starts. */
export function frameSeconds(segment: VideoSegment, frame: number): number {
  return (frame * segment.temporalPatch) / segment.fps
}

export function secondsText(seconds: number): string {
  return `${formatShort(seconds)}\u00a0s`
}

/** "video", or "video 2" where the prompt has several. */
export function segmentName(segments: readonly Segment[], at: number): string {
  const kind = segments[at]?.kind ?? 'text'
  const alike = segments.flatMap((segment, k) => (segment.kind === kind ? [k] : []))
  return alike.length > 1 ? `${kind} ${alike.indexOf(at) + 1}` : kind
}

/** The finding about one side: where time runs, where text resumes, and the worst that ids do to each other. */
export function sideSentence(side: Side, facts: LayoutFacts, segments: readonly Segment[]): string {
  const { spec, name } = side
  const count = spec.tokens.count
  if (count === 0) return `Under ${name} the prompt has no tokens: the first would take position ${idText(facts.next)}.`
  const segment = facts.grid[0]?.segment
  if (segment === undefined) {
    const [from, to] = rangeOf(facts.runs, 0)
    return `Under ${name} the ${formatPositions(count)} text tokens stand at ${rangeText(from, to)} on every axis.`
  }
  const grid = segmentName(segments, segment)
  const at = facts.shape === 'line' ? 0 : Math.max(0, spec.axes.indexOf('t'))
  const [from, to] = rangeOf(framesOf(facts.runs, segment), at)
  const time = facts.shape !== 'line' && spec.axes[at] === 't'
  const runs = `${time ? 'time' : 'one index'}${time && segments.filter(isGrid).length > 1 ? ` of ${grid}` : ''}`
  const stands = from === to ? `is ${idText(from)}` : `runs ${rangeText(from, to)}`
  const apart = facts.runs.some(run => run.frame < 0) ? 'text and patches share no id' : ''
  const worst = findings(side, facts, segments)[0]?.short ?? apart
  return `Under ${name} ${runs} ${stands} and ${resumeWords(facts, segment)}${worst && '; '}${worst}.`
}

function resumeWords({ resumptions, next }: LayoutFacts, segment: number): string {
  const found = resumptions.find(resumption => resumption.segment === segment)
  if (found?.token != null) return `text resumes at ${idText(found.position)}`
  return `the next text token would take ${idText(next)}`
}

export interface Finding {
  short: string
  /** tokens that it concerns */
  tokens: number | null
  /** two of the layout's tokens that show it */
  where: () => Meeting
}

/** What ids do to each other, the gravest first. */
export function findings(side: Side, facts: LayoutFacts, segments: readonly Segment[]): Finding[] {
  const { collisions, collapsed, negative, overlaps } = facts
  const { spec } = side
  const tokens = (count: number) => `${formatPositions(count)} token${count === 1 ? '' : 's'}`
  const list: Finding[] = []
  if (collisions.first) {
    const [earlier, later] = collisions.first
    const stand = collisions.tokens === 1 ? 'stands' : 'stand'
    const which = `token ${formatPositions(later)} on token ${formatPositions(earlier)}`
    list.push({
      short: `${tokens(collisions.tokens)} ${stand} exactly where an earlier one stands, first ${which}`,
      tokens: collisions.tokens,
      where: () => ({ query: later, key: earlier }),
    })
  }
  for (const { axis, segment } of collapsed) {
    const frames = framesOf(facts.runs, segment).length
    const whole = axis === 't' ? `all ${formatPositions(frames)} frames` : 'all patches'
    list.push({
      short: `${whole} of ${segmentName(segments, segment)} share one ${AXIS_NAMES[axis]} id`,
      tokens: null,
      where: () => collapsedEnds(facts, segment),
    })
  }
  const worst = (text: Overlap['text']) => overlaps.filter(found => found.text === text).toSorted((a, b) => b.tokens - a.tokens)
  for (const found of worst('after')) {
    const { axis, tokens: count, from, to } = found
    const reach = rangeOf(facts.grid, spec.axes.indexOf(axis))[1]
    const last = facts.grid.length > 1 && lastReaches(facts, spec.axes.indexOf(axis)) ? ' of the last frame' : ''
    const positions = count === 1 ? 'one position' : `${formatPositions(count)} positions`
    list.push({
      short:
        reach === to
          ? `${AXIS_NAMES[axis]} ids${last} reach ${idText(reach)} and overlap ${positions} of the text that follows`
          : `${positions} of the text that follows reuse ${AXIS_NAMES[axis]} ids, ${rangeText(from, to)}`,
      tokens: count,
      where: () => meetingOf(side, found),
    })
  }
  for (const found of worst('before')) {
    const { axis, tokens: count, from, to } = found
    const positions = count === 1 ? 'one position' : `${formatPositions(count)} positions`
    list.push({
      short: `${AXIS_NAMES[axis]} ids reuse ${positions} of the text before, ${rangeText(from, to)}`,
      tokens: count,
      where: () => meetingOf(side, found),
    })
  }
  for (const { axis, tokens: count, min } of negative)
    list.push({
      short: `${tokens(count)} ${count === 1 ? 'has' : 'have'} a ${AXIS_NAMES[axis]} id below 0, down to ${idText(min)}`,
      tokens: count,
      where: () => firstNegative(side, axis),
    })
  return list
}

function lastReaches({ grid }: LayoutFacts, axis: number): boolean {
  const last = grid.at(-1)?.max[axis] as number
  return grid.slice(0, -1).every(run => (run.max[axis] as number) < last)
}
