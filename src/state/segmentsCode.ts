import type { Agent, Segment } from '../core/scene'
import { LIMITS, promptTokens } from '../core/scene'
import { parseNumber } from './linkValues'

interface Place {
  field: string
  /** the word before an option's number; what a size counts */
  word: string
  limits: { min: number; max: number }
  whole: boolean
  /** of an option: the value that a link leaves out, which old links rely on; an option without one may be absent */
  usual?: number
}

const size = (field: string, word: string, limits: Place['limits']): Place => ({ field, word, limits, whole: true })
const ROWS = size('rows', 'rows', LIMITS.side)
const COLS = size('cols', 'columns', LIMITS.side)
const FPS: Place = { field: 'fps', word: 'fps', limits: LIMITS.fps, whole: false, usual: 2 }
const PATCH: Place = { field: 'temporalPatch', word: 'patch', limits: LIMITS.temporalPatch, whole: true, usual: 2 }
const MERGE: Place = { field: 'spatialMerge', word: 'merge', limits: LIMITS.spatialMerge, whole: true, usual: 2 }
const PX: Place = { field: 'patchSize', word: 'px', limits: LIMITS.patchSize, whole: true }
const SOUND: Place = { field: 'melFrames', word: 'sound', limits: LIMITS.melFrames, whole: true }

type Listed = Exclude<Segment['kind'], 'agents'>

/** What each kind of segment is written with: its sizes in order, then its options. Agents are a list. */
const FORMS: Record<Listed, { like: string; sizes: readonly Place[]; options: readonly Place[] }> = {
  text: { like: 'text32', sizes: [size('tokens', 'tokens', LIMITS.textTokens)], options: [] },
  image: { like: 'image6x8 (rows x columns)', sizes: [ROWS, COLS], options: [MERGE, PX] },
  video: {
    like: 'video8x6x8 (frames x rows x columns)',
    sizes: [size('frames', 'frames', LIMITS.frames), ROWS, COLS],
    options: [FPS, PATCH, MERGE, PX, SOUND],
  },
  audio: { like: 'audio400 (mel frames)', sizes: [size('melFrames', 'mel frames', LIMITS.melFrames)], options: [] },
}

type Parsed<T> = { value: T } | { problem: string }

/** `text32+video8x6x8@fps4,patch1+text8` to segments. */
export function readSegments(code: string): Parsed<readonly Segment[]> {
  const parts = code.split('+', LIMITS.segments.max + 1)
  if (parts.length > LIMITS.segments.max) return { problem: `seq has more than ${LIMITS.segments.max} segments.` }
  const segments: Segment[] = []
  for (const part of parts) {
    const result = readSegment(part)
    if ('problem' in result) return { problem: `seq: ${part.slice(0, 40)} ${result.problem}` }
    segments.push(result.value)
  }
  const tokens = promptTokens(segments)
  const { min, max } = LIMITS.tokens
  return tokens < min || tokens > max
    ? { problem: `seq has ${tokens} tokens; ${min} to ${max} are allowed.` }
    : { value: segments }
}

/** The inverse of readSegments; options at their usual value are left out. */
export function writeSegments(segments: readonly Segment[]): string {
  return segments
    .map(segment => {
      if (segment.kind === 'agents')
        return `agents${segment.agents.map(({ x, y, heading }) => [x, y, heading].join(':')).join(',')}`
      const { sizes, options } = FORMS[segment.kind]
      const values = segment as unknown as Record<string, number>
      const given = options.filter(({ field, usual, limits }) => values[field] !== usual && Number(values[field]) >= limits.min)
      const tail = given.map(({ word, field }) => `${word}${values[field]}`).join(',')
      return `${segment.kind}${sizes.map(({ field }) => values[field]).join('x')}${tail && `@${tail}`}`
    })
    .join('+')
}

function readSegment(part: string): Parsed<Segment> {
  if (part.startsWith('agents')) return readAgents(part.slice('agents'.length))
  const [, kind, sizeCode = '', optionCode] = /^(text|image|video|audio)([^@]{1,64})(?:@(.{1,128}))?$/.exec(part) ?? []
  const form = FORMS[kind as Listed]
  const sizes = sizeCode.split('x')
  if (!form || sizes.length !== form.sizes.length) {
    const likes = [...Object.values(FORMS).map(({ like }) => like), AGENTS_LIKE]
    return { problem: `is not like ${likes.join(', or ')}.` }
  }
  const segment: Record<string, number | string> = { kind: kind as string }
  for (const { field, usual } of form.options) if (usual !== undefined) segment[field] = usual
  const given: [Place, string][] = form.sizes.map((place, i) => [place, sizes[i] as string])
  for (const option of optionCode?.split(',') ?? []) {
    const place = form.options.find(({ word }) => option.startsWith(word))
    if (!place) {
      const words = form.options.map(({ word }) => word)
      return { problem: `has the option ${option}; ${kind} takes ${words.join(', ') || 'none'}.` }
    }
    if (given.some(([{ field }]) => field === place.field)) return { problem: `has the option ${place.word} twice.` }
    given.push([place, option.slice(place.word.length)])
  }
  for (const [{ field, word, limits, whole }, text] of given) {
    const value = parseNumber(text)
    const kindOfNumber = whole ? 'a whole number' : 'a number'
    if (value === null || value < limits.min || value > limits.max || (whole && !Number.isInteger(value)))
      return { problem: `is refused: ${word} is ${kindOfNumber} from ${limits.min} to ${limits.max}.` }
    segment[field] = value
  }
  return { value: segment as unknown as Segment }
}

const AGENTS_LIKE = 'agents0:0:90,5:-2:180 (metres east : metres north : degrees, agent by agent)'

function readAgents(code: string): Parsed<Segment> {
  const { min, max } = LIMITS.agents
  const listed = code.split(',', max + 1)
  if (code === '' || listed.length > max) return { problem: `is not ${min} to ${max} agents such as ${AGENTS_LIKE}.` }
  const agents: Agent[] = []
  for (const text of listed) {
    const [x = null, y = null, heading, ...more] = text.split(':', 4).map(parseNumber)
    const agent = `the agent ${text.slice(0, 40) || 'without numbers'}`
    if (x !== null && y !== null && heading === undefined)
      return { problem: `has ${agent} without a heading; it is written like ${AGENTS_LIKE}.` }
    if (x === null || y === null || heading == null || more.length)
      return { problem: `has ${agent}; it is written like ${AGENTS_LIKE}.` }
    const far = [x, y].find(value => value < LIMITS.metres.min || value > LIMITS.metres.max)
    if (far !== undefined) return { problem: `is refused: ${far} m lies outside ${LIMITS.metres.min} to ${LIMITS.metres.max} m.` }
    if (heading < LIMITS.heading.min || heading > LIMITS.heading.max)
      return { problem: `is refused: a heading of ${heading}° lies outside ${LIMITS.heading.min}° to ${LIMITS.heading.max}°.` }
    agents.push({ x, y, heading })
  }
  return { value: { kind: 'agents', agents } }
}
