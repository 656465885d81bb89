import { fittingPrompt } from '../core/fitting'
import { promptProblem } from '../core/layouts'
import type { Segment } from '../core/scene'
import { useActions, useStore } from '../state/hooks'
import { segmentWords } from './rail/segments'

/** What a side has no place for, and the prompt that would do. */
export interface PromptGap {
  problem: string
  /** what the button says that supplies the prompt */
  offer: string
  supply: () => void
}

/** Segments that an offer names; of more it says how many. */
const NAMED = 3

/** Why a side cannot be drawn on the prompt, or null. */
export function usePromptGap(side: 'a' | 'b'): PromptGap | null {
  const layout = useStore(state => state.scene[side]?.layout ?? null)
  const other = useStore(state => state.scene[side === 'a' ? 'b' : 'a']?.layout ?? null)
  const segments = useStore(state => state.scene.segments)
  const { setSegments } = useActions()
  const problem = layout && promptProblem(layout, segments)
  if (!layout || !problem) return null
  const prompt = fittingPrompt(layout, segments, other)
  const price = other && side === 'b' ? promptProblem(other, prompt) : null
  return {
    problem: price ? `${problem} No prompt that it takes suits A.` : problem,
    offer: `Use ${promptWords(prompt)}`,
    supply: () => setSegments(prompt, ''),
  }
}

/** text 32, video 8 × 6 × 8, text 32. */
export function promptWords(segments: readonly Segment[]): string {
  const named = segments.slice(0, NAMED).map(segmentWords).join(', ')
  return segments.length > NAMED ? `${named} and ${segments.length - NAMED} more` : named
}
