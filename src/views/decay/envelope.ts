import type { Wave } from '../../core/angles'
import type { LaneId } from '../../core/curves'
import { waveOfHeads } from '../../core/curves'
import { mappedColumns } from '../../core/mappedCurve'
import type { Outlook } from '../../core/outlook'
import type { DecayJob } from '../../engine/protocol'
import { formatShort } from '../paint/format'
import type { Ruler } from '../paint/ruler'
import { isMapped } from '../standpoint'
import type { Frame, Side, ViewInput } from '../view'
import { rulerColumns, rulerKey } from './laneCurve'
import { isTurn, laneOf, shownLanes } from './lanes'
import { recent } from './recent'

/** Columns per px: one for each pixel of a screen with two. */
const PER_PX = 2

export type RequestInput = Pick<ViewInput, 'scene' | 'view' | 'a' | 'b' | 'phone' | 'ruler'>

interface Drawn {
  lane: LaneId
  letter: Side['letter']
  frequencies: Float64Array
  wave: Wave
}

/** The curves on screen whose pairs see the distance itself, in the order of the job's list. */
function drawnCurves({ a, b, ...rest }: RequestInput): Drawn[] {
  const onRuler = shownLanes({ a, b, ...rest }).filter(lane => !isTurn(lane))
  return onRuler.flatMap(lane =>
    [a, b].flatMap(side => {
      const frequencies = laneOf(side, lane)
      return side && frequencies && !isMapped(side, lane)
        ? [{ lane, letter: side.letter, frequencies, wave: waveOfHeads(side.spec) }]
        : []
    }),
  )
}

/** First column that holds more than one integer; left of it the line is the whole truth. */
function firstDense(edges: Float64Array): number {
  return edges.findIndex((edge, k) => (edges[k + 1] ?? edge) - edge > 1)
}

/** The envelope job of the picture; null where no column holds two integers, or the content draws its own band. */
export function envelopeRequest(input: RequestInput): { job: DecayJob; label: string } | null {
  if (input.scene.content.kind !== 'ones') return null
  const drawn = drawnCurves(input)
  const curves = drawn.map(({ frequencies }) => frequencies)
  const waves = drawn.map(({ wave }) => wave)
  const names = [input.a, input.b].flatMap(side => side?.name ?? []).join(' and ')
  const job = curves.length ? envelopeJob(input.ruler, curves, waves) : null
  return job && { job, label: `${names} to ${formatShort(input.ruler.view.to)} positions` }
}

const envelopeJob = recent(
  8,
  (ruler: Ruler, curves: readonly Float64Array[], waves: readonly Wave[]) =>
    [rulerKey(ruler), ...waves, ...curves.map(curve => curve.join())].join(';'),
  (ruler: Ruler, curves: readonly Float64Array[], waves: readonly Wave[]): DecayJob | null => {
    const { edges } = rulerColumns(ruler, PER_PX)
    const first = firstDense(edges)
    return first < 0 ? null : { op: 'decay', curves, edges: edges.slice(first), ...(waves.includes('sine') && { waves }) }
  },
)

/** Smallest and largest value of each column, ready to be placed on any ruler. */
export interface Envelope {
  min: Float32Array
  max: Float32Array
  /** px of the columns' edges; one longer than min */
  x: Float64Array
  bound: 'exact' | 'outer'
  /** computed for other frequencies than those on screen */
  stale: boolean
}

/** The answer on screen for one curve, placed on the present ruler; none while the curve moves away from it. */
export function envelopeOf(
  shown: Frame['shown'],
  ruler: Ruler,
  lane: LaneId,
  letter: Side['letter'],
  frequencies: Float64Array,
  moves: boolean,
  wave: Wave = 'cosine',
): Envelope | null {
  if (shown?.result.op !== 'decay' || shown.job.op !== 'decay') return null
  const drawn = drawnCurves(shown.input)
  const at = drawn.findIndex(curve => curve.lane === lane && curve.letter === letter)
  const [min, max] = [shown.result.min[at], shown.result.max[at]]
  if (!min || !max) return null
  const { frequencies: old, wave: oldWave } = drawn[at] as Drawn
  if (oldWave !== wave) return null
  const stale = old.length !== frequencies.length || old.some((omega, i) => omega !== frequencies[i])
  if (stale && moves) return null
  const x = edgesOn(shown.input.ruler, ruler, min.length)
  return { min, max, x, bound: shown.result.bounds[at] ?? 'outer', stale }
}

/** The same under a map, from its value at every distance; null where closed forms give mean and deviation alone. */
export function seenEnvelope(outlook: Outlook, frequencies: Float64Array, ruler: Ruler, moves: boolean): Envelope | null {
  return outlook.seen && !moves ? mappedEnvelope(outlook, frequencies, ruler) : null
}

const mappedEnvelope = recent(
  8,
  (outlook: Outlook, frequencies: Float64Array, ruler: Ruler) => [outlook.key, frequencies.join(), rulerKey(ruler)].join(';'),
  (outlook, frequencies, ruler): Envelope | null => {
    const { edges, left, step } = rulerColumns(ruler, PER_PX)
    const first = firstDense(edges)
    const end = edges.findLastIndex(edge => edge <= outlook.reach)
    if (first < 0 || end <= first) return null
    const { min, max } = mappedColumns(outlook, frequencies, edges.subarray(first, end + 1))
    return {
      min: Float32Array.from(min ?? []),
      max: Float32Array.from(max ?? []),
      x: Float64Array.from({ length: end - first + 1 }, (_, k) => left + (first + k) * step),
      bound: 'exact',
      stale: false,
    }
  },
)

/** px on a ruler of the edges of the last `count` columns of the ruler that they were asked for on; one more than columns. */
const edgesOn = recent(
  8,
  (asked: Ruler, ruler: Ruler, count: number) => [rulerKey(asked), rulerKey(ruler), count].join(';'),
  (asked, ruler, count) => {
    const { columns, left, step } = rulerColumns(asked, PER_PX)
    const same = rulerKey(asked) === rulerKey(ruler)
    return Float64Array.from({ length: count + 1 }, (_, k) => {
      const px = left + (columns - count + k) * step
      return same ? px : ruler.x(asked.at(px))
    })
  },
)
