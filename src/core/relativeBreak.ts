import type { PrecisionPath, Table } from './precision'
import {
  emulatedAngles,
  emulatedRotation,
  emulatedScore,
  emulatedTable,
  emulatedTurns,
  precisionPath,
  roundTo,
} from './precision'
import { softmax } from './softmax'

/** Vectors of a prompt of one head, not rotated, as the program holds them. */
export interface HeadContent {
  q: readonly ArrayLike<number>[]
  k: readonly ArrayLike<number>[]
}

/** What a prompt becomes when all of it stands `shift` positions later. */
export interface ShiftedPrompt {
  shift: number
  tables: Table[]
  q: Float64Array[]
  k: Float64Array[]
  /** q · k / √d times the softmax factor for every query and key, also keys after the query; shape (tokens, tokens) */
  logits: Float64Array[]
}

/** What else enters logits: a factor of cos and sin alike, rounded with them, and one of the softmax scale. */
export interface Scaling {
  attentionFactor: number
  softmaxFactor: number
}

const UNSCALED: Scaling = { attentionFactor: 1, softmaxFactor: 1 }

/** Rotates tokens 0, 1, … as if they stood at shift, shift + 1, … In exact arithmetic the logits do not depend on the shift. */
export function shiftPrompt(
  { q, k }: HeadContent,
  shift: number,
  invFreq: Float64Array,
  path: PrecisionPath,
  { attentionFactor, softmaxFactor } = UNSCALED,
): ShiftedPrompt {
  const tables = q.map((_, token) => emulatedTable(shift + token, invFreq, path, attentionFactor))
  const turn = (rows: readonly ArrayLike<number>[]) =>
    rows.map((row, token) => emulatedRotation(row, tables[token] as Table, path))
  const [queries, keys] = [turn(q), turn(k)]
  const root = Math.sqrt(q[0]?.length ?? 1) / softmaxFactor
  const logits = queries.map(query => Float64Array.from(keys, key => emulatedScore(query, key, path.score) / root))
  return { shift, tables, q: queries, k: keys, logits }
}

/**
 * How far attention moves between two shifts, column by column (arXiv 2411.13476, equation 4):
 *   D_j = 1 / (L - j) · Σ_i |A_ij(s₁) - A_ij(s₂)|, A the causal softmax; D is their sum, and D_0 the first token's part
 */
export function attentionChange(one: readonly Float64Array[], other: readonly Float64Array[]): Float64Array {
  const change = new Float64Array(one.length)
  one.forEach((logits, i) => {
    const [a, b] = [logits, other[i] as Float64Array].map(row => softmax(row.subarray(0, i + 1))) as [Float64Array, Float64Array]
    for (let j = 0; j <= i; j++) change[j]! += Math.abs((a[j] as number) - (b[j] as number)) / (one.length - j)
  })
  return change
}

/** Mean over queries of |logit(s₁) - logit(s₂)| for one key (equation 5, which takes the first). */
export function logitChange(one: readonly Float64Array[], other: readonly Float64Array[], key = 0): number {
  const queries = one.flatMap((logits, i) => (i >= key ? [[logits[key] as number, other[i]?.[key] as number]] : []))
  return queries.reduce((sum, [a, b]) => sum + Math.abs((a as number) - (b as number)), 0) / queries.length
}

export interface Break {
  shift: number
  /** D against the first shift */
  change: number
  /** the part of it in the first token's column */
  first: number
}

/** D of every shift against the first one. */
export function relativeBreak(
  content: HeadContent,
  shifts: readonly number[],
  invFreq: Float64Array,
  path: PrecisionPath,
): Break[] {
  const prompts = shifts.map(shift => shiftPrompt(content, shift, invFreq, path))
  const base = prompts[0] as ShiftedPrompt
  return prompts.map(({ shift, logits }) => {
    const columns = attentionChange(base.logits, logits)
    return { shift, change: columns.reduce((sum, part) => sum + part, 0), first: columns[0] as number }
  })
}

/** How far the scores of a prompt lie from the exact ones; query and key of each score keep their distance. */
export interface ScoreError {
  /** largest and mean |q · k / √d - exact| over every query and the keys up to it */
  max: number
  mean: number
}

/** @param exact logits without rounding, which no shift changes */
export function scoreError(logits: readonly Float64Array[], exact: readonly Float64Array[]): ScoreError {
  const errors = logits.flatMap((row, i) =>
    Array.from(row.subarray(0, i + 1), (logit, j) => Math.abs(logit - (exact[i]?.[j] as number))),
  )
  return { max: Math.max(...errors), mean: errors.reduce((sum, error) => sum + error, 0) / errors.length }
}

/** Logits of a prompt at position 0 with nothing rounded. */
export function exactLogits(content: HeadContent, invFreq: Float64Array, scaling = UNSCALED): Float64Array[] {
  return shiftPrompt(content, 0, invFreq, precisionPath('exact', 'fp32'), scaling).logits
}

/** How many different values of each kind are left of a run of positions; infinities are none. */
export interface Distinct {
  ids: number
  angles: number
  /** (cos, sin) */
  turns: number
}

/** What a path leaves of a pair at the positions from .. from + length - 1. */
export function distinctStages(omega: number, from: number, length: number, path: PrecisionPath, attentionFactor = 1): Distinct {
  const positions = Float64Array.from({ length }, (_, n) => from + n)
  const ids = roundTo(path.positions, positions)
  const angles = emulatedAngles(positions, new Float64Array(length).fill(omega), path)
  const { cos, sin } = emulatedTurns(angles, path, attentionFactor)
  const seen = new Map<number, Set<number>>()
  cos.forEach((value, n) => {
    if (Number.isNaN(value)) return
    const sines = seen.get(value)
    if (sines) sines.add(sin[n] as number)
    else seen.set(value, new Set([sin[n] as number]))
  })
  const turns = [...seen.values()].reduce((sum, { size }) => sum + size, 0)
  const different = (values: Float64Array) => new Set(values.filter(Number.isFinite)).size
  return { ids: different(ids), angles: different(angles), turns }
}

/** How many different (cos, sin) a pair takes at the positions 0 .. length - 1 under a path. */
export function distinctTurns(omega: number, length: number, path: PrecisionPath, attentionFactor = 1): number {
  return distinctStages(omega, 0, length, path, attentionFactor).turns
}
