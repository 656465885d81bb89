import { cosine } from './angles'
import { dirichlet } from './dirichlet'
import type { HeadGroup, RotarySpec } from './resolve'
import { axisOfPair } from './resolve'
import type { AxisId, Segment } from './scene'

/** One distractor as the released program places it, or one every 200 frames as the paper says. */
export const DISTRACTOR_RULES = ['released', 'published'] as const
export type DistractorRule = (typeof DISTRACTOR_RULES)[number]

/** Frames from the place of the needle to that of a distractor, before either is inserted. */
export const PERIOD = 200

/** Token rows and columns of a frame: 144 tokens. */
export const FRAME = { rows: 9, cols: 16 } as const

/** Lengths and depths of V-NIAH-D. */
export const HAYSTACKS: readonly number[] = Array.from({ length: 15 }, (_, k) => 100 + 200 * k)
export const DEPTHS: readonly number[] = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** Text tokens before the clip and after it; the last of them asks. */
const TEXT = 16

/** A clip with a needle in it: indices count the frames of the whole clip, needle and distractors among them. */
export interface Hidden {
  /** frames in all */
  frames: number
  needle: number
  /** empty where no place for one is left */
  distractors: readonly number[]
}

/**
 * V-NIAH-D of VideoRoPE (arXiv 2502.05173, appendix B; Wiselnn570/VideoRoPE @ 7712ca3). The needle goes ahead of haystack frame
 * q = ⌊depth · frames⌋. `released`: one distractor ahead of frame q + 200 or q - 200, whichever lies inside; where both do a coin
 * decides, here the seeded one of `tails`. `published`: one ahead of every frame q ± 200 j inside.
 */
export function hideNeedle(frames: number, depth: number, rule: DistractorRule, tails = false): Hidden {
  const q = Math.trunc(depth * frames)
  const before = rule === 'published' ? steps(q) : countBefore(frames, q, tails)
  const after = rule === 'published' ? steps(frames - q - 1) : countAfter(frames, q, tails)
  const earlier = Array.from({ length: before }, (_, j) => q - PERIOD * (before - j) + j)
  const later = Array.from({ length: after }, (_, j) => q + PERIOD * (j + 1) + before + 1 + j)
  return { frames: frames + 1 + before + after, needle: q + before, distractors: [...earlier, ...later] }
}

function steps(room: number): number {
  return Math.max(0, Math.floor(room / PERIOD))
}

function countBefore(frames: number, q: number, tails: boolean): number {
  if (q < PERIOD || (q - PERIOD <= 0 && q + PERIOD >= frames)) return 0
  return q + PERIOD >= frames || tails ? 1 : 0
}

function countAfter(frames: number, q: number, tails: boolean): number {
  if (q + PERIOD >= frames) return 0
  return q < PERIOD || !tails ? 1 : 0
}

/** The same coin for the same place: the lowest bit of a mixed hash. */
export function coinAt(frames: number, depth: number): boolean {
  let mixed = Math.imul(frames ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(Math.round(depth * 1000) + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) & 1) === 1
}

/** The prompt around a clip of so many frames. */
export function haystackPrompt(frames: number): readonly Segment[] {
  const clip = { kind: 'video', frames, ...FRAME, fps: 2, temporalPatch: 2, spatialMerge: 2 } as const
  return [{ kind: 'text', tokens: TEXT }, clip, { kind: 'text', tokens: TEXT }]
}

/** Where the frames of a clip stand, and who asks. Small: four numbers per axis and frame instead of 144 ids. */
export interface Clip {
  axes: readonly AxisId[]
  frames: number
  /** id of the first patch, and steps to the next row and column: [axis][frame] */
  first: readonly Float64Array[]
  rowStep: readonly Float64Array[]
  colStep: readonly Float64Array[]
  /** ids of the last text token after the clip: [axis] */
  question: readonly number[]
}

