import type { Scene, Segment } from '../core/scene'
import { SLOTS } from '../core/scene'
import { namedSetup } from '../core/setups'
import { isRule } from '../core/slots'
import { contentField, writeContent } from './contentLink'
import { readCursor, writeCursor } from './cursorLink'
import { GEOMETRY_FIELDS } from './geometryFields'
import type { LinkNotice } from './linkParts'
import type { Field, LinkReader } from './linkReader'
import { createReader, paramField } from './linkReader'
import type { ReadingPlace } from './reading'
import { NOTHING_TOLD, readReading } from './reading'
import { readSegments, writeSegments } from './segmentsCode'
import { homesOf, readSetup, SIDES, writeSetup } from './setupLink'
import type { State } from './store'
import { DEFAULT_CURSOR, DEFAULT_VIEW } from './store'
import { noteUnknownKeys } from './unknownKeys'
import type { PageParts } from './viewLink'
import { readView, writeView } from './viewLink'

export const LINK_VERSION = 1

export type LinkState = Pick<State, 'scene' | 'view' | 'cursor'>

export interface LinkPage extends PageParts {
  /** what the page shows when the link says nothing about the scene */
  opening: LinkState
}

/** The scene that a link starts from as soon as it says something about it; old links rely on these values. */
export const PLAIN: LinkState = {
  scene: {
    a: namedSetup('rope'),
    b: null,
    segments: [
      { kind: 'text', tokens: 32 },
      { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
      { kind: 'text', tokens: 32 },
    ],
    content: { kind: 'ones' },
  },
  view: DEFAULT_VIEW,
  cursor: DEFAULT_CURSOR,
}

/** State of a link's fragment, with one notice for each thing that it says wrongly. Takes any string, never throws. */
export function readLink(fragment: string, page: LinkPage): { state: LinkState; notices: readonly LinkNotice[] } {
  const reader = createReader(fragment)
  readVersion(reader)
  const place = readReading(reader, page.shelf?.() ?? null)
  const start = [...reader.parts.keys()].some(isSceneKey) ? PLAIN : (stepStart(reader, place, page) ?? page.opening)
  const scene = readScene(reader, start.scene)
  const view = { ...readView(reader, start.view, page, scene), ...place }
  const cursor = readCursor(reader, start.cursor, scene)
  noteUnknownKeys(reader)
  return { state: { scene, view, cursor }, notices: reader.notices }
}

/** Where a link begins that names a step and says nothing about the scene: at the state of that step. */
function stepStart(reader: LinkReader, { reading, told }: ReadingPlace, page: LinkPage): LinkState | null {
  if (!reading) return null
  const link = reading.paper === undefined ? reading.tour.steps[told - 1]?.link : page.shelf?.()?.link(reading.paper, told)
  if (link == null) return null
  const { state, notices } = readLink(link, { ...page, shelf: () => null })
  for (const notice of notices) reader.note(notice)
  return { ...state, view: { ...state.view, ...NOTHING_TOLD } }
}

/** The fragment of a state, without `#`. Always names the version and the variant; leaves out what is at its default. */
export function writeLink({ scene, view, cursor }: LinkState): string {
  return [`v=${LINK_VERSION}`, writeScene(scene), ...writeView(view, scene), ...writeCursor(cursor, scene)].join('&')
}

/** The part of a link that says the scene. */
export function writeScene({ a, b, segments, content }: Scene): string {
  const seq = writeSegments(segments)
  return [
    ...writeSetup(a, 'a'),
    ...(b ? writeSetup(b, 'b', { mask: a.mask }) : []),
    ...(seq === writeSegments(PLAIN.scene.segments) ? [] : [`seq=${seq}`]),
    ...(content.kind === PLAIN.scene.content.kind ? [] : [`content=${writeContent(content)}`]),
  ].join('&')
}

function readScene(reader: LinkReader, start: Scene): Scene {
  const a = readSetup(reader, 'a', start.a)
  const told = [...reader.parts.keys()].some(key => key.startsWith(SIDES.b.prefix))
  const b = readSetup(reader, 'b', start.b ?? a, start.b || told ? undefined : () => 'none', a)
  return {
    a,
    b: start.b || saysB(reader) ? b : null,
    segments: reader.read(segmentsField(start.segments)) ?? start.segments,
    content: reader.read(contentField(start.content)) ?? start.content,
  }
}

function segmentsField(kept: readonly Segment[]): Field<readonly Segment[]> {
  return { key: 'seq', label: 'Sequence', parse: readSegments, kept: () => writeSegments(kept) }
}

/** A known key of B, or a valid `vs`. */
function saysB(reader: LinkReader): boolean {
  return [...reader.parts].some(([key, { value }]) => {
    const field = reader.fields.get(key)
    return field && (key.startsWith(SIDES.b.prefix) || (key === SIDES.b.variant && 'value' in field.parse(value)))
  })
}

function isSceneKey(key: string): boolean {
  const name = key.replace(/^b\./, '').replace(/^(frequencies|allocation|layout)\./, '')
  const fixed = [...SLOTS, 'variant', 'vs', 'seq', 'content', ...Object.values(GEOMETRY_FIELDS).map(field => field.key)]
  return fixed.includes(name) || homesOf(name).some(({ slot }) => !isRule(slot))
}

function readVersion(reader: LinkReader) {
  const spec = { key: 'v', label: 'Version', kind: 'number', default: LINK_VERSION, min: 1, max: 1e6, integer: true } as const
  const version = reader.read(paramField(spec, LINK_VERSION)) as number | undefined
  if (version === undefined || version === LINK_VERSION) return
  const text = `This link is of version ${version} and this page reads version ${LINK_VERSION}; the keys that it knows are in use.`
  reader.note({ text, about: `v=${version}` })
}
