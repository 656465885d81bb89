import fc from 'fast-check'
import { DISTRACTOR_RULES } from '../../src/core/needle'
import { runLengthAxes } from '../../src/core/params'
import type { Format } from '../../src/core/precision'
import type { Content, ImageSegment, ParamValue, Scene, Segment, Setup, VideoSegment } from '../../src/core/scene'
import { ALL_SLOTS, LIMITS, promptTokens } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { choiceOf, choiceProblem, offersFor, slotOf } from '../../src/core/slots'
import type { ParamSpec } from '../../src/core/variant'
import { VARIANTS } from '../../src/core/variants'
import { PAPERS, stepLink } from '../../src/papers'
import { fitCursor } from '../../src/state/fitView'
import { NEEDLE_FRAMES } from '../../src/state/needle'
import { PATH } from '../../src/state/path'
import type { Reading, Shelf } from '../../src/state/reading'
import { RECALL } from '../../src/state/recall'
import { ROAD_ADAPTED, ROAD_LIMITS, ROAD_MODELS, type RoadState } from '../../src/state/road'
import { FORMATS, ROUNDINGS, type Rounding, STAGES, type Stage } from '../../src/state/rounding'
import { CLOSEST, fitScores } from '../../src/state/scoresView'
import type { Settings } from '../../src/state/settings'
import { withChoice, withParam } from '../../src/state/setupEdits'
import { SPECTRA } from '../../src/state/spectra'
import type { Cursor, ViewState } from '../../src/state/store'
import { DETAILS, LAYOUT_PANELS } from '../../src/state/store'
import type { LinkPage, LinkState } from '../../src/state/url'
import { PLAIN } from '../../src/state/url'
import { CACHED, CONTEXT } from '../../src/state/viewLink'

export const SHELF: Shelf = {
  ids: PAPERS.map(({ id }) => id),
  steps: id => PAPERS.find(paper => paper.id === id)?.steps.length ?? 0,
  link: stepLink,
}

export const PAGE: LinkPage = {
  views: ['decay', 'wheels', 'allocation', 'layout'],
  parts: ['bar', 'rail', 'footer'],
  shelf: () => SHELF,
  opening: { ...PLAIN, scene: { ...PLAIN.scene, segments: [{ kind: 'text', tokens: 7 }] } },
}

/** Any value that a parameter accepts. */
function paramValue(spec: ParamSpec, pairs: number): fc.Arbitrary<ParamValue> {
  switch (spec.kind) {
    case 'number':
      return spec.integer
        ? fc.integer({ min: Math.ceil(spec.min), max: Math.floor(spec.max) })
        : fc.double({ min: spec.min, max: spec.max, noNaN: true })
    case 'choice':
      return fc.constantFrom(...spec.options.map(option => option.value))
    case 'boolean':
      return fc.boolean()
    case 'section':
      return fc
        .array(fc.integer({ min: 0, max: pairs }), { minLength: spec.axes.length - 1, maxLength: spec.axes.length - 1 })
        .map(cuts => [0, ...cuts.toSorted((x, y) => x - y), pairs])
        .map(cuts => cuts.slice(1).map((cut, i) => cut - (cuts[i] as number)))
    case 'perPair':
      return fc.oneof(
        fc.constant([]),
        fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: pairs, maxLength: pairs }),
      )
    case 'learned': {
      const size = spec.axes.length * pairs
      return fc.array(
        fc.double({ min: -9, max: 9, noNaN: true }).map(value => value + 0),
        { minLength: size, maxLength: size },
      )
    }
    case 'tokens':
      return fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }).map(list => list.sort((x, y) => x - y))
    case 'source':
      return fc.oneof(
        fc.constantFrom('def f(x):\n  return x & 1', 'class A { f() { return "é#% +\\u00a0" } }'),
        fc
          .tuple(fc.nat(9), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }))
          .map(([a, rest]) => [a, ...rest]),
      )
    case 'expression':
      return fc.constantFrom('base**(-2*i/d)', '1/(i+1)', 'if(n/2-i,exp(-i),0)', 'abs(sin(i))*1e-3', '2*pi/max(L,i)')
    case 'moves':
      return fc
        .uniqueArray(fc.nat(pairs - 1), { maxLength: 3 })
        .chain(moved =>
          fc.tuple(...moved.map(pair => fc.double({ min: 1, max: 1e7, noNaN: true }).map(lambda => `${pair}:${lambda}`))),
        )
        .map(moves => moves.join())
    case 'axes':
      return fc.array(fc.constantFrom('t', 'h', 'w', 'p', 'n'), { minLength: pairs, maxLength: pairs }).map(runLengthAxes)
  }
}

