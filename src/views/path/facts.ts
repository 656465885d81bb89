import { decayAt } from '../../core/curve'
import { pathLogits } from '../../core/methods/path'
import type { PathCase } from '../../core/methods/pathExamples'
import { pathCase } from '../../core/methods/pathExamples'
import { carriedKey, pathByMatrices, pathByTransform } from '../../core/methods/pathForms'
import { promptTokens } from '../../core/scene'
import { softmax } from '../../core/softmax'
import { textFrequencies } from '../precision/model'
import type { ScoreCells } from '../vectors/scoreCells'
import type { Side, ViewInput } from '../view'

export interface PathFacts {
  tokens: number
  axes: number
  case: PathCase
  /** row i: logits of query i before the scale, with the gates of the code or of the paper */
  logits: readonly Float64Array[]
  /** row i: attention of query i */
  weights: readonly Float64Array[]
  /** largest logit by size */
  largest: number
  /** largest difference of the token-by-token logits from products of d × d matrices, and from products of whole matrices */
  apart: { matrices: number; whole: number }
}

type Input = Pick<ViewInput, 'a' | 'scene' | 'view' | 'cursor'>

let last: { key: string; facts: PathFacts } | null = null

/** Everything about the example that is set; the latest is kept. */
export function pathFacts(input: Input): PathFacts {
  const { path } = input.view
  const tokens = Math.min(path.pathTokens, promptTokens(input.scene.segments))
  const omega = path.pathExample === 'reflections' ? pairOmega(input.a, input.cursor.pair) : 0
  const key = JSON.stringify([path, tokens, omega])
  if (last?.key !== key) last = { key, facts: made(input, tokens, omega) }
  return last.facts
}

function made({ view: { path } }: Input, tokens: number, omega: number): PathFacts {
  const setting = {
    example: path.pathExample,
    tokens,
    axes: path.pathAxes,
    beta: path.pathBeta,
    forget: path.pathForget,
    cup: path.pathCup - 1,
    seed: path.pathSeed,
  }
  const found = pathCase(setting, omega)
  const axes = found.q[0]?.length ?? 1
  const scale = 1 / Math.sqrt(axes)
  // a gate that the scale shall not touch is divided by it beforehand
  const logForget = path.pathGate === 'code' ? found.logForget : found.logForget.map(value => value / scale)
  const all = <T>(of: (i: number) => T) => Array.from({ length: tokens }, (_, i) => of(i))
  const bare = all(i => pathLogits({ ...found, logForget: undefined }, i))
  const logits = all(i => pathLogits({ ...found, logForget }, i))
  const whole = pathByTransform(found)
  return {
    tokens,
    axes,
    case: found,
    logits,
    weights: logits.map(row => softmax(row.map(logit => logit * scale))),
    largest: Math.max(1e-9, ...logits.flatMap(row => [...row].map(Math.abs))),
    apart: {
      matrices: furthest(bare, i => pathByMatrices(found, i)),
      whole: furthest(bare, i => whole[i] as Float64Array),
    },
  }
}

function furthest(rows: readonly Float64Array[], other: (i: number) => Float64Array): number {
  return rows.reduce((most, row, i) => {
    const against = other(i)
    return row.reduce((max, value, j) => Math.max(max, Math.abs(value - (against[j] as number))), most)
  }, 0)
}

export function pairOmega(side: Side, pair: number): number {
  return textFrequencies(side)[pair] ?? 0
}

/** The query and the key that are looked at: those of the cursor where the example has them. */
export function chosen({ cursor }: Pick<ViewInput, 'cursor'>, tokens: number): { query: number; key: number } {
  const query = Math.min(cursor.query ?? tokens - 1, tokens - 1)
  return { query, key: Math.min(query, cursor.key ?? Math.max(0, query - cursor.delta)) }
}

/** What RoPE makes of a distance: the chosen pair where the example is made of it, all pairs otherwise. */
export function ropeAt(side: Side, { view, cursor }: Pick<ViewInput, 'view' | 'cursor'>, distance: number): number {
  if (view.path.pathExample === 'reflections') return Math.cos(pairOmega(side, cursor.pair) * distance)
  return decayAt(textFrequencies(side), distance)
}

/** Where the chosen key has gone by each token from its own on. */
export function trailOf(facts: PathFacts, key: number): Float64Array[] {
  return carriedKey(facts.case, key)
}

/** The matrix as cells, −∞ ahead of a query. */
export function cellsOf({ tokens, logits, weights }: PathFacts, form: 'mean' | 'softmax'): ScoreCells {
  const rows = form === 'mean' ? logits : weights
  const values = new Float64Array(tokens * tokens).fill(Number.NEGATIVE_INFINITY)
  rows.forEach((row, i) => {
    values.set(row.subarray(0, i + 1), i * tokens)
  })
  const seen = values.filter(Number.isFinite)
  return { cells: tokens, values, least: Math.min(...seen), most: Math.max(...seen) }
}
