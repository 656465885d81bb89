import type { ImageSegment, VideoSegment } from './scene'
import { audioTokens } from './scene'

/** px of a vision patch's side in Qwen2-VL and most of its kin. */
export const USUAL_PATCH_SIZE = 14

/** Mel frames of one second of sound: a hop of 160 samples at 16 kHz. */
export const MEL_PER_SECOND = 100

/** Mel frames that one audio token stands for: two strides of 2. */
export const MEL_PER_TOKEN = 4

/** px of the square that becomes one token. */
export function tokenSide({ patchSize = USUAL_PATCH_SIZE, spatialMerge }: ImageSegment | VideoSegment): number {
  return patchSize * spatialMerge
}

/** px of the picture that the grid was cut from. */
export function pixelsOf(grid: ImageSegment | VideoSegment): { width: number; height: number } {
  const side = tokenSide(grid)
  return { width: grid.cols * side, height: grid.rows * side }
}

/** Frames that were sampled from the clip, before the temporal patch. */
export function sampledFrames({ frames, temporalPatch }: VideoSegment): number {
  return frames * temporalPatch
}

/** Seconds that one token frame lasts. */
export function frameSeconds({ temporalPatch, fps }: VideoSegment): number {
  return temporalPatch / fps
}

/** Seconds of the clip that its sampled frames cover. */
export function clipSeconds(video: VideoSegment): number {
  return sampledFrames(video) / video.fps
}

/** Mel frames that last as long as the clip. */
export function clipMelFrames(video: VideoSegment): number {
  return Math.round(clipSeconds(video) * MEL_PER_SECOND)
}

/** A length in whole parts, and what is left over in its own unit. A length within rounding of a whole one is whole. */
export function wholeParts(length: number, part: number): { count: number; rest: number } {
  const ratio = length / part
  const near = Math.round(ratio)
  if (Math.abs(ratio - near) <= 1e-9 * Math.max(1, near)) return { count: near, rest: 0 }
  const count = Math.floor(ratio)
  return { count, rest: length - count * part }
}

/** Of a length in seconds that was written with six digits: as much as it may fall short of the one that was meant. */
const WRITTEN = 5e-6

/** Token frames of so many seconds at the video's rate; a frame that is sampled in part is none, nor is a temporal patch in part. */
export function framesOfSeconds({ fps, temporalPatch }: VideoSegment, seconds: number): { count: number; rest: number } {
  const slack = Math.min(0.01, WRITTEN * seconds * fps)
  const sampled = Math.floor(seconds * fps + Math.max(1e-9, slack))
  const { count } = wholeParts(sampled, temporalPatch)
  const rest = seconds - (count * temporalPatch) / fps
  return { count, rest: rest * fps > Math.max(1e-6, slack) ? rest : 0 }
}

/** Mel frames that make exactly so many audio tokens. */
export function melFramesOf(tokens: number): number {
  return tokens * MEL_PER_TOKEN
}

/** Mel frames at the end of a sound that make no token of their own. */
export function melRest(melFrames: number): number {
  return Math.max(0, melFrames - audioTokens(melFrames) * MEL_PER_TOKEN)
}
