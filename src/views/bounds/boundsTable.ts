import { formatPositions } from '../paint/format'
import type { Frame, Table, ViewInput } from '../view'
import { contextOf } from './context'
import { ladderOf, otherLadder } from './ladder'
import { foundFor } from './request'
import { baseText, publishedRows } from './rows'

/** The context that each base carries, the base that the context needs, and the published table beside what the sweep finds. */
export function boundsTable(input: ViewInput, frame: Frame): Table {
  const own = ladderOf(input.a)
  const other = otherLadder(input)
  const found = foundFor(frame, input)
  const length = contextOf(input)
  const solved =
    found && found !== 'beyond' && length
      ? [['needed', formatPositions(length), baseText(found.base), '', `fails below at ${formatPositions(found.m)}`]]
      : []
  return {
    title: `Base and context, ladder of ${own.channels} channels`,
    columns: ['what', 'context (positions)', 'base', 'published base', 'remark'],
    rows: [
      ...(other ? [own, other] : [own]).map(({ side, carries, base }) => [
        `${side.letter} ${side.name}`,
        carries === null ? 'no end found' : formatPositions(carries),
        baseText(base),
        '',
        'context that the base carries',
      ]),
      ...solved,
      ...publishedRows(own.channels).map(row => [
        'arXiv 2405.14591',
        formatPositions(row.length),
        baseText(row.base),
        baseText(row.published),
        row.verdict === 'agrees' ? 'agrees to two digits' : `published is ${row.verdict}`,
      ]),
    ],
  }
}
