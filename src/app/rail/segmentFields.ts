import {
  clipSeconds,
  frameSeconds,
  framesOfSeconds,
  MEL_PER_SECOND,
  melFramesOf,
  pixelsOf,
  sampledFrames,
  tokenSide,
  USUAL_PATCH_SIZE,
  wholeParts,
} from '../../core/media'
import type { ImageSegment, Segment, VideoSegment } from '../../core/scene'
import { audioTokens, LIMITS } from '../../core/scene'
import type { NumberRange } from '../controls/readNumber'
import { showNumber } from '../controls/showNumber'

/** A typed number of a segment, in its own unit. */
export interface SegmentField {
  key: string
  /** begins the sentence of a refusal */
  name: string
  unit: string
  value: number
  range: NumberRange
  /** added by an arrow key */
  step?: number
  /** the segment with another value, and what the value loses because only whole tokens count */
  set: (value: number) => { segment: Segment; cut?: string }
}

/** Fields side by side: the same length in two units, or two sizes that go together. */
export interface FieldLine {
  label: string
  /** between the fields */
  sign: '=' | '×' | ''
  fields: readonly SegmentField[]
}

/** The lines of a segment's card; agents have a list of their own. */
export function fieldLines(segment: Segment): readonly FieldLine[] {
  switch (segment.kind) {
    case 'text':
      return [{ label: 'Length', sign: '', fields: [plain(segment, 'tokens', 'Tokens', 'tokens', LIMITS.textTokens)] }]
    case 'image':
      return gridLines(segment)
    case 'video':
      return [...timeLines(segment), ...gridLines(segment), soundLine(segment)]
    case 'audio':
      return [
        { label: 'Duration', sign: '=', fields: audioFields(segment.melFrames, melFrames => ({ ...segment, melFrames }), 1) },
        { label: 'Mel frames', sign: '', fields: [plain(segment, 'melFrames', 'Mel frames', '× 10 ms', LIMITS.melFrames)] },
      ]
    case 'agents':
      return []
  }
}

function plain<S extends Segment>(segment: S, key: keyof S & string, name: string, unit: string, limits: Limits): SegmentField {
  const set = (value: number) => ({ segment: { ...segment, [key]: value } })
  return { key, name, unit, value: segment[key] as number, range: { ...limits, integer: true }, set }
}

type Limits = { min: number; max: number }

function gridLines(grid: ImageSegment | VideoSegment): FieldLine[] {
  const px = tokenSide(grid)
  const { width, height } = pixelsOf(grid)
  const pixels = (key: 'cols' | 'rows', name: string, value: number, tokens: string): SegmentField => ({
    key: `${key} px`,
    name,
    unit: 'px',
    value,
    range: { min: px, max: LIMITS.side.max * px, integer: true, lower: `at least ${showNumber(px)} px, one token` },
    step: px,
    set: typed => {
      const { count, rest } = wholeParts(typed, px)
      const cut = rest
        ? `${showNumber(typed)} px hold ${showNumber(count)} ${tokens} of ${showNumber(px)} px; the last ${showNumber(rest)} px are cut off.`
        : undefined
      return { segment: { ...grid, [key]: count }, cut }
    },
  })
  const patch: SegmentField = {
    key: 'patchSize',
    name: 'Patch size',
    unit: 'px',
    value: grid.patchSize ?? USUAL_PATCH_SIZE,
    range: { ...LIMITS.patchSize, integer: true },
    set: patchSize => {
      const { patchSize: _, ...others } = grid
      return { segment: patchSize === USUAL_PATCH_SIZE ? others : { ...grid, patchSize } }
    },
  }
  return [
    {
      label: 'Width',
      sign: '=',
      fields: [pixels('cols', 'Width', width, 'columns'), plain(grid, 'cols', 'Columns', 'cols', LIMITS.side)],
    },
    {
      label: 'Height',
      sign: '=',
      fields: [pixels('rows', 'Height', height, 'rows'), plain(grid, 'rows', 'Rows', 'rows', LIMITS.side)],
    },
    { label: 'Patch', sign: '×', fields: [patch, plain(grid, 'spatialMerge', 'Spatial merge', 'per side', LIMITS.spatialMerge)] },
  ]
}

