import { ticks } from 'd3-array'
import type { Waves } from '../../core/field'
import { waveScore, wavesOf } from '../../core/field'
import { firstPromptToken } from '../../core/places'
import type { Agent, AxisId, Segment } from '../../core/scene'
import { segmentTokens } from '../../core/scene'
import type { TokenTable } from '../../core/variant'
import type { Side, ViewInput } from '../view'
import { gridsOf, positionIn } from './subject'

/** The agents that are drawn, and the stretch of the plane around them. */
export interface Plane {
  segments: readonly Segment[]
  segment: number
  /** the prompt's token of the first agent */
  first: number
  agents: readonly Agent[]
  /** the agent that asks, and the one in focus */
  query: number
  key: number
  /** metres */
  x: readonly [number, number]
  y: readonly [number, number]
  /** points of the field behind the agents */
  rows: number
  cols: number
  content: ViewInput['scene']['content']
}

const COLS = 96
const ROWS = 64

/** The plane of the query's agents, or of the only ones where no image or video could be drawn instead; null without. */
export function planeOf({ scene, cursor }: Pick<ViewInput, 'scene' | 'cursor'>): Plane | null {
  const { segments } = scene
  const holding = (token: number | null) =>
    segments.findIndex((segment, at) => {
      const index = token === null ? -1 : token - firstPromptToken(segments, at)
      return segment.kind === 'agents' && index >= 0 && index < segmentTokens(segment)
    })
  const asked = holding(cursor.query)
  const at = asked >= 0 || gridsOf(segments).length ? asked : segments.findIndex(segment => segment.kind === 'agents')
  const segment = segments[at]
  if (segment?.kind !== 'agents') return null
  const first = firstPromptToken(segments, at)
  const query = asked >= 0 ? (cursor.query as number) - first : 0
  const key = cursor.key !== null && holding(cursor.key) === at ? cursor.key - first : Math.min(1, segment.agents.length - 1)
  return {
    segments,
    segment: at,
    first,
    agents: segment.agents,
    query,
    key,
    rows: ROWS,
    cols: COLS,
    content: scene.content,
    ...around(segment.agents),
  }
}

/** A stretch of 3 to 2 in round metres that holds every agent with room to spare. */
function around(agents: readonly Agent[]): Pick<Plane, 'x' | 'y'> {
  const range = (of: (agent: Agent) => number) => [Math.min(...agents.map(of)), Math.max(...agents.map(of))] as const
  const [left, right] = range(agent => agent.x)
  const [low, high] = range(agent => agent.y)
  const wanted = 0.62 * Math.max(10, high - low, (right - left) / 1.5)
  const unit = 5 * 10 ** Math.floor(Math.log10(wanted / 5) + 1e-9)
  const half = Math.ceil(wanted / unit) * unit
  const middle = (a: number, b: number) => (Math.round((a + b) / unit) * unit) / 2
  const [x, y] = [middle(left, right), middle(low, high)]
  return { x: [x - 1.5 * half, x + 1.5 * half], y: [y - half, y + half] }
}

/** Round metres for the edges of the plane. */
export function metreTicks([from, to]: readonly [number, number]): number[] {
  return ticks(from, to, 5)
}

const known = new WeakMap<TokenTable, { said: string; ids: readonly Float64Array[] }>()

/**
 * The score of a key that stands anywhere on the plane and heads as the query does; null where the first head group does not
 * read both places.
 */
export function planeQuestion(side: Side, plane: Plane): { waves: Waves; ids: readonly Float64Array[] } | null {
  const { spec } = side
  const position = positionIn(side, plane.segments, plane.first + plane.query)
  if (!position || !reads(side, 'x') || !reads(side, 'y')) return null
  const said = JSON.stringify([spec.axes, position, plane.x, plane.y])
  const kept = known.get(spec.tokens)
  const waves = wavesOf(spec, position, plane.content)
  if (kept?.said === said) return { waves, ids: kept.ids }
  const { rows, cols } = plane
  const ids = spec.axes.map((axis, at) =>
    Float64Array.from({ length: rows * cols }, (_, k) =>
      axis === 'x'
        ? between(plane.x, ((k % cols) + 0.5) / cols)
        : axis === 'y'
          ? between(plane.y, 1 - (Math.floor(k / cols) + 0.5) / rows)
          : (position[at] as number),
    ),
  )
  known.set(spec.tokens, { said, ids })
  return { waves, ids }
}

function between([from, to]: readonly [number, number], part: number): number {
  return from + part * (to - from)
}

/** Whether some pair of the first head group reads an axis. */
export function reads({ spec }: Side, axis: AxisId): boolean {
  return spec.groups[0].invFreq[spec.axes.indexOf(axis)]?.some(omega => omega !== 0) ?? false
}

/** Scores of every agent as the query sees it; null where the side has no place for one. */
export function agentScores(side: Side, plane: Plane): readonly number[] | null {
  const query = positionIn(side, plane.segments, plane.first + plane.query)
  if (!query) return null
  const waves = wavesOf(side.spec, query, plane.content)
  const scores = plane.agents.map((_, k) => {
    const position = positionIn(side, plane.segments, plane.first + k, 'key')
    return position ? waveScore(waves, position) : Number.NaN
  })
  return scores.some(Number.isNaN) ? null : scores
}
