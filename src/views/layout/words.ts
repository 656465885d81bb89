import type { LayoutFacts, Overlap } from '../../core/overlaps'
import { framesOf, isSound } from '../../core/overlaps'
import { placesOf } from '../../core/places'
import type { Run } from '../../core/runs'
import { rangeOf } from '../../core/runs'
import type { AxisId, Segment, VideoSegment } from '../../core/scene'
import { AXIS_NAMES, isGrid } from '../../core/scene'
import { drawnName } from '../heads'
import { axisText } from '../paint/axisWords'
import { formatPositions, formatShort } from '../paint/format'
import type { Side } from '../view'
import type { Meeting } from './meetings'
import { collapsedEnds, firstNegative, meetingOf } from './meetings'

const SHAPES: Record<LayoutFacts['shape'], string> = {
  line: 'runs in one line',
  diagonal: 'rides the diagonal',
  corner: 'stacks in a corner',
  origin: 'stacks at the origin',
  around: 'stacks about 0',
  still: 'stacks in one place',
  drift: 'drifts off the diagonal',
  centred: 'sits on the diagonal',
  tied: 'is tied to both texts',
  turned: 'turns each frame by 45°',
  circle: 'rings the diagonal',
  windows: 'counts in windows',
  fractions: 'counts in fractions',
  plane: 'stands on a plane',
}

/** The same for a single frame. */
const ONE_FRAME: Partial<Record<LayoutFacts['shape'], string>> = {
  corner: 'sits in a corner',
  origin: 'counts from 0',
  around: 'is centred on 0',
  still: 'stands in one place',
  turned: 'turns the frame by 45°',
}

