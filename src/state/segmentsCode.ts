import type { PromptSegment } from '../core/scene'
import { LIMITS, segmentTokens } from '../core/scene'
import { parseNumber } from './linkValues'

interface Place {
  field: string
  /** the word before an option's number; what a size counts */
  word: string
  limits: { min: number; max: number }
  whole: boolean
  /** of an option: the value that a link leaves out; old links rely on it */
  usual?: number
}

const size = (field: string, word: string, limits: Place['limits']): Place => ({ field, word, limits, whole: true })
const ROWS = size('rows', 'rows', LIMITS.side)
const COLS = size('cols', 'columns', LIMITS.side)
const FPS: Place = { field: 'fps', word: 'fps', limits: LIMITS.fps, whole: false, usual: 2 }
const PATCH: Place = { field: 'temporalPatch', word: 'patch', limits: LIMITS.temporalPatch, whole: true, usual: 2 }
const MERGE: Place = { field: 'spatialMerge', word: 'merge', limits: LIMITS.spatialMerge, whole: true, usual: 2 }

/** What each kind of segment is written with: its sizes in order, then its options. */
const FORMS: Record<PromptSegment['kind'], { like: string; sizes: readonly Place[]; options: readonly Place[] }> = {
  text: { like: 'text32', sizes: [size('tokens', 'tokens', LIMITS.textTokens)], options: [] },
  image: { like: 'image6x8 (rows x columns)', sizes: [ROWS, COLS], options: [MERGE] },
  video: {
    like: 'video8x6x8 (frames x rows x columns)',
    sizes: [size('frames', 'frames', LIMITS.frames), ROWS, COLS],
    options: [FPS, PATCH, MERGE],
  },
}

type Parsed<T> = { value: T } | { problem: string }

/** `text32+video8x6x8@fps4,patch1+text8` to segments. */
export function readSegments(code: string): Parsed<readonly PromptSegment[]> {
  const parts = code.split('+', LIMITS.segments.max + 1)
  if (parts.length > LIMITS.segments.max) return { problem: `seq has more than ${LIMITS.segments.max} segments.` }
  const segments: PromptSegment[] = []
  for (const part of parts) {
    const result = readSegment(part)
    if ('problem' in result) return { problem: `seq: ${part.slice(0, 40)} ${result.problem}` }
    segments.push(result.value)
  }
  const tokens = segments.reduce((sum, segment) => sum + segmentTokens(segment), 0)
  const { min, max } = LIMITS.tokens
  return tokens < min || tokens > max
    ? { problem: `seq has ${tokens} tokens; ${min} to ${max} are allowed.` }
    : { value: segments }
}

/** The inverse of readSegments; options at their usual value are left out. */
export function writeSegments(segments: readonly PromptSegment[]): string {
  return segments
    .map(segment => {
      const { sizes, options } = FORMS[segment.kind]
      const values = segment as unknown as Record<string, number>
      const given = options.filter(({ field, usual }) => values[field] !== usual)
      const tail = given.map(({ word, field }) => `${word}${values[field]}`).join(',')
      return `${segment.kind}${sizes.map(({ field }) => values[field]).join('x')}${tail && `@${tail}`}`
    })
    .join('+')
}

function readSegment(part: string): Parsed<PromptSegment> {
  const [, kind, sizeCode = '', optionCode] = /^(text|image|video)([^@]{1,64})(?:@(.{1,64}))?$/.exec(part) ?? []
  const form = FORMS[kind as PromptSegment['kind']]
  const sizes = sizeCode.split('x')
  if (!form || sizes.length !== form.sizes.length) {
    const likes = Object.values(FORMS).map(({ like }) => like)
    return { problem: `is not like ${likes.join(', or ')}.` }
  }
  const segment: Record<string, number | string> = { kind: kind as string }
  for (const { field, usual } of form.options) segment[field] = usual as number
  const given: [Place, string][] = form.sizes.map((place, i) => [place, sizes[i] as string])
  for (const option of optionCode?.split(',') ?? []) {
    const place = form.options.find(({ word }) => option.startsWith(word))
    if (!place) {
      const words = form.options.map(({ word }) => word)
      return { problem: `has the option ${option}; a ${kind} takes ${words.join(', ') || 'none'}.` }
    }
    given.push([place, option.slice(place.word.length)])
  }
  for (const [{ field, word, limits, whole }, text] of given) {
    const value = parseNumber(text)
    const kindOfNumber = whole ? 'a whole number' : 'a number'
    if (value === null || value < limits.min || value > limits.max || (whole && !Number.isInteger(value)))
      return { problem: `is refused: ${word} is ${kindOfNumber} from ${limits.min} to ${limits.max}.` }
    segment[field] = value
  }
  return { value: segment as unknown as PromptSegment }
}
