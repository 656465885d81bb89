import type { RotarySpec } from '../../src/core/resolve'
import type { Choice, Params, Segment } from '../../src/core/scene'
import { slotOf } from '../../src/core/slots'
import { resolveCase, setupOf } from './setup'

/** Normal form of a case with `segments`; sections and timestamps of the case go with the given choices. */
export function specOf(input: any, layout: Choice, allocation: Choice): RotarySpec {
  const timed = slotOf('layout', layout).params.some(spec => spec.key === 'timestampTokens')
  const { segments, timestampTokens } = segmentsOf(input, timed)
  const section: Params = input.mrope_section ? { mropeSection: input.mrope_section } : {}
  const headDim = input.head_dim ?? 128
  const setup = setupOf(
    { headDim, rotaryDim: headDim * (input.partial_rotary_factor ?? 1), ropeTheta: input.rope_theta ?? 1e6 },
    {
      layout: { variant: layout.variant, params: { timestampTokens, ...layout.params } },
      allocation: { variant: allocation.variant, params: { ...section, ...allocation.params } },
    },
  )
  return resolveCase(setup, segments)
}

export function idsByAxis(spec: RotarySpec): Record<string, Float64Array> {
  return Object.fromEntries(spec.axes.map((axis, a) => [axis, spec.positionIds[a] as Float64Array]))
}

/** Segments of a case. Frames parted by text of one length are one video where a layout writes timestamps, else images. */
function segmentsOf(input: any, timed: boolean): { segments: Segment[]; timestampTokens: number } {
  const parts: any[] = input.segments
  const gaps = parts.flatMap((part, i) =>
    part.text !== undefined && parts[i - 1]?.frame && parts[i + 1]?.frame ? [part.text] : [],
  )
  const sizes = new Set(parts.flatMap(part => (part.frame ? [part.frame.join()] : [])))
  const oneVideo = timed && sizes.size === 1 && new Set(gaps).size === 1
  const segments: Segment[] = []
  let videos = 0
  for (let i = 0; i < parts.length; i++) {
    const { text, image, frame, video } = parts[i]
    if (text !== undefined) segments.push({ kind: 'text', tokens: text })
    else if (video) segments.push(videoOf(video, secondsOf(input.second_per_grid_t, videos++)))
    else if (oneVideo && frame) {
      const first = i
      while (parts[i + 1]?.text !== undefined && parts[i + 2]?.frame) i += 2
      segments.push(videoOf([(i - first) / 2 + 1, ...frame]))
    } else segments.push(imageOf((image ?? frame).slice(-2)))
  }
  return { segments, timestampTokens: oneVideo ? gaps[0] : 0 }
}

/** Seconds per token frame of a video of the prompt: one number for all, or a list. */
function secondsOf(given: number | readonly number[] | undefined, video: number): number | undefined {
  return typeof given === 'object' ? given[video] : given
}

/** At one pixel frame per second and so many of them in a token frame, seconds per token frame come out exactly as given. */
export function videoOf([frames = 1, rows = 1, cols = 1]: readonly number[], secondsPerFrame = 1): Segment {
  return { kind: 'video', frames, rows, cols, fps: 1, temporalPatch: secondsPerFrame, spatialMerge: 2 }
}

export function imageOf([rows = 1, cols = 1]: readonly number[]): Segment {
  return { kind: 'image', rows, cols, spatialMerge: 2 }
}
