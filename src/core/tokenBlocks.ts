import type { RotarySpec } from './resolve'

/**
 * Tokens in order as blocks whose ids are affine in their place: id[axis] = base + i step0 + j step1 + k step2 with
 * i < n0 fastest (a line), j < n1 (lines of a frame), k < n2 (frames).
 */
export interface TokenBlocks {
  tokens: number
  axes: number
  /** one record per block, in token order: n0, n1, n2, then base, step0, step1, step2 with one number per axis */
  records: Float64Array
}

/** Numbers in one record. */
export function recordSize(axes: number): number {
  return 3 + 4 * axes
}

/** Ids may differ from the affine form by so much: what sums of fractional steps round off. */
const SAME = 1e-9

/** Sets of ids per table of tokens whose blocks are kept. */
const KEPT = 4

const known = new WeakMap<object, { ids: readonly Float64Array[]; blocks: TokenBlocks }[]>()

/** Finds the blocks of a layout by looking at every token; kept while the same tokens and ids come back. */
export function tokenBlocks({ positionIds, tokens }: Pick<RotarySpec, 'positionIds' | 'tokens'>): TokenBlocks {
  const ofTokens = known.get(tokens) ?? []
  const same = ({ ids }: { ids: readonly Float64Array[] }) =>
    ids.length === positionIds.length && ids.every((axis, k) => axis === positionIds[k])
  const found = ofTokens.find(same) ?? { ids: positionIds, blocks: findBlocks(positionIds, tokens) }
  known.set(tokens, [found, ...ofTokens.filter(other => other !== found)].slice(0, KEPT))
  return found.blocks
}

interface Block {
  start: number
  counts: [number, number, number]
  steps: [number[], number[], number[]]
}

type Places = Pick<RotarySpec['tokens'], 'count' | 'segment' | 'frame' | 'row'>

function findBlocks(ids: readonly Float64Array[], tokens: Places): TokenBlocks {
  const lines = findLines(ids, tokens)
  const frames = merge(ids, lines, 1, (a, b) => tokens.segment[a] === tokens.segment[b] && tokens.frame[a] === tokens.frame[b])
  const blocks = merge(ids, frames, 2, (a, b) => tokens.segment[a] === tokens.segment[b])
  const size = recordSize(ids.length)
  const records = new Float64Array(blocks.length * size)
  blocks.forEach(({ start, counts, steps }, k) => {
    records.set([...counts, ...ids.map(axis => axis[start] as number), ...steps.flat()], k * size)
  })
  return { tokens: tokens.count, axes: ids.length, records }
}

/** Stretches of constant step that stay inside one row of a grid, or inside one stretch of text. */
function findLines(ids: readonly Float64Array[], { count, segment, frame, row }: Places): Block[] {
  const lines: Block[] = []
  const still = () => ids.map(() => 0)
  for (let start = 0; start < count; ) {
    const inLine = (k: number) => k < count && segment[k] === segment[start] && frame[k] === frame[start] && row[k] === row[start]
    let end = start + 1
    const step = inLine(end) ? ids.map(axis => (axis[end] as number) - (axis[start] as number)) : still()
    while (inLine(end) && fits(ids, start, end, step, end - start)) end++
    lines.push({ start, counts: [end - start, 1, 1], steps: [step, still(), still()] })
    start = end
  }
  return lines
}

function fits(ids: readonly Float64Array[], start: number, at: number, step: readonly number[], times: number): boolean {
  for (let axis = 0; axis < ids.length; axis++) {
    const line = ids[axis] as Float64Array
    if (Math.abs((line[at] as number) - (line[start] as number) - times * (step[axis] as number)) > SAME) return false
  }
  return true
}

/** Joins neighbours of one shape that follow each other by a constant step. */
function merge(ids: readonly Float64Array[], parts: readonly Block[], level: 1 | 2, together: (a: number, b: number) => boolean) {
  const merged: Block[] = []
  for (let k = 0; k < parts.length; ) {
    const first = parts[k] as Block
    const joins = (part: Block | undefined) => part && together(first.start, part.start) && sameShape(first, part)
    const second = parts[k + 1]
    const step = second && joins(second) ? ids.map(axis => (axis[second.start] as number) - (axis[first.start] as number)) : null
    let count = 1
    if (step)
      for (let part = parts[k + 1]; part && joins(part) && fits(ids, first.start, part.start, step, count); )
        part = parts[k + ++count]
    first.counts[level] = count
    if (step) first.steps[level] = step
    merged.push(first)
    k += count
  }
  return merged
}

