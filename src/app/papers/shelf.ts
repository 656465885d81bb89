import type * as Papers from '../../papers'
import type { Shelf } from '../../state/reading'

let papers: typeof Papers | null = null

/** Brings the papers, which the first picture of a page without one does not need. */
export async function fetchShelf(): Promise<typeof Papers> {
  papers ??= await import('../../papers')
  return papers
}

/** The papers, once they are here. */
export function papersHere(): typeof Papers | null {
  return papers
}

export function shelf(): Shelf | null {
  return (
    papers && {
      ids: papers.PAPERS.map(({ id }) => id),
      steps: id => papers?.findPaper(id)?.steps.length ?? 0,
      link: papers.stepLink,
    }
  )
}
