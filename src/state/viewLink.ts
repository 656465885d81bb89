import type { AxisId, Scene } from '../core/scene'
import { AXIS_NAMES, LIMITS } from '../core/scene'
import { readBaselines, writeBaselines } from './baselines'
import { rulerProblem } from './fitView'
import type { Field, LinkReader } from './linkReader'
import { flagField, nameField, paramField } from './linkReader'
import { parseNumber, sayValue } from './linkValues'
import { madeField } from './made'
import { DEFAULT_NEEDLE, needleField, writeNeedle } from './needle'
import { PATH } from './path'
import type { Shelf } from './reading'
import { writeReading } from './reading'
import { RECALL } from './recall'
import { readRoad, writeRoad } from './road'
import { roundingField, writeRounding } from './rounding'
import { fitScores, readScores, writeScores } from './scoresView'
import { SPECTRA } from './spectra'
import type { RulerView, ViewState } from './store'
import { DEFAULT_VIEW, DETAILS, LAYOUT_PANELS } from './store'

/** What the page has to offer to a link. */
export interface PageParts {
  /** ids of the views */
  views: readonly string[]
  /** names of the parts that `hide=` can take away */
  parts: readonly string[]
  /** the papers, once they are here */
  shelf?: () => Shelf | null
  /** brings them */
  fetchShelf?: () => Promise<unknown>
}

const LANES = [...(Object.keys(AXIS_NAMES) as AxisId[]), 'all'] as const
const THEMES = ['auto', 'light', 'dark'] as const
const BACKENDS = ['auto', 'webgl', 'wasm', 'cpu'] as const

/** Longest `config=` of a link, characters. */
const LONGEST_CONFIG = 200_000

/** A model's configuration: packed (src/configs/share.ts) or as JSON. What it holds is judged where it is opened. */
const CONFIG: Field<string> = {
  key: 'config',
  label: 'Configuration',
  kept: () => 'none',
  parse: text => {
    if (text.length > LONGEST_CONFIG) return { problem: 'config= is longer than 200 000 characters.' }
    if (/^[\w-]+$/.test(text)) return { value: text }
    if (text.startsWith('{')) return { value: encodeURIComponent(text) }
    return { problem: 'config= holds neither JSON in braces nor a packed configuration.' }
  },
}

/** Below four positions every base is long enough. */
export const CONTEXT = { min: 4, max: 1_048_576 } as const

/** Pairs that RoPElite keeps rotated. */
export const ELITE_PAIRS = {
  key: 'elite',
  label: 'Rotated pairs',
  kind: 'number',
  default: 16,
  min: 0,
  max: 512,
  integer: true,
} as const
/** Numbers of the joint latent for each key-value head. */
export const LATENT = {
  key: 'latent',
  label: 'Joint latent',
  kind: 'number',
  default: 32,
  min: 0,
  max: 4096,
  integer: true,
} as const
/** Tokens whose keys are cached together. */
export const CACHED = { min: 1, max: LIMITS.distance.max } as const

/** Times the length of the other keys. */
export const FIRST_KEY = { key: 'firstKey', label: 'First key', kind: 'number', default: 1, min: 0.1, max: 64 } as const

const GROUP = { key: 'group', label: 'Head group', kind: 'number', default: 0, ...LIMITS.group, integer: true } as const

export function readView(reader: LinkReader, start: ViewState, page: PageParts, scene: Scene): ViewState {
  const { read } = reader
  return {
    ...start,
    primary: read(nameField('view', 'View', page.views, () => start.primary)) ?? start.primary,
    panel: read(nameField('panel', 'Layout panel', LAYOUT_PANELS, () => start.panel)) ?? start.panel,
    detail: read(nameField('detail', 'Allocation detail', DETAILS, () => start.detail)) ?? start.detail,
    lane: read(nameField('lane', 'Tall lane', LANES, () => start.lane)) ?? start.lane,
    ruler: read(rulerField(start.ruler)) ?? start.ruler,
    group: (read(paramField(GROUP, start.group)) as number | undefined) ?? start.group,
    difference: read(flagField('diff', 'Difference', start.difference)) ?? start.difference,
    scores: readScores(reader, start.scores, scene),
    context: (read(contextField(start)) as number | undefined) ?? start.context,
    elite: {
      pairs: (read(paramField(ELITE_PAIRS, start.elite.pairs)) as number | undefined) ?? start.elite.pairs,
      latent: (read(paramField(LATENT, start.elite.latent)) as number | undefined) ?? start.elite.latent,
    },
    made: read(madeField(start.made)) ?? start.made,
    cached: (read(cachedField(start)) as number | undefined) ?? start.cached,
    rounding: read(roundingField(start.rounding)) ?? start.rounding,
    baselines: readBaselines(reader, start.baselines),
    needle: read(needleField(start.needle)) ?? start.needle,
    road: readRoad(reader, start.road),
    path: PATH.read(reader, start.path),
    recall: RECALL.read(reader, start.recall),
    firstKey: (read(paramField(FIRST_KEY, start.firstKey)) as number | undefined) ?? start.firstKey,
    spectra: SPECTRA.read(reader, start.spectra),
    theme: read(nameField('theme', 'Theme', THEMES, () => start.theme)) ?? start.theme,
    backend: read(nameField('backend', 'Backend', BACKENDS, () => start.backend)) ?? start.backend,
    config: read(CONFIG) ?? start.config,
    embed: read(flagField('embed', 'Embedding', start.embed)) ?? start.embed,
    hide: read(hideField(start.hide, page.parts)) ?? start.hide,
  }
}