function sameShape(a: Block, b: Block): boolean {
  return (
    a.counts.every((count, level) => count === b.counts[level]) &&
    a.steps.every((step, level) => step.every((value, axis) => Math.abs(value - (b.steps[level]?.[axis] as number)) <= SAME))
  )
}

/** The one step by which ids count up through the whole prompt, per axis; null where they do not. */
export function singleStep({ tokens, axes, records }: TokenBlocks): Float64Array | null {
  const size = recordSize(axes)
  if (tokens < 2) return new Float64Array(axes)
  const at = (spot: Spot, axis: number) => idAt(records, axes, spot, axis)
  const first = locate(records, size, 1)
  if (!first) return null
  const step = Float64Array.from({ length: axes }, (_, axis) => at(first, axis) - at({ record: 0, place: 0 }, axis))
  let start = 0
  for (let record = 0; record < records.length; record += size) {
    const [n0, n1, n2] = [records[record] as number, records[record + 1] as number, records[record + 2] as number]
    for (let axis = 0; axis < axes; axis++) {
      const s = step[axis] as number
      const off = (level: number, by: number) =>
        Math.abs((records[record + 3 + level * axes + axis] as number) - by) > SAME * (1 + Math.abs(by))
      if (Math.abs((records[record + 3 + axis] as number) - (records[3 + axis] as number) - start * s) > SAME * (1 + start))
        return null
      if ((n0 > 1 && off(1, s)) || (n1 > 1 && off(2, n0 * s)) || (n2 > 1 && off(3, n0 * n1 * s))) return null
    }
    start += n0 * n1 * n2
  }
  return step
}

/**
 * The one step by which ids count up within each document, starting again in all of them with the ids of the first, per axis;
 * null where they do not. @param starts first token of each document but the first, ascending
 */
export function restartStep({ tokens, axes, records }: TokenBlocks, starts: Float64Array): Float64Array | null {
  const first = Float64Array.from({ length: axes }, (_, axis) => records[3 + axis] as number)
  let step: Float64Array | null = null
  let [token, document, next] = [0, 0, 0]
  for (let record = 0; record < records.length; record += recordSize(axes)) {
    const count = (records[record] as number) * (records[record + 1] as number) * (records[record + 2] as number)
    for (let place = 0; place < count; place++, token++) {
      for (; next < starts.length && (starts[next] as number) <= token; next++) document = starts[next] as number
      const within = token - document
      const off = (axis: number) => idAt(records, axes, { record, place }, axis) - (first[axis] as number)
      if (within === 1 && !step) step = Float64Array.from(first, (_, axis) => off(axis))
      for (let axis = 0; axis < axes; axis++)
        if (Math.abs(off(axis) - (within && within * ((step as Float64Array)[axis] as number))) > SAME * (1 + within)) return null
    }
  }
  return token === tokens ? (step ?? new Float64Array(axes)) : null
}

interface Spot {
  record: number
  place: number
}

function locate(records: Float64Array, size: number, token: number): Spot | null {
  let start = 0
  for (let record = 0; record < records.length; record += size) {
    const count = (records[record] as number) * (records[record + 1] as number) * (records[record + 2] as number)
    if (token < start + count) return { record, place: token - start }
    start += count
  }
  return null
}

function idAt(records: Float64Array, axes: number, { record, place }: Spot, axis: number): number {
  const [n0, n1] = [records[record] as number, records[record + 1] as number]
  const value = (level: number) => records[record + 3 + level * axes + axis] as number
  const [i, j, k] = [place % n0, Math.floor(place / n0) % n1, Math.floor(place / (n0 * n1))]
  return value(0) + i * value(1) + j * value(2) + k * value(3)
}
