import type { Segment } from './scene'
import { isGrid, segmentTokens } from './scene'
import { gridOf } from './tokens'
import type { TokenTable } from './variant'

/**
 * The tokens of a prompt, counted through its segments, grids frame by frame and row by row. Two layouts of one prompt
 * agree on them, although each may put tokens of its own between: timestamps, line ends, sound.
 */
export interface Places {
  /** index among the layout's tokens of each token of the prompt; -1 where it has none */
  tokenOf: Int32Array
  /** the inverse: index among the prompt's tokens; -1 for what the layout put in */
  promptOf: Int32Array
}

const known = new WeakMap<TokenTable, Places>()

/** Which of a layout's tokens is which of the prompt. Kept while the same tokens come back. */
export function placesOf(tokens: TokenTable, segments: readonly Segment[]): Places {
  const found = known.get(tokens) ?? findPlaces(tokens, segments)
  known.set(tokens, found)
  return found
}

function findPlaces(tokens: TokenTable, segments: readonly Segment[]): Places {
  const starts: number[] = [0]
  for (const segment of segments) starts.push((starts.at(-1) as number) + segmentTokens(segment))
  const places = {
    tokenOf: new Int32Array(starts.at(-1) as number).fill(-1),
    promptOf: new Int32Array(tokens.count).fill(-1),
  }
  const seen = segments.map(() => 0)
  for (let token = 0; token < tokens.count; token++) {
    const at = tokens.segment[token] as number
    const segment = segments[at] as Segment
    const { rows, cols } = gridOf(segment)
    const frame = tokens.frame[token] as number
    if (isGrid(segment) && frame < 0) continue
    const index = isGrid(segment)
      ? (frame * rows + (tokens.row[token] as number)) * cols + (tokens.col[token] as number)
      : (seen[at] as number)
    seen[at] = index + 1
    if (index >= segmentTokens(segment)) continue
    const place = (starts[at] as number) + index
    places.tokenOf[place] = token
    places.promptOf[token] = place
  }
  return places
}

/** Where a token of the prompt stands: its segment, and frame, row and column in a grid, or the index in what is no grid. */
export interface PromptPlace {
  segment: number
  frame: number
  row: number
  col: number
  /** index within the segment */
  index: number
}

export function promptPlace(segments: readonly Segment[], token: number): PromptPlace | null {
  let index = token
  for (const [at, segment] of segments.entries()) {
    const count = segmentTokens(segment)
    if (index >= count) {
      index -= count
      continue
    }
    const { rows, cols } = gridOf(segment)
    if (!isGrid(segment)) return { segment: at, frame: -1, row: -1, col: -1, index }
    return {
      segment: at,
      frame: Math.floor(index / (rows * cols)),
      row: Math.floor(index / cols) % rows,
      col: index % cols,
      index,
    }
  }
  return null
}

/** The index among the prompt's tokens of a segment's first. */
export function firstPromptToken(segments: readonly Segment[], segment: number): number {
  return segments.slice(0, segment).reduce((sum, part) => sum + segmentTokens(part), 0)
}
