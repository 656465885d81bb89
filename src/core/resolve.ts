import type { Mask } from './mask'
import type { RelationInForce } from './relation'
import { inForce } from './relation'
import { renumbered } from './renumbered'
import type { AnySlot, AxisId, Choice, Geometry, Params, Segment, Setup } from './scene'
import { ALL_SLOTS } from './scene'
import { choiceOf, completeParams, mapName, slotOf } from './slots'
import type {
  AllocationResult,
  Bands,
  FrequencyResult,
  Grouped,
  LayoutResult,
  LayoutSlot,
  MaskResult,
  Opening,
  TokenTable,
} from './variant'

/** Frequencies shared by some heads or layers. */
export interface HeadGroup {
  /** which heads or layers, such as "all heads" or "KV heads 0 and 1" */
  serves: string
  /** rad per position before the axes share them out; length pairs */
  ladder: Float64Array
  /** as ladder, before any scaling: base^(-2i / rotaryDim) */
  unscaled: Float64Array
  /** as ladder, before single pairs were moved by hand; absent where none was */
  scheduled?: Float64Array
  /** the rotated channels are the last of the head */
  rotatesLast?: true
  /** queries are turned a quarter back: scores are the mean sine of the turns between, not their mean cosine */
  imaginary?: true
  /** where the schedule keeps, blends and interpolates */
  bands?: Bands
  /** rad per position on each axis of the spec: invFreq[axis][pair] */
  invFreq: readonly Float64Array[]
  /** multiplies cos and sin of every pair of the group */
  attentionFactor: number
  /** as invFreq, for the second channel of each pair where it differs from the first: then nothing is rotated */
  secondInvFreq?: readonly Float64Array[]
  /** the first tokens of the text, where they turn otherwise than those after them: invFreq[axis][pair] */
  opening?: Opening<readonly Float64Array[]>
  /** where the tokens stand for these layers, on the axes of the spec, where layers differ in that */
  places?: Pick<RotarySpec, 'positionIds' | 'next' | 'ropeDelta'>
  /** what a query sees in these layers, where layers differ in that */
  mask?: Mask
}

/** The normal form: angle[token, pair] = Σ_axis positionIds[axis][token] · invFreq[axis][pair]. */
export interface RotarySpec {
  pairs: number
  axes: readonly AxisId[]
  /** at least one */
  groups: readonly [HeadGroup, ...HeadGroup[]]
  /** positionIds[axis][token], those of the first group where groups differ */
  positionIds: readonly Float64Array[]
  /** as positionIds, for tokens as keys, where they stand elsewhere than as queries */
  keyIds?: readonly Float64Array[]
  tokens: TokenTable
  /** the position that the next text token would take */
  next: number
  ropeDelta: number
  /** what pairs see instead of the difference of their positions; null where it is that difference */
  relation: RelationInForce | null
  /** multiplies the softmax scale */
  softmaxFactor: number
  /** what a query sees, in the first group where groups differ */
  mask: Mask
  /** what was bent so that the parts fit together, one sentence each */
  notes: readonly string[]
}

/** The prompt's tokens and positions under a layout choice. Kept while the same objects come back. */
export function resolveLayout(choice: Choice, segments: readonly Segment[]): LayoutResult {
  const bySegments = layouts.get(choice) ?? new WeakMap<readonly Segment[], LayoutResult>()
  layouts.set(choice, bySegments)
  let result = bySegments.get(segments)
  if (!result) {
    const slot = slotOf('layout', choice)
    result = slot.run(segments, completeParams(slot.params, choice.params, 0).params)
    bySegments.set(segments, result)
  }
  return result
}
const layouts = new WeakMap<Choice, WeakMap<readonly Segment[], LayoutResult>>()

