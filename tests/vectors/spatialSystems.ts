import type { RotarySpec } from '../../src/core/resolve'
import { axisOfPair } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'
import type { Choice, Params, Segment } from '../../src/core/scene'
import { resolveCase, setupOf } from './setup'
import type { VectorSystem } from './system'

/** Position ids, allocation and scores of prompts with images and video. */
export const spatialSystems: readonly VectorSystem[] = [
  promptSystem('vanilla_1d', 'rope', 'mrope'),
  promptSystem('mrope_qwen2vl', 'mrope', 'mrope'),
  promptSystem('mrope_qwen2vl_tf518_suffix', 'mrope', 'mrope', () => ({ release: 'transformers5' })),
  promptSystem('mrope_interleaved_qwen3vl', 'mropeInterleaved', 'mropeInterleaved'),
  promptSystem('videorope', 'videorope', 'videorope', ({ delta }) => ({ delta })),
  {
    file: 'mrope_qwen25vl_abs_time',
    run: input => {
      const ids = (release: string, tokensPerSecond: number) =>
        idsByAxis(specOf(input, { variant: 'mropeAbsTime', params: { release, tokensPerSecond } }, 'mropeAbsTime'))
      return {
        // the released code multiplies by 2 whatever the configuration says
        finetune_repo_times2: ids('reference', 2),
        'transformers_4.57.6': ids('transformers4', input.tokens_per_second),
        'transformers_5.18.0': ids('transformers5', input.tokens_per_second),
      }
    },
    tolerance: () => 'exact',
  },
]

function promptSystem(
  file: string,
  layout: string,
  allocation: string,
  params: (input: any) => Params = () => ({}),
): VectorSystem {
  return {
    file,
    run: input => outputsOf(specOf(input, { variant: layout, params: params(input) }, allocation)),
    // ids are whole numbers, except where a spacing such as 0.7 has no exact float64
    tolerance: (key, { delta = 1 }) => {
      if (key === 'axis_of_pair' || (IDS.has(key) && Number.isInteger(delta * 8))) return 'exact'
      return { abs: 1e-9, rel: 1e-9 }
    },
  }
}

const IDS = new Set(['t', 'h', 'w', 'rope_delta'])

function specOf(input: any, layout: Choice, allocation: string): RotarySpec {
  const { segments, timestampTokens } = segmentsOf(input)
  const params: Params = input.mrope_section ? { mropeSection: input.mrope_section } : {}
  const setup = setupOf(
    { headDim: input.head_dim ?? 128, ropeTheta: input.rope_theta ?? 1e6 },
    {
      layout: { variant: layout.variant, params: { ...layout.params, timestampTokens } },
      allocation: { variant: allocation, params },
    },
  )
  return resolveCase(setup, segments)
}

function outputsOf(spec: RotarySpec): Record<string, unknown> {
  const headDim = 2 * spec.pairs
  const channels = Array.from({ length: headDim }, (_, i) => i)
  const ones = channels.map(() => 1)
  const query = channels.map(i => Math.cos(0.7 * i + 0.3) + (0.1 * i) / headDim)
  const key = channels.map(i => Math.sin(0.5 * i - 0.2) + 0.05)
  const tokens = Array.from({ length: spec.tokens.count }, (_, token) => token)
  const lastQuery = (q: number[], k: number[]) => {
    const rotated = rotateAt(spec, spec.tokens.count - 1, q)
    return tokens.map(token => score(rotated, rotateAt(spec, token, k)))
  }
  return {
    position_ids: idsByAxis(spec),
    inv_freq: spec.groups[0].ladder,
    axis_of_pair: channels.slice(0, spec.pairs).map(pair => axisOfPair(spec.groups[0], pair)),
    score_ones_last_query: lastQuery(ones, ones),
    score_ramp_last_query: lastQuery(query, key),
    rotated_ramp_q: tokens.map(token => rotateAt(spec, token, query)),
    rope_delta: spec.ropeDelta,
  }
}

function idsByAxis(spec: RotarySpec): Record<string, Float64Array> {
  return Object.fromEntries(spec.axes.map((axis, a) => [axis, spec.positionIds[a] as Float64Array]))
}

/** Segments of a case. Frames parted by text of one length are the frames of one video with timestamps. */
function segmentsOf(input: any): { segments: Segment[]; timestampTokens: number } {
  const parts: any[] = input.segments
  const gaps = parts.flatMap((part, i) =>
    part.text !== undefined && parts[i - 1]?.frame && parts[i + 1]?.frame ? [part.text] : [],
  )
  const sizes = new Set(parts.flatMap(part => (part.frame ? [part.frame.join()] : [])))
  const oneVideo = sizes.size === 1 && new Set(gaps).size === 1
  const segments: Segment[] = []
  for (let i = 0; i < parts.length; i++) {
    const { text, image, frame, video } = parts[i]
    if (text !== undefined) segments.push({ kind: 'text', tokens: text })
    else if (video) segments.push(videoOf(video, input))
    else if (oneVideo && frame) {
      const first = i
      while (parts[i + 1]?.text !== undefined && parts[i + 2]?.frame) i += 2
      segments.push(videoOf([(i - first) / 2 + 1, ...frame], input))
    } else {
      const [rows, cols] = (image ?? frame).slice(-2)
      segments.push({ kind: 'image', rows, cols, spatialMerge: 2 })
    }
  }
  return { segments, timestampTokens: oneVideo ? gaps[0] : 0 }
}

/** At one pixel frame per second and so many of them in a token frame, seconds per token frame come out exactly as given. */
function videoOf([frames = 1, rows = 1, cols = 1]: number[], input: any): Segment {
  return { kind: 'video', frames, rows, cols, fps: 1, temporalPatch: input.second_per_grid_t ?? 1, spatialMerge: 2 }
}