/** Any setup of the registry: a named one, or slots of different variants, with any geometry and parameters. */
export const setups: fc.Arbitrary<Setup> = fc.gen().map(pick => {
  const named = namedSetup(pick(fc.constantFrom, ...VARIANTS.map(({ id }) => id)))
  const headDim = pick(fc.integer, { min: 1, max: 64 }) * 2
  const geometry = {
    headDim,
    rotaryDim: pick(fc.boolean) ? headDim : pick(fc.integer, { min: 1, max: headDim / 2 }) * 2,
    ropeTheta: pick(fc.double, { ...LIMITS.ropeTheta, noNaN: true }),
    trainedLength: pick(fc.integer, LIMITS.trainedLength),
  }
  let setup: Setup = pick(fc.boolean) ? named : { ...named, geometry }
  for (const slot of ALL_SLOTS) {
    if (pick(fc.boolean)) setup = withChoice(setup, slot, pick(fc.constantFrom, ...offersFor(slot)))
    for (const spec of slotOf(slot, choiceOf(setup, slot)).params) {
      const value = pick(() => paramValue(spec, setup.geometry.rotaryDim / 2))
      const next = withParam(setup, slot, spec.key, value)
      if (pick(fc.boolean) && !choiceProblem(slot, choiceOf(next, slot), next.geometry)) setup = next
    }
  }
  return setup
})

const side = fc.integer({ min: 1, max: 24 })
const count = (limits: { min: number; max: number }) => fc.integer({ min: limits.min, max: limits.max })

const metres = fc.double({ ...LIMITS.metres, noNaN: true }).map(n => n + 0)

/** A grid with or without what a link may leave out. */
const images: fc.Arbitrary<ImageSegment> = fc.record(
  {
    kind: fc.constant('image' as const),
    rows: side,
    cols: side,
    spatialMerge: count(LIMITS.spatialMerge),
    patchSize: count(LIMITS.patchSize),
  },
  { requiredKeys: ['kind', 'rows', 'cols', 'spatialMerge'] },
)

const videos: fc.Arbitrary<VideoSegment> = fc.record(
  {
    kind: fc.constant('video' as const),
    frames: side,
    rows: side,
    cols: side,
    fps: fc.double({ ...LIMITS.fps, noNaN: true }),
    temporalPatch: count(LIMITS.temporalPatch),
    spatialMerge: count(LIMITS.spatialMerge),
    patchSize: count(LIMITS.patchSize),
    melFrames: fc.integer({ min: 1, max: 4000 }),
  },
  { requiredKeys: ['kind', 'frames', 'rows', 'cols', 'fps', 'temporalPatch', 'spatialMerge'] },
)