/** Normal form of one setup on one prompt. Pure and total: what does not fit is bent and noted. */
export function resolve(setup: Setup, segments: readonly Segment[]): RotarySpec {
  const { geometry } = setup
  const pairs = geometry.rotaryDim / 2
  const notes: string[] = []
  const complete = (name: AnySlot) => {
    const choice = choiceOf(setup, name)
    const done = completeParams(slotOf(name, choice).params, choice.params, pairs)
    notes.push(...done.notes)
    return done.params
  }
  const params = Object.fromEntries(ALL_SLOTS.map(name => [name, complete(name)])) as Record<AnySlot, Params>

  const allocations = asGroups<AllocationResult>(slotOf('allocation', setup.allocation).run(geometry, params.allocation))
  const layout = resolveLayout(setup.layout, segments)
  const unserved = promptProblem(setup.layout, segments)
  if (unserved) notes.push(unserved)

  const axes = [...new Set(allocations.flatMap(allocation => allocation.axes))]
  const tables = allocations.map(allocation => frequenciesFor(allocation, setup.frequencies, geometry, params.frequencies))
  const masked = resolveMask(setup.mask, layout.tokens)
  const placed = [layout, ...(layout.others ?? [])].map(stand => ({ ...stand, positionIds: idsOn(axes, stand) }))
  const placements = placed.map(stand => renumbered(stand, masked))
  if (masked.ids && placements.every((stand, k) => stand === placed[k]))
    notes.push('Ids of documents are those of text that counts up by one; the ids of this prompt stay as they are.')
  const lacking = axes.filter(axis => !layout.positionIds[axis])
  const [first] = Object.keys(layout.positionIds)
  for (const axis of lacking)
    notes.push(
      `${slotOf('layout', setup.layout).name} has no ${axis} index, which ${slotOf('allocation', setup.allocation).name} reads: those pairs read ${first}.`,
    )

  const usual = masked.mask ?? maskOfLayout(setup.layout)
  const byLayer = !masked.mask && tables.some(table => table.some(({ attends }) => attends))
  const unscaled = Float64Array.from({ length: pairs }, (_, i) => geometry.ropeTheta ** ((-2 * i) / geometry.rotaryDim))
  const groups = placements.flatMap(({ serves, positionIds, next, ropeDelta }) =>
    allocations.flatMap((allocation, at) =>
      (tables[at] ?? []).map((frequency): HeadGroup => {
        const share = (weights: readonly Float64Array[], ladder = frequency.invFreq) =>
          axes.map(axis => ladder.map((omega, i) => omega * (weights[allocation.axes.indexOf(axis)]?.[i] ?? 0)))
        const { opening } = frequency
        return {
          serves: [...new Set([serves, frequency.serves, allocation.serves])].filter(Boolean).join(', ') || 'all heads',
          ladder: frequency.invFreq,
          unscaled,
          ...(frequency.scheduled && { scheduled: frequency.scheduled }),
          ...(frequency.rotatesLast && { rotatesLast: true }),
          ...(frequency.imaginary && { imaginary: true }),
          ...(frequency.bands && { bands: frequency.bands }),
          attentionFactor: frequency.attentionFactor,
          invFreq: share(allocation.weights),
          ...(allocation.secondWeights && { secondInvFreq: share(allocation.secondWeights) }),
          ...(opening && { opening: { ...opening, invFreq: share(allocation.weights, opening.invFreq) } }),
          ...(placements.length > 1 && { places: { positionIds, next, ropeDelta } }),
          ...(byLayer && { mask: frequency.attends ?? usual }),
        }
      }),
    ),
  )

  const real = groups.every(({ imaginary }) => !imaginary)
  const moved = layout.keyIds && real && !allocations.some(({ secondWeights }) => secondWeights)
  if (layout.keyIds && !moved)
    notes.push(
      real
        ? 'Keys are moved only where pairs rotate; here the two channels of a pair read different axes, and keys stay.'
        : 'Keys are not moved for heads that take the imaginary part.',
    )

  const map = relationOf(setup, params.relation)
  const mapped = map && real && !moved && singleIndex(axes, groups as HeadGroup[], placements)
  if (map && !real) notes.push(`${map.name} is not published for heads that take the imaginary part: distances stay as they are.`)
  else if (map && !mapped)
    notes.push(
      `${map.name} maps the distance between single indices, and ${slotOf('layout', setup.layout).name} puts the tokens of this prompt elsewhere: distances stay as they are.`,
    )

  const opens = !map && !moved && real && singleIndex(axes, groups as HeadGroup[], placements)
  const opening = groups.find(group => group.opening)?.opening
  if (opening && !opens)
    notes.push(
      `The first ${opening.tokens} tokens are told apart only where tokens count up by one from 0 and see their own distances; here they turn as all others.`,
    )

  return {
    pairs,
    axes,
    groups: (opens ? groups : groups.map(({ opening, ...group }) => group)) as unknown as [HeadGroup, ...HeadGroup[]],
    positionIds: placements[0]?.positionIds ?? [],
    ...(moved && layout.keyIds && { keyIds: idsOn(axes, { positionIds: layout.keyIds }) }),
    tokens: layout.tokens,
    next: placements[0]?.next ?? layout.next,
    ropeDelta: placements[0]?.ropeDelta ?? layout.ropeDelta,
    relation: mapped ? map : null,
    softmaxFactor: tables[0]?.[0]?.softmaxFactor ?? 1,
    mask: groups[0]?.mask ?? usual,
    notes,
  }
}