/** What the layout does, in three words. */
export function shapeWords({ shape, grid }: LayoutFacts): string {
  return (grid.length === 1 && ONE_FRAME[shape]) || SHAPES[shape]
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

/** What a run is made of. */
export function runKind(run: Run, segments: readonly Segment[]): string {
  const segment = segments[run.segment]
  if (run.frame >= 0) return 'patches'
  if (isSound(segment)) return run.count === 1 ? 'marker of sound' : 'sound'
  return segment && isGrid(segment) ? 'text between' : (segment?.kind ?? 'text')
}

/** The finding about one side: where time runs, where text resumes, and the worst that ids do to each other. */
export function sideSentence(side: Side, facts: LayoutFacts, segments: readonly Segment[]): string {
  const { spec } = side
  const name = spec.groups[0].places ? drawnName(side) : side.name
  const count = spec.tokens.count
  if (count === 0) return `Under ${name} the prompt has no tokens: the first would take position ${idText(facts.next)}.`
  if (facts.shape === 'plane') return planeSentence(side, name)
  const segment = facts.grid[0]?.segment
  if (segment === undefined) {
    if (facts.text === 'still') return `Under ${name} text is not rotated: all of its ids are 0.`
    const [from, to] = rangeOf(facts.runs, 0)
    const where = `at ${rangeText(from, to)} on every axis`
    if (count === 1) return `Under ${name} the only token stands ${where}.`
    return `Under ${name} the ${formatPositions(count)} text tokens stand ${where}.`
  }
  const worst = findings(side, facts, segments)[0]?.short ?? apartWords(facts, segments)
  return `Under ${name} ${rangeWords(side, facts, segments, segment)}${textWords(facts, segments, segment)}${keyWords(spec, facts)}${worst && '; '}${worst}.`
}

/** Over which ids the largest grid runs: those of time or of the only index; of several axes without time each. */
function rangeWords({ spec }: Side, facts: LayoutFacts, segments: readonly Segment[], segment: number): string {
  const frames = framesOf(facts.runs, segment)
  const grid = segmentName(segments, segment)
  const at = facts.shape === 'line' ? 0 : spec.axes.indexOf('t')
  const stands = (axis: number) => {
    const [from, to] = rangeOf(frames, axis)
    return from === to ? `is ${idText(from)}` : `runs ${rangeText(from, to)}`
  }
  const alone = facts.text !== 'counts' && facts.shape !== 'line' && stands(Math.max(0, at)).startsWith('is')
  if (at >= 0 && facts.shape !== 'circle' && !alone) {
    const time = facts.shape !== 'line' && spec.axes[at] === 't'
    return `${time ? 'time' : 'one index'}${time && segments.filter(isGrid).length > 1 ? ` of ${grid}` : ''} ${stands(at)}`
  }
  if (facts.shape === 'circle') {
    const ids = spec.positionIds.map(axis => axis[frames[0]?.start ?? 0] as number)
    const centre = ids.reduce((sum, id) => sum + id, 0) / ids.length
    const radius = Math.hypot(...ids.map(id => id - centre))
    return `the patches of ${grid} stand on a circle of radius ${idText(Number(radius.toFixed(3)))} about the line of text`
  }
  const said = new Map<string, AxisId[]>()
  for (const [axis, id] of spec.axes.entries()) said.set(stands(axis), [...(said.get(stands(axis)) ?? []), id])
  return [...said]
    .map(([words, axes]) => `${axesWords(axes)} ${axes.length > 1 ? words.replace('runs', 'run').replace('is ', 'are ') : words}`)
    .join(', ')
}

function axesWords(axes: readonly AxisId[]): string {
  const names = axes.map(axis => (axis.startsWith('d') ? axisText(axis) : AXIS_NAMES[axis]))
  return names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(' and ')
}

/** Where patches stand as keys, if not where they ask. */
function keyWords({ axes, positionIds, keyIds }: Side['spec'], { grid }: LayoutFacts): string {
  const token = grid[0]?.start
  if (!keyIds || token === undefined) return ''
  if (keyIds.every(ids => ids.every(id => id === 0))) return '; keys are not rotated'
  const moved = axes.flatMap((axis, at) => {
    const by = (keyIds[at]?.[token] as number) - (positionIds[at]?.[token] as number)
    return by === 0 ? [] : [`${idText(by)} on ${AXIS_NAMES[axis]}`]
  })
  return moved.length ? `; as keys the patches stand further by ${moved.join(' and ')}` : ''
}

/** What becomes of text. */
function textWords(facts: LayoutFacts, segments: readonly Segment[], segment: number): string {
  const hasText = segments.some(part => part.kind === 'text' && part.tokens > 0)
  if (facts.text === 'still') return hasText ? ' and text is not rotated' : ''
  if (facts.text === 'own' && !facts.resumptions.length && hasText) return ' and text counts apart from it'
  return ` and ${resumeWords(facts, segment)}`
}

/** Said where nothing worse is. */
function apartWords({ runs, text, resumptions }: LayoutFacts, segments: readonly Segment[]): string {
  if (text !== 'counts' && !resumptions.length) return ''
  return runs.some(run => run.frame < 0 && !isSound(segments[run.segment])) ? 'text and patches share no id' : ''
}

function planeSentence({ spec }: Side, name: string): string {
  const ends = (axis: AxisId) => {
    const ids = spec.positionIds[spec.axes.indexOf(axis)] ?? new Float64Array(1)
    return [ids.reduce((a, b) => Math.min(a, b), Infinity), ids.reduce((a, b) => Math.max(a, b), -Infinity)] as const
  }
  const said = (axis: AxisId, unit: string) => `${rangeText(...ends(axis))}\u00a0${unit} on ${axisText(axis)}`
  const headings = spec.axes.includes('a')
    ? `, with headings of ${ends('a')
        .map(a => idText(Math.round((a * 1800) / Math.PI) / 10))
        .join('° to ')}°`
    : ''
  const count = spec.tokens.count
  return `Under ${name} ${formatPositions(count)} agent${count === 1 ? '' : 's'} stand${count === 1 ? 's' : ''} at ${said('x', 'm')} and ${said('y', 'm')}${headings}.`
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
    const { promptOf } = placesOf(spec.tokens, segments)
    const known = [earlier, later].every(token => (promptOf[token] as number) >= 0)
    const [on, first] = [earlier, later].map(token => formatPositions(known ? (promptOf[token] as number) : token))
    const which = `token ${first} on token ${on}${known ? '' : ' of its sequence'}`
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
