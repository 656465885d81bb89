import type { Scene } from '../core/scene'
import { segmentTokens } from '../core/scene'
import type { LinkReader } from './linkReader'
import { nameField, paramField } from './linkReader'
import { parseNumber, sayValue } from './linkValues'

/** What of the token × token matrix is drawn, and how. */
export interface ScoresState {
  form: 'mean' | 'softmax'
  /** divides the logits before the softmax; 1 is the model's own scale */
  temperature: number
  /** the part in view, in tokens of the prompt; null: the whole prompt */
  window: ScoreWindow | null
}

/** A square of the matrix: queries q0 .. q0 + size and keys k0 .. k0 + size, not rounded. */
export interface ScoreWindow {
  q0: number
  k0: number
  /** tokens */
  size: number
}

export const DEFAULT_SCORES: ScoresState = { form: 'mean', temperature: 1, window: null }

/** Tokens along the smallest window. */
export const CLOSEST = 4

export const TEMPERATURE = { key: 'temperature', label: 'Temperature', kind: 'number', default: 1, min: 0.1, max: 10 } as const

/** Tokens of the prompt, without what layouts put between them. */
export function matrixSize({ segments }: Pick<Scene, 'segments'>): number {
  return segments.reduce((sum, segment) => sum + segmentTokens(segment), 0)
}

/** The part of the matrix that is in view. */
export function windowOf({ window }: ScoresState, tokens: number): ScoreWindow {
  return (window && fitWindow(window, tokens)) ?? { q0: 0, k0: 0, size: tokens }
}

/** The nearest window inside the matrix; null for the whole of it. */
export function fitWindow({ q0, k0, size }: ScoreWindow, tokens: number): ScoreWindow | null {
  const fitted = Math.max(Math.min(CLOSEST, tokens), Math.min(tokens, size))
  if (!(fitted < tokens * (1 - 1e-9))) return null
  const inside = (start: number) => Math.max(0, Math.min(tokens - fitted, start))
  return { q0: inside(q0), k0: inside(k0), size: fitted }
}

/** The same with its window inside the prompt. */
export function fitScores(scores: ScoresState, scene: Scene): ScoresState {
  if (!scores.window) return scores
  const window = fitWindow(scores.window, matrixSize(scene))
  const { q0, k0, size } = scores.window
  return window && window.q0 === q0 && window.k0 === k0 && window.size === size ? scores : { ...scores, window }
}

export function readScores({ read }: LinkReader, start: ScoresState, scene: Scene): ScoresState {
  return {
    form: read(nameField('scores', 'Scores', ['mean', 'softmax'], () => start.form)) ?? start.form,
    temperature: (read(paramField(TEMPERATURE, start.temperature)) as number | undefined) ?? start.temperature,
    window: readWindow(read, start, matrixSize(scene)),
  }
}

export function writeScores({ form, temperature, window }: ScoresState): string[] {
  const usual = DEFAULT_SCORES
  return [
    form !== usual.form && `scores=${form}`,
    temperature !== usual.temperature && `temperature=${temperature}`,
    window && `zoom=${writeWindow(window)}`,
  ].filter(part => typeof part === 'string')
}

function readWindow(read: LinkReader['read'], { window: start }: ScoresState, tokens: number): ScoreWindow | null {
  const kept = () => (start ? writeWindow(start) : 'the whole prompt')
  return read({ key: 'zoom', label: 'Zoom', kept, parse: text => parseWindow(text, tokens) }) ?? start
}

/** `q0:q1:k0:k1`, the first and the end token of the queries and of the keys, as many of each. */
function parseWindow(text: string, tokens: number): { value: ScoreWindow } | { problem: string } {
  const wrong = (why: string) => ({ problem: `zoom=${text} ${why}.` })
  const ends = text.split(':', 5).map(parseNumber)
  const [q0, q1, k0, k1] = ends
  if (ends.length !== 4 || q0 == null || q1 == null || k0 == null || k1 == null)
    return wrong('is not like 0:32:320:352, first and end of the queries, then of the keys')
  const size = q1 - q0
  if (Math.min(q0, k0) < 0 || Math.max(q1, k1) > tokens) return wrong(`leaves the ${sayValue(tokens)} tokens of the prompt`)
  if (Math.abs(k1 - k0 - size) > 1e-6 * tokens) return wrong('has not as many keys as queries')
  if (!(size >= Math.min(CLOSEST, tokens))) return wrong(`has fewer than ${CLOSEST} queries`)
  return { value: { q0, k0, size } }
}

/** To a thousandth of the window, which is finer than a pixel. */
function writeWindow({ q0, k0, size }: ScoreWindow): string {
  const unit = Math.min(1, 10 ** Math.floor(Math.log10(size * 1e-3)))
  const round = (value: number) => Number((Math.round(value / unit) * unit).toPrecision(12))
  const width = round(size)
  return [q0, k0].flatMap(start => [round(start), round(round(start) + width)]).join(':')
}