function timeLines(video: VideoSegment): FieldLine[] {
  const { fps, temporalPatch } = video
  const one = frameSeconds(video)
  const seconds: SegmentField = {
    key: 'seconds',
    name: 'Duration',
    unit: 's',
    value: clipSeconds(video),
    range: { min: one * (1 - 1e-9), max: LIMITS.frames.max * one, lower: `at least ${showNumber(one)} s, one token frame` },
    step: one,
    set: typed => {
      const { count, rest } = framesOfSeconds(video, typed)
      const cut = rest
        ? `${showNumber(typed)} s hold ${showNumber(count)} token frames of ${showNumber(one)} s; the last ${showNumber(rest)} s are cut off.`
        : undefined
      return { segment: { ...video, frames: count }, cut }
    },
  }
  const sampled: SegmentField = {
    key: 'sampled',
    name: 'Sampled frames',
    unit: 'sampled',
    value: sampledFrames(video),
    range: {
      min: temporalPatch,
      max: LIMITS.frames.max * temporalPatch,
      integer: true,
      lower: `at least ${showNumber(temporalPatch)}, one token frame`,
    },
    step: temporalPatch,
    set: typed => {
      const { count, rest } = wholeParts(typed, temporalPatch)
      const cut = rest
        ? `${showNumber(typed)} sampled frames hold ${showNumber(count)} token frames of ${temporalPatch}; the last ${showNumber(rest)} are cut off.`
        : undefined
      return { segment: { ...video, frames: count }, cut }
    },
  }
  const rate: SegmentField = {
    key: 'fps',
    name: 'Frame rate',
    unit: '/s',
    value: fps,
    range: LIMITS.fps,
    set: value => ({ segment: { ...video, fps: value } }),
  }
  return [
    { label: 'Duration', sign: '=', fields: [seconds, plain(video, 'frames', 'Token frames', 'frames', LIMITS.frames)] },
    { label: 'Sampled', sign: '', fields: [sampled, rate] },
    {
      label: 'Temporal patch',
      sign: '',
      fields: [plain(video, 'temporalPatch', 'Temporal patch', 'sampled', LIMITS.temporalPatch)],
    },
  ]
}

function soundLine(video: VideoSegment): FieldLine {
  const set = (melFrames: number): Segment => {
    const { melFrames: _, ...silent } = video
    return melFrames ? { ...video, melFrames } : silent
  }
  return { label: 'Its sound', sign: '=', fields: audioFields(video.melFrames ?? 0, set, 0, 'Sound') }
}

/** Seconds and tokens of some mel frames; `least` mel frames or tokens at least. */
function audioFields(melFrames: number, set: (melFrames: number) => Segment, least: 0 | 1, name = 'Duration'): SegmentField[] {
  return [
    {
      key: 'sound seconds',
      name,
      unit: 's',
      value: melFrames / MEL_PER_SECOND,
      range: { min: least / MEL_PER_SECOND, max: LIMITS.melFrames.max / MEL_PER_SECOND },
      set: typed => {
        const { count, rest } = wholeParts(typed, 1 / MEL_PER_SECOND)
        const lost = `${showNumber(typed)} s hold ${showNumber(count)} mel frames of 10 ms; the last ${showNumber(rest * 1000)} ms are cut off.`
        return { segment: set(count), cut: rest ? lost : undefined }
      },
    },
    {
      key: 'sound tokens',
      name: least ? 'Audio tokens' : 'Tokens of sound',
      unit: 'tokens',
      value: audioTokens(melFrames),
      // one mel frame alone makes no token
      range: { min: 0, max: LIMITS.tokens.max, integer: true },
      set: tokens => ({ segment: set(Math.max(least, melFramesOf(tokens))) }),
    },
  ]
}
