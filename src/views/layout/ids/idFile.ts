import type { Segment } from '../../../core/scene'
import type { Side } from '../../view'
import type { IdColumn } from './idColumns'
import { columnsOf, partName } from './idColumns'
import type { IdRows } from './idRows'

export interface IdTable {
  rows: IdRows
  a: Side
  b: Side | null
  segments: readonly Segment[]
}

/** Lines that are written before the page gets a turn. */
const BATCH = 16_384

/** How tokens and places are counted, for readers of a file. */
export const COUNTING = 'tokens and sequences count from 0, frames, rows and columns from 1; ids without a unit are positions'

/** Some lines as text, parted by `between`, with a head. */
export async function idLines(table: IdTable, between: string, from = 0, to = table.rows.count): Promise<string[]> {
  const { rows, a, b, segments } = table
  const columns = columnsOf(rows, a, b, segments)
  const [token, ...others] = columns as [IdColumn, ...IdColumn[]]
  const parts = [
    `${[token.name, 'part', ...others.map(({ name, unit }) => (unit ? `${name} (${unit})` : name))].join(between)}\r\n`,
  ]
  for (let start = from; start < to; start += BATCH) {
    let text = ''
    for (let row = start; row < Math.min(to, start + BATCH); row++) {
      const cells = [token.at(row) ?? '', partName(rows, a, b, segments, row), ...others.map(column => column.at(row) ?? '')]
      text += `${cells.join(between)}\r\n`
    }
    parts.push(text)
    await turn()
  }
  return parts
}

/** RFC 4180 after two comment lines: what the numbers are, and the link. */
export async function idCsv(table: IdTable, link: string): Promise<Blob> {
  const head = `# Position ids, ${COUNTING}\r\n# ${link}\r\n`
  return new Blob([head, ...(await idLines(table, ','))], { type: 'text/csv' })
}

/** One array per column and side, so that a notebook reads it as arrays. */
export async function idJson({ a, b, segments }: IdTable, link: string): Promise<Blob> {
  const parts: string[] = [`{"link":${JSON.stringify(link)},"counting":"from 0","segments":${JSON.stringify(segments)},"sides":[`]
  for (const side of b ? [a, b] : [a]) {
    const { spec, letter, name } = side
    const { segment, frame, row, col } = spec.tokens
    const said = {
      letter,
      name,
      tokens: spec.tokens.count,
      nextTextPosition: spec.next,
      ropeDelta: spec.ropeDelta,
      axes: spec.axes,
    }
    if (side !== a) parts.push(',')
    parts.push(JSON.stringify(said).slice(0, -1))
    for (const [key, numbers] of Object.entries({ segment, frame, row, column: col })) {
      parts.push(`,"${key}":`)
      await writeArray(parts, numbers)
    }
    await writeIds('positionIds', spec.positionIds)
    if (spec.keyIds) await writeIds('keyIds', spec.keyIds)
    parts.push('}')

    async function writeIds(name: string, ids: readonly Float64Array[]) {
      parts.push(`,"${name}":{`)
      for (const [at, axis] of spec.axes.entries()) {
        parts.push(`${at ? ',' : ''}"${axis}":`)
        await writeArray(parts, ids[at] as Float64Array)
      }
      parts.push('}')
    }
  }
  parts.push(']}\n')
  return new Blob(parts, { type: 'application/json' })
}

async function writeArray(parts: string[], numbers: Int32Array | Float64Array) {
  parts.push('[')
  for (let start = 0; start < numbers.length; start += BATCH) {
    parts.push((start ? ',' : '') + numbers.subarray(start, start + BATCH).join(','))
    await turn()
  }
  parts.push(']')
}

/** Lets the page paint and hear its user. */
function turn(): Promise<void> {
  return new Promise(done => setTimeout(done))
}
