import { a2ats } from './a2ats'
import { baseBound } from './baseBound'
import { drope } from './drope'
import { eliteKv } from './eliteKv'
import { freeFlux } from './freeFlux'
import { hirope } from './hirope'
import { hope } from './hope'
import { interleavedMrope } from './interleavedMrope'
import { latentSpectra } from './latentSpectra'
import { musecontrol } from './musecontrol'
import type { Paper } from './paper'
import { path } from './path'
import { precision } from './precision'
import { psc } from './psc'
import { recurrentMemory } from './recurrentMemory'
import { road } from './road'
import { roformer } from './roformer'
import { ropeVit } from './ropeVit'
import { roundAndRound } from './roundAndRound'
import { videorope } from './videorope'
import { vrope } from './vrope'
import { yarn } from './yarn'

/** Every paper, in the order of the gallery. */
export const PAPERS: readonly Paper[] = [
  videorope,
  roformer,
  baseBound,
  yarn,
  interleavedMrope,
  hope,
  vrope,
  ropeVit,
  precision,
  roundAndRound,
  drope,
  freeFlux,
  hirope,
  a2ats,
  eliteKv,
  psc,
  road,
  path,
  latentSpectra,
  musecontrol,
  recurrentMemory,
]

export function findPaper(id: string): Paper | undefined {
  return PAPERS.find(paper => paper.id === id)
}

/** The fragment of a step, counted from 1; null where there is none. */
export function stepLink(id: string, step: number): string | null {
  return findPaper(id)?.steps[step - 1]?.link ?? null
}
