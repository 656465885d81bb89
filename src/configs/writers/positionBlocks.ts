import type { RotarySpec } from '../../core/resolve'

/** Tokens in order whose positions go up evenly: along frames, within them along rows, within them along columns. */
export interface Block {
  /** frames, rows, columns */
  counts: [number, number, number]
  /** position of the first token on each axis */
  start: readonly number[]
  /** what a frame, a row, a column adds on each axis */
  steps: [readonly number[], readonly number[], readonly number[]]
}

/** More blocks than these are a list, not a rule. */
const MOST_BLOCKS = 256
/** Rows of tokens that are looked at. */
const MOST_RUNS = 20_000
const CLOSE = 1e-9

/** The positions of a spec as blocks; null where they follow no such rule. */
export function positionBlocks({ positionIds, tokens }: RotarySpec): Block[] | null {
  const at = (token: number) => positionIds.map(ids => ids[token] as number)
  const still = positionIds.map(() => 0)
  const blocks: Block[] = []
  let begin = 0
  while (begin < tokens.count) {
    let end = begin + 1
    const step = end < tokens.count && together(begin, end) ? less(at(end), at(begin)) : still
    while (end < tokens.count && together(begin, end) && follows(begin, end, step)) end++
    blocks.push({ counts: [1, 1, end - begin], start: at(begin), steps: [still, still, end - begin > 1 ? step : still] })
    if (blocks.length > MOST_RUNS) return null
    begin = end
  }
  const folded = fold(fold(blocks, 1), 0)
  return folded.length <= MOST_BLOCKS ? folded : null

  /** Whether a token stands where so many steps lead; a million of them are asked. */
  function follows(first: number, token: number, step: readonly number[]): boolean {
    for (let axis = 0; axis < positionIds.length; axis++) {
      const ids = positionIds[axis] as Float64Array
      const expected = (ids[first] as number) + (token - first) * (step[axis] as number)
      if (Math.abs((ids[token] as number) - expected) > CLOSE * Math.max(1, Math.abs(expected))) return false
    }
    return true
  }

  function together(a: number, b: number): boolean {
    const { segment, frame, row } = tokens
    return segment[a] === segment[b] && frame[a] === frame[b] && row[a] === row[b]
  }

  /** Joins neighbours of one shape whose starts go up evenly, along rows (1) or frames (0). */
  function fold(parts: readonly Block[], along: 0 | 1): Block[] {
    const joined: Block[] = []
    for (const part of parts) {
      const last = joined.at(-1)
      if (last && alike(last, part, along)) {
        const gap = less(part.start, last.start)
        const count = last.counts[along]
        if (count === 1) {
          last.steps[along] = gap
          last.counts[along] = 2
          continue
        }
        if (close(gap, plus(still, last.steps[along], count))) {
          last.counts[along] = count + 1
          continue
        }
      }
      joined.push({ counts: [...part.counts], start: part.start, steps: [...part.steps] })
    }
    return joined
  }
}

function alike(a: Block, b: Block, along: 0 | 1): boolean {
  const inner = along === 1 ? [2] : [1, 2]
  return inner.every(level => a.counts[level] === b.counts[level] && close(a.steps[level] ?? [], b.steps[level] ?? []))
}

const less = (a: readonly number[], b: readonly number[]) => a.map((x, axis) => tidy(x - (b[axis] as number)))
const plus = (a: readonly number[], step: readonly number[], times: number) =>
  a.map((x, axis) => x + times * (step[axis] as number))
const close = (a: readonly number[], b: readonly number[]) =>
  a.every((x, axis) => Math.abs(x - (b[axis] as number)) <= CLOSE * Math.max(1, Math.abs(x)))

/** 0.1 rather than 0.09999999999999964. */
function tidy(x: number): number {
  const short = Number(x.toPrecision(13))
  return Math.abs(short - x) <= 1e-12 ? short : x
}
