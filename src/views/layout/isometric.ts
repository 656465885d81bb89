import type { LayoutFacts } from '../../core/overlaps'
import type { RotarySpec } from '../../core/resolve'
import type { Run } from '../../core/runs'
import { idsOn } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import { evenly, nearText } from './nearText'

export interface Point {
  x: number
  y: number
}

/** What a stack is made of, in token order, so that what comes later lies on top; units of one position. */
export type Piece =
  | { kind: 'dot'; at: Point }
  /** share of the time that has passed: 0 for the first frame, 1 for the last */
  | { kind: 'frame'; corners: readonly [Point, Point, Point, Point]; share: number; run: Run }
  | { kind: 'line'; from: Point; to: Point; share: number }

export interface Stack {
  pieces: readonly Piece[]
  left: number
  top: number
  width: number
  height: number
}

/** Isometric view of a position: t right, h up, w forward; y grows downwards. */
export function project(t: number, h: number, w: number): Point {
  return { x: t - 0.46 * w, y: 0.3 * w - 0.8 * h }
}

const UPRIGHT = ['t', 'h', 'w'] as const

/** What a stack shows right, up and forward: t, h, w where no other axis is read, else the first three; none below two. */
export function stackAxes({ axes }: RotarySpec): readonly (AxisId | null)[] {
  const [only] = axes
  if (axes.length < 2) return only === 'p' ? ['p', 'p', 'p'] : [null, null, null]
  if (axes.every(axis => UPRIGHT.some(known => known === axis))) return UPRIGHT.map(axis => (axes.includes(axis) ? axis : null))
  return [0, 1, 2].map(k => axes[k] ?? null)
}

const DOTS = 8
const FRAMES = 24

/** Frames as parallelograms through their ids, and the nearest text as dots on the diagonal. */
export function buildStack(spec: RotarySpec, facts: LayoutFacts): Stack {
  const { runs, shape } = facts
  const axes = stackAxes(spec)
  if (axes.every(axis => axis === null)) return { pieces: [], ...boundsOf([]) }
  const upright = axes.every((axis, k) => axis === null || axis === UPRIGHT[k])
  const [t, h, w] = axes.map(axis => axis && idsOn(spec, axis))
  const at = (token: number) => project(t?.[token] ?? 0, h?.[token] ?? 0, w?.[token] ?? 0)
  const [ti = -1, hi = -1, wi = -1] = axes.map(axis => (axis ? spec.axes.indexOf(axis) : -1))

  const frames = runs.filter(run => run.frame >= 0)
  const drawn = new Set(evenly(frames.length, FRAMES).map(k => frames[k]))
  const order = new Map(frames.map((run, k) => [run, k]))
  const share = (run: Run) => (frames.length > 1 ? (order.get(run) ?? 0) / (frames.length - 1) : 1)
  const text = nearText(runs, DOTS)

  const pieces = runs.flatMap((run, index): Piece[] => {
    if (run.frame >= 0) {
      if (!drawn.has(run)) return []
      if (shape === 'line') return [{ kind: 'line', from: at(run.start), to: at(run.start + run.count - 1), share: share(run) }]
      if (!upright) {
        const width = (spec.tokens.col[run.start + run.count - 1] as number) + 1
        const corner = (k: number) => at(run.start + k)
        const corners = [corner(run.count - width), corner(0), corner(width - 1), corner(run.count - 1)] as const
        return [{ kind: 'frame', corners, share: share(run), run }]
      }
      const time = run.min[ti] ?? 0
      const corner = (high: number, forward: number) => project(time, high, forward)
      const [low, top] = [(run.min[hi] ?? 0) - 0.5, (run.max[hi] ?? 0) + 0.5]
      const [back, front] = [(run.min[wi] ?? 0) - 0.5, (run.max[wi] ?? 0) + 0.5]
      return [
        {
          kind: 'frame',
          corners: [corner(low, front), corner(top, front), corner(top, back), corner(low, back)],
          share: share(run),
          run,
        },
      ]
    }
    return (text[index] ?? []).map(token => ({ kind: 'dot', at: at(token) }))
  })
  return { pieces, ...boundsOf(pieces) }
}

function boundsOf(pieces: readonly Piece[]): Omit<Stack, 'pieces'> {
  const points = pieces.flatMap(piece =>
    piece.kind === 'dot' ? [piece.at] : piece.kind === 'line' ? [piece.from, piece.to] : piece.corners,
  )
  if (!points.length) return { left: 0, top: 0, width: 0, height: 0 }
  const [xs, ys] = [points.map(point => point.x), points.map(point => point.y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

/** px per position at which a stack just fits into a box. */
export function fitScale(stack: Stack, width: number, height: number): number {
  return Math.min(width / Math.max(stack.width, 1), height / Math.max(stack.height, 1), 12)
}

/**
 * One scale for all stacks, px per position, so that they can be compared by eye. Where that would leave one
 * smaller than a quarter of its own fit, each is drawn to its own scale.
 */
export function stackScales(stacks: readonly Stack[], width: number, height: number): readonly number[] {
  const fits = stacks.map(stack => fitScale(stack, width, height))
  const shared = Math.min(...fits)
  return fits.every(fit => fit <= 4 * shared) ? fits.map(() => shared) : fits
}