/** The clip of a resolved haystackPrompt; null where ids inside a frame do not grow evenly along rows and columns. */
export function clipOf({ axes, positionIds, tokens }: RotarySpec, frames: number): Clip | null {
  const size = FRAME.rows * FRAME.cols
  const starts = startsOf(tokens.frame, frames)
  const read = (ids: Float64Array, offset: number) =>
    starts.map(start => (ids[start + offset] as number) - (ids[start] as number))
  const [rowStep, colStep, whole] = [FRAME.cols, 1, size - 1].map(offset => positionIds.map(ids => read(ids, offset)))
  const even = positionIds.every((_, axis) =>
    (whole?.[axis] as Float64Array).every((reach, frame) => {
      const steps =
        (FRAME.rows - 1) * (rowStep?.[axis]?.[frame] as number) + (FRAME.cols - 1) * (colStep?.[axis]?.[frame] as number)
      return Math.abs(reach - steps) < 1e-9
    }),
  )
  if (!even || starts.length !== frames) return null
  return {
    axes,
    frames,
    first: positionIds.map(ids => starts.map(start => ids[start] as number)),
    rowStep: rowStep as Float64Array[],
    colStep: colStep as Float64Array[],
    question: positionIds.map(ids => ids.at(-1) as number),
  }
}

/** Index of the first token of each frame; text that a layout puts between frames is passed over. */
function startsOf(frame: Int32Array, frames: number): Float64Array {
  const starts = new Float64Array(frames)
  let next = 0
  for (let token = 0; token < frame.length && next < frames; token++) if (frame[token] === next) starts[next++] = token
  return starts.slice(0, next)
}

/** The pairs that count: those that read an axis, or all of them. */
export function countedPairs(group: HeadGroup, axes: readonly AxisId[], lane: AxisId | 'all'): number[] {
  const wanted = axes.indexOf(lane as AxisId)
  const all = Array.from(group.ladder.keys())
  return wanted < 0 ? all : all.filter(pair => axisOfPair(group, pair) === wanted)
}

/**
 * What one pair scores between the question and a frame, the mean over the patches of the frame of cos(Σ ω (p - id)): a product
 * of two Dirichlet kernels and a cosine. 1 for a pair that is not rotated.
 */
export function pairScore({ invFreq }: HeadGroup, clip: Clip, frame: number, pair: number): number {
  let [angle, alongRows, alongCols] = [0, 0, 0]
  for (let axis = 0; axis < invFreq.length; axis++) {
    const omega = invFreq[axis]?.[pair] as number
    if (omega === 0) continue
    const [rows, cols] = [clip.rowStep[axis]?.[frame] as number, clip.colStep[axis]?.[frame] as number]
    const middle = (clip.first[axis]?.[frame] as number) + (rows * (FRAME.rows - 1) + cols * (FRAME.cols - 1)) / 2
    angle += omega * ((clip.question[axis] as number) - middle)
    alongRows += omega * rows
    alongCols += omega * cols
  }
  return dirichlet(alongRows, FRAME.rows) * dirichlet(alongCols, FRAME.cols) * cosine(angle)
}

/** Mean over the counted pairs; 0 without any. */
export function frameScore(group: HeadGroup, clip: Clip, frame: number, pairs: readonly number[]): number {
  if (pairs.length === 0) return 0
  return pairs.reduce((sum, pair) => sum + pairScore(group, clip, frame, pair), 0) / pairs.length
}

/** Slow twin of frameScore, patch by patch, over the ids themselves. */
export function directFrameScore(spec: RotarySpec, frame: number, pairs: readonly number[]): number {
  const [group] = spec.groups
  const patches = Array.from(spec.tokens.frame.keys()).filter(token => spec.tokens.frame[token] === frame)
  const last = spec.tokens.count - 1
  const score = (token: number, pair: number) =>
    Math.cos(
      group.invFreq.reduce((angle, omega, axis) => {
        const ids = spec.positionIds[axis] as Float64Array
        return angle + (omega[pair] as number) * ((ids[last] as number) - (ids[token] as number))
      }, 0),
    )
  const sum = patches.reduce((all, token) => all + pairs.reduce((part, pair) => part + score(token, pair), 0), 0)
  return sum / (patches.length * pairs.length)
}

/**
 * By how much position keeps the needle and its distractors in order: the score of the frame that is nearer to the question less
 * that of the farther one, the smallest over the distractors. Below 0 the farther one wins. NaN without a distractor.
 */
export function orderMargin(score: (frame: number) => number, { needle, distractors }: Hidden): number {
  const own = score(needle)
  return distractors.reduce((least, frame) => {
    const other = score(frame)
    const margin = frame > needle ? other - own : own - other
    return least < margin ? least : margin
  }, Number.NaN)
}

/** Rounding that counts as no difference. */
export const SAME = 1e-12
