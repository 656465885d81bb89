import type { Params, Segment } from '../scene'
import { audioTokens, isGrid, segmentTokens } from '../scene'
import { emptyTokens, gridOf } from '../tokens'
import type { LayoutResult } from '../variant'
import { defineVariant } from '../variant'
import { chunkedThw } from './mrope'

/**
 * TMRoPE: time in real units, one position for 40 ms, so that sound and picture of one moment meet.
 *   video: t = s + trunc(k · g · 25) in float32, h = s + row, w = s + col, g seconds per token frame;  image: t = s
 *   sound: one position per token on all axes;  text goes on after the largest position of the block
 *   video with sound: both start at s, are cut into chunks of 2 s of positions, and the chunks alternate, picture first; a
 *   scan that closes at most one chunk per token makes the cuts. The marker before the sound shares the id of the text
 *   token before the block, the marker after it shares the id of the text token after: the last chunk's largest, plus 1
 * Qwen2.5-Omni, arXiv 2503.20215; transformers 4.57.6, qwen2_5_omni, get_rope_index and get_chunked_index.
 */
export const tmrope = defineVariant({
  id: 'tmrope',
  name: 'TMRoPE',
  family: 'video',
  year: 2025,
  summary:
    'M-RoPE with a clock: time counts steps of 40 ms for pictures and sound alike, and a video’s own sound is woven in, two seconds of each at a time.',
  formula: String.raw`t = s + \lfloor 25\, g\, k \rfloor,\quad (h, w) = (s + r,\; s + c), \qquad s_{\text{next}} = \max + 1`,
  sources: [
    { label: 'arXiv 2503.20215', url: 'https://arxiv.org/abs/2503.20215' },
    {
      label: 'transformers 4.57.6',
      url: 'https://github.com/huggingface/transformers/blob/v4.57.6/src/transformers/models/qwen2_5_omni/modeling_qwen2_5_omni.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  prompt: [
    { kind: 'text', tokens: 16 },
    { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2, melFrames: 800 },
    { kind: 'text', tokens: 16 },
  ],
  allocation: chunkedThw,
  layout: {
    name: 'Corner stack on a clock',
    serves: ['text', 'image', 'video', 'audio', 'sound of a video'],
    params: [
      {
        key: 'positionsPerSecond',
        label: 'Positions per second',
        kind: 'number',
        default: 25,
        min: 1,
        max: 1000,
        scale: 'log',
        snaps: [25],
        unit: '/ s',
      },
      {
        key: 'secondsPerChunk',
        label: 'Chunk',
        kind: 'number',
        default: 2,
        min: 0.1,
        max: 600,
        scale: 'log',
        snaps: [1, 2, 4],
        unit: 's',
        help: 'How much of the picture, then of the sound, stands together.',
      },
    ],
    run: weave,
  },
})

/** Token by token, since the chunks of picture and sound alternate. */
function weave(segments: readonly Segment[], params: Params): LayoutResult {
  const tokens = emptyTokens(segments.reduce((sum, part) => sum + segmentTokens(part) + (soundOf(part) && soundOf(part) + 2), 0))
  const [t, h, w] = [new Float64Array(tokens.count), new Float64Array(tokens.count), new Float64Array(tokens.count)]
  const chunk = Math.trunc((params.positionsPerSecond as number) * (params.secondsPerChunk as number))
  let at = 0
  let next = 0
  const put = (time: number, height = time, width = time) => {
    t[at] = time
    h[at] = height
    w[at] = width
    at++
    return Math.max(time, height, width)
  }
  segments.forEach((part, segment) => {
    const first = at
    if (!isGrid(part)) {
      for (let k = 0; k < segmentTokens(part); k++) next = put(next) + 1
      tokens.segment.fill(segment, first, at)
      return
    }
    const sound = soundOf(part)
    const start = sound ? Math.max(next, 1) : next
    const { rows, cols } = part
    const times = Float64Array.from({ length: gridOf(part).frames }, (_, frame) => timeOffset(frame, part, params))
    const frameOf = (k: number) => Math.floor(k / (rows * cols))
    const seen = chunksOf(segmentTokens(part), k => times[frameOf(k)] as number, sound ? chunk : Infinity)
    const heard = chunksOf(sound, k => k, chunk)
    if (sound) put(start - 1)
    for (let c = 0; c < Math.max(seen.length, heard.length); c++) {
      const picture = seen[c]
      if (picture) next = start
      for (let k = picture?.from ?? 0; k < (picture?.to ?? 0); k++) {
        tokens.frame[at] = frameOf(k)
        tokens.row[at] = Math.floor(k / cols) % rows
        tokens.col[at] = k % cols
        next = Math.max(
          next,
          1 + put(start + (times[frameOf(k)] as number), start + (tokens.row[at] as number), start + (k % cols)),
        )
      }
      for (let k = heard[c]?.from ?? 0; k < (heard[c]?.to ?? 0); k++) next = put(start + k) + 1
    }
    if (sound) put(next)
    tokens.segment.fill(segment, first, at)
  })
  const largest = [t, h, w].reduce((max, ids) => ids.reduce((a, b) => Math.max(a, b), max), -1)
  return { tokens, positionIds: { t, h, w }, next, ropeDelta: largest + 1 - tokens.count }
}

const soundOf = (part: Segment) => (part.kind === 'video' ? audioTokens(part.melFrames ?? 0) : 0)

/** Positions from the block's start to a frame, with the roundings of float32 that decide which side an integer falls. */
function timeOffset(frame: number, part: Segment, { positionsPerSecond }: Params): number {
  const seconds = part.kind === 'video' ? part.temporalPatch / part.fps : 0
  return Math.trunc(Math.fround(Math.fround(frame * Math.fround(seconds)) * Math.fround(positionsPerSecond as number)))
}

/** Consecutive chunks of a stream; a token closes the running chunk when its offset reaches the end of that chunk. */
function chunksOf(count: number, offsetOf: (token: number) => number, size: number): { from: number; to: number }[] {
  const cuts = count ? [0] : []
  for (let token = 0; token < count; token++) if (offsetOf(token) >= cuts.length * size) cuts.push(token)
  return cuts.map((from, c) => ({ from, to: cuts[c + 1] ?? count }))
}
