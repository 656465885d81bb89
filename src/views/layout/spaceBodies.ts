import type { LayoutFacts } from '../../core/overlaps'
import type { RotarySpec } from '../../core/resolve'
import type { Run } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import { framePlane } from './framePlane'
import { stackAxes } from './isometric'
import { evenly, nearText } from './nearText'

export type Triple = readonly [number, number, number]

/** What stands in the space of positions, as triples of ids one after another. */
export interface SpaceBodies {
  /** what the three stand for: t, h, w where no other axis is read */
  axes: readonly (AxisId | null)[]
  /** text tokens next to the grids, and some of those between */
  text: Float32Array
  /** patches of the drawn frames, a sample when there are many */
  patches: Float32Array
  /** four corners of each drawn frame; empty where frames are not flat in this space */
  tiles: Float32Array
  /** share of the frames that has passed, one per tile, 0 to 1 */
  shares: Float32Array
  frames: number
  drawnFrames: number
  /** smallest and largest id on each axis of all that is drawn */
  low: Triple
  high: Triple
}

const FRAMES = 512
const PATCHES = 24_000
const TEXT = 9

export function spaceBodies(spec: RotarySpec, facts: LayoutFacts): SpaceBodies {
  const { runs, shape } = facts
  const axes = stackAxes(spec)
  const ids = axes.map(axis => axis && (spec.positionIds[spec.axes.indexOf(axis)] ?? null))
  const point = (token: number) => ids.map(axis => axis?.[token] ?? 0)

  const frames = runs.filter(run => run.frame >= 0)
  const drawn = evenly(frames.length, FRAMES).map(k => frames[k] as Run)
  const perFrame = Math.max(2, Math.floor(PATCHES / Math.max(drawn.length, 1)))
  const patches = drawn.flatMap(run => evenly(run.count, perFrame).flatMap(k => point(run.start + k)))
  const text = facts.text === 'still' ? [] : nearText(runs, TEXT).flat().flatMap(point)
  const planes = shape === 'line' ? [] : drawn.map(run => framePlane(spec, run, ids))
  const flat = planes.filter(plane => plane !== null)
  const tiles = flat.flatMap(({ origin, perRow, perCol, rows, cols }) => {
    const corner = (row: number, col: number) =>
      origin.map((id, k) => id + row * (perRow[k] as number) + col * (perCol[k] as number))
    return [corner(0, 0), corner(0, cols - 1), corner(rows - 1, cols - 1), corner(rows - 1, 0)].flat()
  })
  return {
    axes,
    text: Float32Array.from(text),
    patches: Float32Array.from(patches),
    tiles: Float32Array.from(tiles),
    shares: Float32Array.from(flat, (_, k) => (flat.length > 1 ? k / (flat.length - 1) : 1)),
    frames: frames.length,
    drawnFrames: drawn.length,
    ...bounds([...text, ...patches]),
  }
}

function bounds(triples: readonly number[]): { low: Triple; high: Triple } {
  const low: [number, number, number] = [0, 0, 0]
  const high: [number, number, number] = [0, 0, 0]
  for (const [k, id] of triples.entries()) {
    const axis = k % 3
    if (k < 3 || id < (low[axis] as number)) low[axis] = id
    if (k < 3 || id > (high[axis] as number)) high[axis] = id
  }
  return { low, high }
}

/**
 * Positions per unit of the drawn space, one per side: the same for all, so that they can be compared by eye,
 * unless one side would then be smaller than a quarter of its own size.
 */
export function spaceSpans(bodies: readonly SpaceBodies[]): number[] {
  const spans = bodies.map(({ low, high }) => Math.max(1e-3, ...low.map((from, axis) => (high[axis] as number) - from)))
  const widest = Math.max(...spans)
  return spans.every(span => 4 * span >= widest) ? spans.map(() => widest) : spans
}
