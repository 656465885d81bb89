import type { Claim, Figure, Paper, Question, Step } from '../../papers/paper'
import type { Reading } from '../../state/reading'
import { papersHere } from './shelf'

/** What is told, as the panel shows it: a paper or a tour. */
export interface Story {
  reading: Reading
  title: string
  steps: readonly StoryStep[]
  paper: Paper | null
  claims: readonly Claim[]
}

export interface StoryStep {
  title: string
  link: string
  /** a paper's text has formulas and phrases; that of a tour is plain */
  text: readonly string[]
  marked: boolean
  question: Question | null
  figure: Figure | null
}

/** Null while the papers are on their way. */
export function storyOf(reading: Reading): Story | null {
  if (reading.tour) {
    const steps = reading.tour.steps.map(({ title, text, link }, at) => ({
      title: title || `Step ${at + 1}`,
      link,
      text: text.split(/\n{2,}/).filter(Boolean),
      marked: false,
      question: null,
      figure: null,
    }))
    return { reading, title: reading.tour.title || 'My steps', steps, paper: null, claims: [] }
  }
  const paper = papersHere()?.findPaper(reading.paper)
  if (!paper) return null
  const steps = paper.steps.map((step: Step) => ({
    ...step,
    marked: true,
    question: step.question ?? null,
    figure: step.figure ?? null,
  }))
  return { reading, title: paper.title, steps, paper, claims: paper.claims }
}
