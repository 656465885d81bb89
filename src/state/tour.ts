import type { Field } from './linkReader'

/** A walk of one's own. Every text is text: nothing in it is read as markup. */
export interface Tour {
  title: string
  steps: readonly TourStep[]
}

export interface TourStep {
  title: string
  text: string
  /** fragment of a link */
  link: string
}

export const TOUR_VERSION = 1

/** Sizes above which a tour is refused or cut. */
export const TOUR_LIMITS = { steps: 64, title: 200, text: 4000, link: 16_384 } as const

export const EMPTY_TOUR: Tour = { title: '', steps: [] }

/** A tour as a link carries it: the JSON of its file in UTF-8 and base64 for addresses. */
export function writeTour(tour: Tour): string {
  const bytes = new TextEncoder().encode(tourJson(tour, 0))
  const code = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
  return code.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export function tourJson({ title, steps }: Tour, indent = 2): string {
  const kept = steps.map(({ title, text, link }) => ({ title, text, link }))
  return JSON.stringify({ tour: TOUR_VERSION, title, steps: kept }, null, indent)
}

/** The steps that can be read, and one sentence for each thing that cannot. Takes any string, never throws. */
export function readTour(source: string): { tour: Tour | null; problems: readonly string[] } {
  const problems: string[] = []
  const data = parse(source)
  if (!isRecord(data) || !Array.isArray(data.steps))
    return { tour: null, problems: ['This is no tour: it must be JSON with a list of steps.'] }
  if (typeof data.tour === 'number' && data.tour > TOUR_VERSION)
    problems.push(
      `The tour is of version ${data.tour} and this page reads version ${TOUR_VERSION}; the steps that it knows are open.`,
    )
  const steps = data.steps.slice(0, TOUR_LIMITS.steps).flatMap((step: unknown, at: number): TourStep[] => {
    const name = `Step ${at + 1}`
    if (!isRecord(step) || typeof step.link !== 'string') {
      problems.push(`${name} has no link and is left out.`)
      return []
    }
    if (step.link.length > TOUR_LIMITS.link) {
      problems.push(`${name} has a link of more than ${TOUR_LIMITS.link} characters and is left out.`)
      return []
    }
    const strange = Object.keys(step).filter(key => !['title', 'text', 'link'].includes(key))
    if (strange.length > 0)
      problems.push(`${name} has parts that RoPEscope does not know: ${strange.slice(0, 4).map(clean).join(', ')}.`)
    const link = step.link.replace(/^[^#]*#/, '')
    return [{ title: said(step.title, TOUR_LIMITS.title), text: said(step.text, TOUR_LIMITS.text, true), link }]
  })
  if (data.steps.length > TOUR_LIMITS.steps) problems.push(`Only the first ${TOUR_LIMITS.steps} steps are open.`)
  return { tour: { title: said(data.title, TOUR_LIMITS.title), steps }, problems }
}

/** `tour=` of a link: the steps that can be read. */
export const tourField: Field<Tour> = {
  key: 'tour',
  label: 'Tour',
  kept: () => 'none',
  parse: text => {
    const { tour, problems } = readTour(text)
    return tour ? { value: tour } : { problem: problems.join(' ') }
  },
}

/** JSON, as a file or a hand writes it, or its base64. */
function parse(source: string): unknown {
  try {
    if (source.trimStart().startsWith('{')) return JSON.parse(source)
    const code = atob(source.trim().replaceAll('-', '+').replaceAll('_', '/'))
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(code, character => character.charCodeAt(0))))
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text without characters that turn or hide it; line breaks stay where they are meant. */
function said(value: unknown, most: number, lines = false): string {
  const text = typeof value === 'string' ? value : ''
  return lines ? text.slice(0, most).split('\n').map(clean).join('\n') : clean(text.slice(0, most))
}

function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD')
}