export function writeView(view: ViewState, scene: Scene): string[] {
  const usual = DEFAULT_VIEW
  return [
    view.primary !== usual.primary && `view=${view.primary}`,
    view.panel !== usual.panel && `panel=${view.panel}`,
    view.detail !== usual.detail && `detail=${view.detail}`,
    view.lane !== usual.lane && `lane=${view.lane}`,
    writeRuler(view.ruler) !== writeRuler(usual.ruler) && `ruler=${writeRuler(view.ruler)}`,
    view.group !== usual.group && `group=${view.group}`,
    view.difference && 'diff=1',
    ...writeScores(fitScores(view.scores, scene)),
    view.context !== usual.context && `context=${view.context}`,
    view.elite.pairs !== usual.elite.pairs && `elite=${view.elite.pairs}`,
    view.elite.latent !== usual.elite.latent && `latent=${view.elite.latent}`,
    view.made !== usual.made && `made=${view.made}`,
    view.cached !== usual.cached && `cached=${view.cached}`,
    writeRounding(view.rounding) !== writeRounding(usual.rounding) && `rounding=${writeRounding(view.rounding)}`,
    ...writeBaselines(view.baselines),
    writeNeedle(view.needle) !== writeNeedle(DEFAULT_NEEDLE) && `needle=${writeNeedle(view.needle)}`,
    ...writeRoad(view.road),
    ...PATH.write(view.path),
    ...RECALL.write(view.recall),
    view.firstKey !== usual.firstKey && `firstKey=${view.firstKey}`,
    ...SPECTRA.write(view.spectra),
    view.theme !== usual.theme && `theme=${view.theme}`,
    view.backend !== usual.backend && `backend=${view.backend}`,
    view.config !== null && `config=${view.config}`,
    view.embed && 'embed=1',
    view.hide.length > 0 && `hide=${view.hide.join(',')}`,
    ...writeReading(view),
  ].filter(part => part !== false)
}

function contextField({ context }: ViewState) {
  const spec = {
    key: 'context',
    label: 'Context',
    kind: 'number',
    default: CONTEXT.min,
    integer: true,
    unit: 'positions',
  } as const
  const field = paramField({ ...spec, ...CONTEXT }, context ?? CONTEXT.min)
  return { ...field, kept: () => (context === null ? 'the trained length' : sayValue(context, 'positions')) }
}

function cachedField({ cached }: ViewState) {
  const spec = {
    key: 'cached',
    label: 'Cached together',
    kind: 'number',
    default: CACHED.min,
    integer: true,
    unit: 'tokens',
  } as const
  const field = paramField({ ...spec, ...CACHED }, cached ?? CACHED.min)
  return { ...field, kept: () => (cached === null ? 'the original context' : sayValue(cached, 'tokens')) }
}

function rulerField(kept: RulerView): Field<RulerView> {
  return {
    key: 'ruler',
    label: 'Ruler',
    kept: () => `${kept.scale}, ${sayValue(kept.from)} to ${sayValue(kept.to, 'positions')}`,
    parse: text => {
      const [scale, ...ends] = text.split(':', 4)
      const [from, to] = ends.map(parseNumber)
      if ((scale !== 'log' && scale !== 'linear') || ends.length !== 2 || from == null || to == null)
        return { problem: `ruler=${text} is not like log:1:10000000 or linear:0:64.` }
      const problem = rulerProblem({ scale, from, to })
      return problem ? { problem: `ruler=${text}: ${problem}` } : { value: { scale, from, to } }
    },
  }
}

/** Both ends to a hundred-thousandth of the span, which is finer than a pixel. */
export function writeRuler({ scale, from, to }: RulerView): string {
  const step = (end: number) => (scale === 'log' ? end * Math.log(to / from) : to - from) * 1e-5
  return [scale, ...[from, to].map(end => Math.min(round(end, step(end)), LIMITS.distance.max))].join(':')
}

function round(value: number, step: number): number {
  const unit = 10 ** Math.floor(Math.log10(step))
  return Number((Math.round(value / unit) * unit).toPrecision(15))
}

function hideField(kept: readonly string[], parts: readonly string[]): Field<readonly string[]> {
  return {
    key: 'hide',
    label: 'Hide list',
    kept: () => kept.join(', ') || 'nothing',
    parse: text => {
      const names = text === '' ? [] : text.split(',')
      const stranger = names.find(name => !parts.includes(name))
      if (stranger === undefined) return { value: [...new Set(names)] }
      return { problem: `hide=${text} names ${stranger || 'nothing'}; the page has ${parts.join(', ')}.` }
    },
  }
}
