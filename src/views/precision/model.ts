import type { Format, PrecisionPath } from '../../core/precision'
import { precisionPath, roundTo } from '../../core/precision'
import type { Break, Distinct, HeadContent, Scaling, ScoreError, ShiftedPrompt } from '../../core/relativeBreak'
import { attentionChange, distinctStages, distinctTurns, exactLogits, scoreError, shiftPrompt } from '../../core/relativeBreak'
import { quarterBack } from '../../core/rotate'
import { sampleContent } from '../../core/sampleContent'
import type { Content } from '../../core/scene'
import type { Rounding } from '../../state/rounding'
import { STAGES, writeRounding } from '../../state/rounding'
import type { Side, ViewInput } from '../view'

/** tokens of the prompt that is moved */
export const TOKENS = 6
/** positions of a run whose different values are counted, and those of the count per pair */
export const RUN = 256
export const LONG_RUN = 4096

/** What a side's pictures are computed from. */
export interface Model {
  side: Side
  path: PrecisionPath
  content: HeadContent
  /** rad per position with every axis moving, as between text tokens; exact, and as the program holds them */
  exactFreq: Float64Array
  invFreq: Float64Array
  /** the embedding's factors of cos and sin, and of the softmax */
  scaling: Scaling
  /** the prompt at position 0 under the path, and its logits without rounding */
  base: ShiftedPrompt
  exact: readonly Float64Array[]
}

/** What happens to scores and attention when the whole prompt stands `shift` positions later. */
export interface Moved extends Break {
  error: ScoreError
}

export function pathOf(rounding: Rounding): PrecisionPath {
  return { ...precisionPath('exact', 'fp32'), ...rounding }
}

/** Nothing is rounded, so that the frequencies are not either. */
export function isExact(path: PrecisionPath): boolean {
  return STAGES.every(stage => path[stage] === 'fp64')
}

export function textFrequencies({ spec }: Side): Float64Array {
  const { invFreq } = spec.groups[0]
  return Float64Array.from({ length: spec.pairs }, (_, pair) => invFreq.reduce((sum, axis) => sum + (axis[pair] as number), 0))
}

export function createModel(
  path: PrecisionPath,
  content: HeadContent,
  side: Side,
  exactFreq: Float64Array,
  // a program that divides holds base^(2i/d), which it rounds itself
  invFreq = isExact(path) || path.divides ? exactFreq : exactFreq.map(Math.fround),
): Model {
  const { groups, softmaxFactor } = side.spec
  const scaling = { attentionFactor: groups[0].attentionFactor, softmaxFactor }
  const base = shiftPrompt(content, 0, invFreq, path, scaling)
  return { side, path, content, exactFreq, invFreq, scaling, base, exact: exactLogits(content, exactFreq, scaling) }
}

/** The same content with the first token's key so many times as long, as activations hold it. */
export function longFirstKey({ q, k }: HeadContent, times: number): HeadContent {
  return {
    q,
    k: k.map((row, token) =>
      token === 0 && times !== 1
        ? roundTo(
            'bf16',
            Array.from(row, x => times * x),
          )
        : row,
    ),
  }
}

const MODELS = new WeakMap<Side['spec'], Map<string, Model>>()

/** The model of a side, made once for a path and a content. */
export function modelOf(side: Side, content: Content, rounding: Rounding, firstKey = 1): Model {
  const kept = MODELS.get(side.spec) ?? new Map<string, Model>()
  MODELS.set(side.spec, kept)
  const key = JSON.stringify([writeRounding(rounding), content, firstKey, side.letter, side.name])
  const found = kept.get(key)
  if (found) return found
  const { pairs, groups } = side.spec
  const { q, k } = longFirstKey(sampleContent(content, TOKENS, 2 * pairs), firstKey)
  // a quarter turn swaps channels and rounds nothing
  const asking = groups[0].imaginary ? q.map(row => quarterBack(row, pairs, 'neox')) : q
  const made = createModel(pathOf(rounding), { q: asking, k }, side, textFrequencies(side))
  kept.set(key, made)
  return made
}

export function modelsOf({ a, b, scene, view }: Pick<ViewInput, 'a' | 'b' | 'scene' | 'view'>): readonly Model[] {
  return (b ? [a, b] : [a]).map(side => modelOf(side, scene.content, view.rounding, view.firstKey))
}

const LATEST = new WeakMap<Model, Moved>()

/** movedBy, which the caption and the picture ask of the same cursor. */
export function movedAt(model: Model, shift: number): Moved {
  const latest = LATEST.get(model)
  if (latest?.shift === shift) return latest
  const moved = movedBy(model, shift)
  LATEST.set(model, moved)
  return moved
}

export function movedBy({ content, invFreq, path, scaling, base, exact }: Model, shift: number): Moved {
  const { logits } = shiftPrompt(content, shift, invFreq, path, scaling)
  const columns = attentionChange(base.logits, logits)
  const change = columns.reduce((sum, part) => sum + part, 0)
  return { shift, change, first: columns[0] as number, error: scoreError(logits, exact) }
}

/** Different values of the chosen pair in the run of positions that starts at `from`. */
export function leftFrom({ invFreq, path, scaling }: Model, pair: number, from: number): Distinct {
  return distinctStages(invFreq[pair] as number, from, RUN, path, scaling.attentionFactor)
}

/** Different (cos, sin) of a pair at the first LONG_RUN positions. */
export function leftOfPair({ invFreq, path, scaling }: Model, pair: number): number {
  return distinctTurns(invFreq[pair] as number, LONG_RUN, path, scaling.attentionFactor)
}

export const STAGE_NAMES = {
  positions: 'position id',
  angle: 'angle',
  table: 'cos, sin',
  product: 'product',
  rotated: 'sum',
} as const

export const FORMAT_NAMES: Record<Format, string> = { fp64: 'float64', fp32: 'float32', bf16: 'bfloat16', fp16: 'float16' }
