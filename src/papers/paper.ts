import type { AxisId } from '../core/scene'
import type { Source } from '../core/variant'

/** What a paper is about, for the filter of the gallery. */
export const TOPICS = {
  video: 'Video',
  image: 'Images',
  text: 'Text',
  context: 'Long context',
  agents: 'Agents',
  precision: 'Precision',
  methods: 'Beyond rotation',
} as const
export type Topic = keyof typeof TOPICS

/**
 * A paper as a walk through the instrument. `text` of a step is plain text in which `$…$` is a formula in LaTeX (`$$…$$` a whole
 * paragraph of it), `> ` at the start marks an aside, and `[phrase](change)` a phrase that changes parts of the link.
 */
export interface Paper {
  /** the value of `paper=` in a link */
  id: string
  title: string
  /** as the field calls it */
  name: string
  authors: string
  year: number
  venue: string
  sources: readonly Source[]
  topics: readonly Topic[]
  /** what it says, in one sentence */
  summary: string
  /** fragment of a link to the picture on its card; the first step when absent */
  picture?: string
  steps: readonly [Step, ...Step[]]
  claims: readonly Claim[]
}

export interface Step {
  /** two to four words */
  title: string
  /** fragment of a link: the state of the instrument that makes the point */
  link: string
  /** paragraphs */
  text: readonly string[]
  question?: Question
  /** curves that stand in the text, where the instrument has no picture of them */
  figure?: Figure
}

/** A picture in the text: plots of functions one under the other, what each axis is given on a scale, or turned pairs. */
export type Figure = {
  /** what is drawn, in a sentence; also for those who do not see it */
  title: string
} & (
  | { panels: readonly Panel[] }
  | { rows: readonly Row[]; from: number; to: number; unit: string }
  | { wheels: readonly Wheel[] }
)

/** A row of a log scale: the values that each axis has on it. */
export interface Row {
  name: string
  /** values in the unit of the scale */
  axes: readonly { axis: AxisId; values: readonly number[] }[]
}

/** A circle of pairs, and where a map takes them. */
export interface Wheel {
  name: string
  map: (x: number, y: number) => readonly [number, number]
}

export interface Panel {
  name: string
  /** the range of x, with its unit */
  from: number
  to: number
  unit: string
  /** the range of y */
  low: number
  high: number
  /** x that a line marks */
  mark?: number
  /** x counts whole things: the curve is drawn through them alone */
  whole?: boolean
  curves: readonly Curve[]
}

export interface Curve {
  label: string
  /** the axis whose colour it takes; ink otherwise */
  axis?: AxisId
  dashed?: boolean
  at: (x: number) => number
}

/** Asked before the text is read. */
export interface Question {
  ask: string
  options: readonly string[]
  /** index of the right option */
  right: number
  /** why, in a sentence or two */
  answer: string
}

export type Verdict = 'agrees' | 'differs' | 'needs weights'

/** A published number. */
export interface Claim {
  /** what the number is, with its unit */
  what: string
  /** as it is printed */
  published: string
  /** table, figure, equation or section */
  where: string
  /** how it is computed here; absent where it takes trained weights */
  check?: Check
  recorded: { verdict: Verdict; ours?: number }
  /** why it differs, or what it would take to check it */
  because?: string
}

export interface Check {
  published: number
  /** how far apart the two may be, in the unit of the number */
  tolerance: number
  /** from the science alone */
  ours: () => number
  /** ours in words, where the number stands for them */
  say?: (ours: number) => string
  /** takes seconds: left out of the quick run */
  slow?: boolean
}

/** Ours and the verdict, computed now. A slow check is not run when `quick`: what was recorded of it stands. */
export function checkClaim({ check, recorded }: Claim, quick = false): { verdict: Verdict; ours?: number } {
  if (!check) return { verdict: 'needs weights' }
  if (quick && check.slow) return recorded
  const ours = check.ours()
  return { verdict: Math.abs(ours - check.published) <= check.tolerance ? 'agrees' : 'differs', ours }
}

/** A number that takes trained weights and data. */
export function needsWeights(what: string, published: string, where: string, because = 'A score of trained models.'): Claim {
  return { what, published, where, recorded: { verdict: 'needs weights' }, because }
}
