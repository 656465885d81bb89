import { baseBound } from './baseBound'
import type { Paper } from './paper'
import { roformer } from './roformer'
import { videorope } from './videorope'

/** Every paper, in the order of the gallery. */
export const PAPERS: readonly Paper[] = [videorope, roformer, baseBound]

export function findPaper(id: string): Paper | undefined {
  return PAPERS.find(paper => paper.id === id)
}

/** The fragment of a step, counted from 1; null where there is none. */
export function stepLink(id: string, step: number): string | null {
  return findPaper(id)?.steps[step - 1]?.link ?? null
}
