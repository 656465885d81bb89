import type { LayoutFacts } from '../../core/overlaps'
import type { Run } from '../../core/runs'
import { rangeOf } from '../../core/runs'
import type { AxisId, Segment } from '../../core/scene'
import { isGrid } from '../../core/scene'
import { axisText, unitOn } from '../paint/axisWords'
import { formatPositions, formatShort } from '../paint/format'
import type { Side, Table, ViewInput } from '../view'
import { factsOf } from './facts'
import { findings, frameSeconds, idText, rangeText, runKind, segmentName } from './words'

/** Rows of frames for each side; more frames are taken together. */
const MOST = 48

type Row = (string | number)[]

/** One row per text and frame with the ranges of its ids, then what the ids do to each other. */
export function layoutTable({ a, b, scene: { segments } }: ViewInput): Table {
  const sides = b ? [a, b] : [a]
  const axes = [...new Set(sides.flatMap(({ spec }) => spec.axes))]
  const step = Math.max(...sides.map(side => groupSize(factsOf(side, segments))))
  const grouped = step > 1 ? `; ${formatPositions(step)} runs of a segment to a row` : ''
  return {
    title: `Position ids of each text and frame${grouped}`,
    columns: [
      'Scene',
      'Part',
      'Frames',
      'Starts (s)',
      'Tokens',
      ...axes.map(axis => `${axisText(axis)} (${unitOn([axis])})`),
      'Note',
    ],
    rows: sides.flatMap(side => [
      ...runRows(side, factsOf(side, segments), segments, axes, step),
      ...noteRows(side, factsOf(side, segments), segments, axes),
    ]),
  }
}

function groupSize({ runs }: LayoutFacts): number {
  return Math.ceil(runs.length / MOST)
}

function runRows(side: Side, { runs }: LayoutFacts, segments: readonly Segment[], axes: readonly AxisId[], step: number): Row[] {
  return segments.flatMap((segment, at) => {
    const own = runs.filter(run => run.segment === at)
    const rows: Row[] = []
    for (let k = 0; k < own.length; k += step) {
      const group = own.slice(k, k + step)
      const frames = group.filter(run => run.frame >= 0)
      const part = segmentName(segments, at)
      rows.push([
        side.letter,
        frames.length || !isGrid(segment) ? part : `${runKind(group[0] as Run, segments).replace(' between', '')} in ${part}`,
        framesText(frames),
        frames[0] && segment.kind === 'video' ? formatShort(frameSeconds(segment, frames[0].frame)) : '',
        group.reduce((sum, run) => sum + run.count, 0),
        ...axes.map(axis => idRange(side, group, axis)),
        '',
      ])
    }
    return rows
  })
}

function framesText(frames: readonly Run[]): string {
  const [first, last] = [frames[0], frames.at(-1)]
  if (!first || !last) return ''
  return first === last ? `${first.frame + 1}` : `${first.frame + 1} to ${last.frame + 1}`
}

function idRange({ spec }: Side, group: readonly Run[], axis: AxisId): string {
  const at = spec.axes.indexOf(axis)
  return at < 0 ? '' : rangeText(...rangeOf(group, at))
}

function noteRows(side: Side, facts: LayoutFacts, segments: readonly Segment[], axes: readonly AxisId[]): Row[] {
  const row = (part: string, tokens: number | string, note: string): Row => [
    side.letter,
    part,
    '',
    '',
    tokens,
    ...axes.map(() => ''),
    note,
  ]
  const resumed = facts.resumptions.map(({ segment, token, position, largest, largestAxis }) => {
    const gap = position - largest
    const relation = gap > 0 ? `${idText(gap)} past` : gap < 0 ? `${idText(-gap)} before` : 'on'
    const who = token === null ? 'the next text token would take' : 'text resumes at'
    return row(
      `after ${segmentName(segments, segment)}`,
      '',
      `${who} ${idText(position)}, ${relation} its largest id, ${idText(largest)} on ${axisText(largestAxis)}`,
    )
  })
  const still =
    facts.text === 'still' && segments.some(part => part.kind === 'text') ? [row('text', '', 'text is not rotated')] : []
  return [
    ...resumed,
    ...still,
    ...findings(side, facts, segments).map(({ short, tokens }) => row('ids', tokens ?? '', short)),
    ...(facts.text === 'still'
      ? []
      : [
          row('next', '', `the next token takes ${idText(facts.next)}; token number plus ${idText(facts.ropeDelta)} in decoding`),
        ]),
  ]
}