export const segments: fc.Arbitrary<Segment[]> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('text' as const), tokens: fc.integer({ min: 0, max: 4000 }) }),
      images,
      videos,
      fc.record({ kind: fc.constant('audio' as const), melFrames: fc.integer({ min: 1, max: 4000 }) }),
      fc.record({
        kind: fc.constant('agents' as const),
        agents: fc.array(
          fc.record({ x: metres, y: metres, heading: fc.double({ ...LIMITS.heading, noNaN: true }).map(n => n + 0) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
      }),
    ),
    { minLength: 1, maxLength: LIMITS.segments.max },
  )
  .filter(list => promptTokens(list) > 0)

const content: fc.Arbitrary<Content> = fc.oneof(
  fc.constantFrom<Content>({ kind: 'ones' }, { kind: 'independent' }, { kind: 'equal' }),
  fc.record({ kind: fc.constant('noisyCopy' as const), rho: fc.double({ min: 0, max: 1, noNaN: true }) }),
)

export const scenes: fc.Arbitrary<Scene> = fc.record({ a: setups, b: fc.option(setups), segments, content })

const papers: fc.Arbitrary<Reading> = fc.constantFrom(...SHELF.ids).map(paper => ({ paper }))

const words = fc.string({ unit: 'grapheme-ascii', maxLength: 30 })
const tours: fc.Arbitrary<Reading> = fc
  .record({
    title: words,
    steps: fc.array(fc.record({ title: words, text: words, link: fc.constant('variant=rope&d=64') }), { maxLength: 4 }),
  })
  .map(tour => ({ tour }))

const roads: fc.Arbitrary<RoadState> = fc
  .constantFrom<[RoadState['kind'], number][]>(['road_1', 1], ['road_2', 2], ['road_4', 4])
  .chain(([kind, count]) => {
    const list = (limits: { min: number; max: number }) =>
      fc.array(
        fc.double({ ...limits, noNaN: true }).map(value => value + 0),
        { minLength: count, maxLength: count },
      )
    const adapter = fc.record({ theta: list(ROAD_LIMITS.theta), alpha: list(ROAD_LIMITS.alpha) })
    return fc.record({
      kind: fc.constant(kind),
      first: adapter,
      second: fc.option(adapter),
      model: fc.constantFrom(...ROAD_MODELS),
      adapted: fc.constantFrom(...ROAD_ADAPTED),
      seed: fc.nat(999_999),
    })
  })

/** Settings of a view: any value that each of them accepts. */
function settingsOf<T>({ specs }: Settings<T>): fc.Arbitrary<T> {
  const each = Object.entries<ParamSpec>(specs as Record<string, ParamSpec>)
  return fc.record(Object.fromEntries(each.map(([key, spec]) => [key, paramValue(spec, 0)]))) as fc.Arbitrary<T>
}

const views: fc.Arbitrary<ViewState> = fc.record({
  made: fc.constantFrom(null, 'random', 'random:1x48,3', 'back7:8x4,0.5x2,0'),
  elite: fc.record({ pairs: fc.integer({ min: 0, max: 512 }), latent: fc.integer({ min: 0, max: 4096 }) }),
  primary: fc.constantFrom(...PAGE.views),
  panel: fc.constantFrom(...LAYOUT_PANELS),
  detail: fc.constantFrom(...DETAILS),
  lane: fc.constantFrom('t', 'h', 'w', 'p', 'd0', 'a', 'all'),
  ruler: fc.constantFrom<ViewState['ruler'][]>(
    { scale: 'log', from: 1, to: 1e7 },
    { scale: 'log', from: 12.5, to: 4000 },
    { scale: 'linear', from: 0, to: 64 },
  ),
  group: fc.nat(LIMITS.group.max),
  context: fc.option(fc.integer(CONTEXT)),
  cached: fc.option(fc.integer(CACHED)),
  difference: fc.boolean(),
  scores: fc.record({
    form: fc.constantFrom('mean', 'softmax'),
    temperature: fc.constantFrom(1, 0.1, 0.75, 10),
    window: fc.option(fc.record({ q0: fc.nat(40), k0: fc.nat(40), size: fc.integer({ min: CLOSEST, max: 300 }) })),
  }),
  rounding: fc.oneof(
    fc.constantFrom(...Object.values(ROUNDINGS)),
    fc.record(
      Object.fromEntries(STAGES.map(stage => [stage, fc.constantFrom(...FORMATS)])) as Record<Stage, fc.Arbitrary<Format>>,
    ),
    fc.constantFrom<Rounding>({ ...ROUNDINGS.bf16ids, divides: true }, { ...ROUNDINGS.exact, divides: true }),
  ),
  baselines: fc
    .record({
      alibiHeads: fc.integer({ min: 1, max: 40 }),
      alibiHead: fc.integer({ min: 1, max: 40 }),
      xposBase: fc.double({ min: 1, max: 1e5, noNaN: true }),
      copePositions: fc.integer({ min: 2, max: 9000 }),
      copeSeed: fc.nat(999_999),
    })
    .map(found => ({ ...found, alibiHead: Math.min(found.alibiHead, found.alibiHeads) })),
  needle: fc.record({
    frames: fc.integer(NEEDLE_FRAMES),
    depth: fc.constantFrom(0, 0.2, 0.37, 1),
    rule: fc.constantFrom(...DISTRACTOR_RULES),
  }),
  road: roads,
  path: settingsOf(PATH),
  recall: settingsOf(RECALL),
  firstKey: fc.double({ min: 0.1, max: 64, noNaN: true }),
  spectra: settingsOf(SPECTRA),
  theme: fc.constantFrom('auto', 'light', 'dark'),
  backend: fc.constantFrom('auto', 'webgl', 'wasm', 'cpu'),
  config: fc.option(fc.stringMatching(/^[\w-]{1,40}$/)),
  embed: fc.boolean(),
  hide: fc.subarray([...PAGE.parts]),
  reading: fc.option(fc.oneof(papers, tours)),
  told: fc.constant(1),
  gallery: fc.boolean(),
})

const cursors: fc.Arbitrary<Cursor> = fc.record({
  delta: fc.integer({ min: 0, max: LIMITS.distance.max }),
  pair: fc.nat(1000),
  pinned: fc.boolean(),
  query: fc.option(fc.nat(4)),
  key: fc.option(fc.nat(4)),
})

/** Any state that the page can be in. */
export const states: fc.Arbitrary<LinkState> = fc.record({ scene: scenes, view: views, cursor: cursors }).map(state => ({
  ...state,
  view: { ...state.view, scores: fitScores(state.view.scores, state.scene) },
  cursor: fitCursor({ ...state.cursor, pair: state.cursor.pair % (state.scene.a.geometry.rotaryDim / 2) }, state.scene),
}))
