import { promptProblem } from './layouts'
import type { Choice, Segment } from './scene'
import { promptTokens } from './scene'
import { findVariant } from './slots'

/** A small segment of each kind. */
export const SAMPLES: Record<Segment['kind'], Segment> = {
  text: { kind: 'text', tokens: 32 },
  image: { kind: 'image', rows: 16, cols: 16, spatialMerge: 2 },
  video: { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  audio: { kind: 'audio', melFrames: 400 },
  agents: {
    kind: 'agents',
    agents: [
      { x: 0, y: 0, heading: 90 },
      { x: 8, y: 4, heading: 90 },
      { x: -6, y: 12, heading: 0 },
      { x: 4, y: 20, heading: -90 },
    ],
  },
}

/**
 * A prompt that a layout has a place for: the one that its variant is meant for, or what of the given one it serves.
 * Of these the first that the other side has a place for too, where there is one.
 */
export function fittingPrompt(choice: Choice, segments: readonly Segment[], other: Choice | null = null): readonly Segment[] {
  const meant = findVariant(choice.variant)?.prompt
  const fitting = [...(meant && !promptProblem(choice, meant) ? [meant] : []), servedPart(choice, segments)]
  return fitting.find(prompt => other && !promptProblem(other, prompt)) ?? (fitting[0] as readonly Segment[])
}

/** What of a prompt a layout has a place for, with a small segment where nothing but text is left. */
function servedPart(choice: Choice, segments: readonly Segment[]): readonly Segment[] {
  const serves = (segment: Segment) => !promptProblem(choice, [segment])
  const kept = segments.flatMap(segment => variations(segment).find(serves) ?? [])
  const seen = Object.values(SAMPLES).filter(({ kind }) => kind !== 'text')
  const more = kept.some(({ kind }) => kind !== 'text') ? [] : seen.filter(serves).slice(0, 1)
  const prompt = [...kept, ...more]
  return promptTokens(prompt) > 0 ? prompt : [SAMPLES.text]
}

/** A segment and what may stand for it: a clip without its sound, one of its frames. */
function variations(segment: Segment): readonly Segment[] {
  if (segment.kind !== 'video') return [segment]
  const { melFrames, frames, fps, temporalPatch, ...frame } = segment
  return [segment, { ...frame, frames, fps, temporalPatch }, { ...frame, kind: 'image' }]
}