/** The map of a setup, kept while its choice and the trained length stay; null for the difference of positions itself. */
function relationOf({ relation, geometry }: Setup, params: Params): RelationInForce | null {
  if (mapName({ relation }) === null) return null
  const known = maps.get(relation)
  if (known?.trainedLength === geometry.trainedLength) return known.map
  const slot = slotOf('relation', relation)
  const map = inForce(slot.name, count => slot.run({ count }, geometry, params), slot.describes?.(params) ?? null)
  maps.set(relation, { trainedLength: geometry.trainedLength, map })
  return map
}
const maps = new WeakMap<Choice, { trainedLength: number; map: RelationInForce }>()

/** Whether every token stands at its own index on each axis that some pair reads, in all layers. */
function singleIndex(
  axes: readonly AxisId[],
  groups: readonly HeadGroup[],
  placements: readonly { positionIds: readonly Float64Array[] }[],
): boolean {
  const read = axes.flatMap((_, axis) => (groups.some(({ invFreq }) => invFreq[axis]?.some(omega => omega !== 0)) ? [axis] : []))
  return (
    groups.every(({ secondInvFreq }) => !secondInvFreq) &&
    placements.every(({ positionIds }) => read.every(axis => positionIds[axis]?.every((id, token) => id === token)))
  )
}

/** The mask of a choice over the prompt's tokens. Kept while the same objects come back. */
function resolveMask(choice: Choice | undefined, tokens: TokenTable): MaskResult {
  if (!choice) return { mask: null }
  const byTokens = masks.get(choice) ?? new WeakMap<TokenTable, MaskResult>()
  masks.set(choice, byTokens)
  const slot = slotOf('mask', choice)
  const found = byTokens.get(tokens) ?? slot.run(tokens, completeParams(slot.params, choice.params, 0).params)
  byTokens.set(tokens, found)
  return found
}
const masks = new WeakMap<Choice, WeakMap<TokenTable, MaskResult>>()

/** Ids on the given axes; the layout's first axis stands in for one that it lacks. */
function idsOn(axes: readonly AxisId[], { positionIds }: Pick<LayoutResult, 'positionIds'>): Float64Array[] {
  const first = Object.values(positionIds)[0] as Float64Array
  return axes.map(axis => positionIds[axis] ?? first)
}

/** The tables that go with an allocation: those that serve the same heads, where both name them, otherwise all. */
export function frequenciesFor(
  allocation: AllocationResult & { serves?: string },
  choice: Choice,
  geometry: Geometry,
  params: Params,
) {
  const tables = asGroups<FrequencyResult>(slotOf('frequencies', choice).run(geometry, params, allocation))
  const own = tables.filter(table => table.serves !== undefined && table.serves === allocation.serves)
  return own.length ? own : tables
}

export function asGroups<T>(result: Grouped<T>): readonly (T & { serves?: string })[] {
  return Array.isArray(result) ? (result as readonly (T & { serves: string })[]) : [result as T & { serves?: string }]
}

/** The axis that pair i reads: an index into spec.axes, -1 when not rotated, -2 when it mixes axes. */
export function axisOfPair(group: HeadGroup, pair: number): number {
  let found = -1
  for (const [axis, frequencies] of group.invFreq.entries()) {
    if (frequencies[pair] === 0) continue
    if (found >= 0) return -2
    found = axis
  }
  return found
}

/** The same form with the head group of an index first, for pictures that show one; the form itself where that is so already. */
export function withGroupFirst(spec: RotarySpec, index: number): RotarySpec {
  const group = spec.groups[index]
  if (!group || index === 0) return spec
  const { places, mask = spec.mask } = group
  return { ...spec, ...places, mask, groups: [group, ...spec.groups.toSpliced(index, 1)] }
}

/** What a query sees in the models that use a layout. */
function maskOfLayout(choice: Choice): Mask {
  return { kind: (slotOf('layout', choice) as LayoutSlot).attends === 'all' ? 'full' : 'causal' }
}

/** Which parts of a prompt a layout has no place for, in one sentence, or null. */
export function promptProblem(choice: Choice, segments: readonly Segment[]): string | null {
  const slot = slotOf('layout', choice) as LayoutSlot
  const serves = slot.serves ?? ['text', 'image', 'video', 'audio']
  const present = segments.flatMap(segment =>
    segment.kind === 'video' && segment.melFrames ? [segment.kind, 'sound of a video' as const] : [segment.kind],
  )
  const missing = [...new Set(present)].filter(kind => !serves.includes(kind))
  return missing.length ? `${slot.name} has no place for ${listed(missing)}; it takes ${listed(serves)}.` : null
}

/** text, image and video. */
function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join()
}
