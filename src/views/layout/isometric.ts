import type { LayoutFacts } from '../../core/overlaps'
import type { RotarySpec } from '../../core/resolve'
import type { Run } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import type { FramePlane } from './framePlane'
import { cornersOf, framePlane } from './framePlane'
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
  /** patches that are no even grid */
  | { kind: 'cloud'; points: readonly Point[]; share: number; run: Run }
  /** an agent that heads somewhere, rad counter-clockwise from the right */
  | { kind: 'agent'; at: Point; heading: number | null }

export interface Stack {
  pieces: readonly Piece[]
  left: number
  top: number
  width: number
  height: number
  /** positions from one patch to the next, at most 1 */
  unit: number
}

/** Isometric view of a position: t right, h up, w forward; y grows downwards. */
export function project(t: number, h: number, w: number): Point {
  return { x: t - 0.46 * w, y: 0.3 * w - 0.8 * h }
}

const UPRIGHT = ['t', 'h', 'w'] as const

/**
 * What a stack shows right, up and forward: t, h, w where no other axis is read, x and y of a plane, else the first three;
 * none below two, but for a single index.
 */
export function stackAxes({ axes }: RotarySpec): readonly (AxisId | null)[] {
  const [only] = axes
  if (axes.includes('x') && axes.includes('y')) return ['x', 'y', null]
  if (axes.length < 2) return only === 'p' ? ['p', 'p', 'p'] : [null, null, null]
  if (axes.every(axis => UPRIGHT.some(known => known === axis))) return UPRIGHT.map(axis => (axes.includes(axis) ? axis : null))
  const chosen =
    axes.includes('h') && axes.includes('w')
      ? [axes.find(axis => axis !== 'h' && axis !== 'w'), 'h' as const, 'w' as const]
      : axes
  return [0, 1, 2].map(k => chosen[k] ?? null)
}

const DOTS = 8
const FRAMES = 24
const CLOUD = 160

/** Frames as parallelograms through their ids, and the nearest text as dots on the diagonal. */
export function buildStack(spec: RotarySpec, facts: LayoutFacts): Stack {
  const { runs, shape } = facts
  const axes = stackAxes(spec)
  const unit = Math.min(1, ...facts.rims.map(rim => 2 * rim))
  const ids = axes.map(axis => axis && (spec.positionIds[spec.axes.indexOf(axis)] ?? null))
  if (axes.every(axis => axis === null)) return { pieces: [], unit, ...boundsOf([]) }
  if (shape === 'plane') {
    const pieces = agentPieces(spec)
    return { pieces, unit: 1, ...boundsOf(pieces) }
  }
  const point = ([right = 0, up = 0, forward = 0]: readonly number[]) => project(right, up, forward)
  const at = (token: number) => point(ids.map(axis => axis?.[token] ?? 0))

  const frames = runs.filter(run => run.frame >= 0)
  const drawn = new Set(evenly(frames.length, FRAMES).map(k => frames[k]))
  const order = new Map(frames.map((run, k) => [run, k]))
  const share = (run: Run) => (frames.length > 1 ? (order.get(run) ?? 0) / (frames.length - 1) : 1)
  const text = facts.text === 'still' ? runs.map(() => []) : nearText(runs, DOTS)

  const pieces = runs.flatMap((run, index): Piece[] => {
    if (run.frame < 0) return (text[index] ?? []).map(token => ({ kind: 'dot', at: at(token) }))
    if (!drawn.has(run)) return []
    if (shape === 'line') return [{ kind: 'line', from: at(run.start), to: at(run.start + run.count - 1), share: share(run) }]
    const plane = framePlane(spec, run, ids)
    if (plane && plane.rows * plane.cols > 1) {
      const [a, b, c, d] = cornersOf(widened(plane, unit)).map(point) as [Point, Point, Point, Point]
      return [{ kind: 'frame', corners: [a, b, c, d], share: share(run), run }]
    }
    const patches = evenly(run.count, CLOUD).map(k => run.start + k)
    return [
      { kind: 'cloud', points: patches.filter(token => (spec.tokens.row[token] as number) >= 0).map(at), share: share(run), run },
    ]
  })
  return { pieces, unit, ...boundsOf(pieces) }
}

/** A plane of one row or column has some width all the same: along h for rows, along w for columns. */
function widened(plane: FramePlane, unit: number): FramePlane {
  const flat = (step: readonly number[]) => step.every(part => part === 0)
  return {
    ...plane,
    perRow: plane.rows === 1 || flat(plane.perRow) ? [0, unit, 0] : plane.perRow,
    perCol: plane.cols === 1 || flat(plane.perCol) ? [0, 0, unit] : plane.perCol,
  }
}

function agentPieces({ axes, positionIds, tokens }: RotarySpec): Piece[] {
  const [x, y, a] = (['x', 'y', 'a'] as const).map(axis => positionIds[axes.indexOf(axis)])
  return Array.from({ length: tokens.count }, (_, token) => ({
    kind: 'agent',
    at: { x: x?.[token] ?? 0, y: -(y?.[token] ?? 0) },
    heading: a ? (a[token] as number) : null,
  }))
}

/** Every point that a piece reaches. */
export function pointsOf(piece: Piece): readonly Point[] {
  switch (piece.kind) {
    case 'line':
      return [piece.from, piece.to]
    case 'frame':
      return piece.corners
    case 'cloud':
      return piece.points
    default:
      return [piece.at]
  }
}

function boundsOf(pieces: readonly Piece[]): Omit<Stack, 'pieces' | 'unit'> {
  const points = pieces.flatMap(pointsOf)
  if (!points.length) return { left: 0, top: 0, width: 0, height: 0 }
  const [xs, ys] = [points.map(point => point.x), points.map(point => point.y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

/** px per position at which a stack just fits into a box. */
export function fitScale(stack: Stack, width: number, height: number): number {
  const { unit } = stack
  return Math.min(width / Math.max(stack.width, unit), height / Math.max(stack.height, unit), 12 / unit)
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
