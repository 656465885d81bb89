import { asGroups, frequenciesFor } from './groups'
import { maskOfLayout, promptProblem, resolveLayout, resolveMask } from './layouts'
import type { Mask } from './mask'
import type { RelationInForce } from './relation'
import { inForce } from './relation'
import { type Placement, renumbered } from './renumbered'
import type { AnySlot, AxisId, Choice, Geometry, Params, Segment, Setup } from './scene'
import { ALL_SLOTS } from './scene'
import { choiceOf, completeParams, mapName, slotOf } from './slots'
import type { AllocationResult, Bands, FrequencyResult, LayoutResult, MaskResult, Opening, TokenTable } from './variant'
import { geometricLadder } from './variants/rope'

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

/** Normal form of one setup on one prompt. Pure and total: what does not fit is bent and noted. */
export function resolve(setup: Setup, segments: readonly Segment[]): RotarySpec {
  const notes: string[] = []
  const params = allParams(setup, notes)
  const allocations = asGroups<AllocationResult>(slotOf('allocation', setup.allocation).run(setup.geometry, params.allocation))
  const axes = [...new Set(allocations.flatMap(allocation => allocation.axes))]
  const tables = allocations.map(one => frequenciesFor(one, setup.frequencies, setup.geometry, params.frequencies))

  const layout = resolveLayout(setup.layout, segments)
  const unserved = promptProblem(setup.layout, segments)
  if (unserved) notes.push(unserved)
  const masked = resolveMask(setup.mask, layout.tokens)
  const usual = masked.mask ?? maskOfLayout(setup.layout)
  const placements = placementsOf(layout, axes, masked, notes)
  noteLackingAxes(setup, layout, axes, notes)

  const all = groupsOf(setup.geometry, { axes, allocations, tables, placements, usual, chosen: masked.mask !== null })
  const moved = movesKeys(layout, all, notes)
  const single = !moved && all.every(({ imaginary }) => !imaginary) && singleIndex(axes, all, placements)
  const relation = relationInForce(setup, params.relation, { single, groups: all }, notes)
  const groups = keepsOpening(all, single && mapName(setup) === null, notes) ? all : all.map(({ opening, ...group }) => group)
  const [first] = placements

  return {
    pairs: setup.geometry.rotaryDim / 2,
    axes,
    groups: groups as unknown as RotarySpec['groups'],
    positionIds: first.positionIds,
    ...(moved && layout.keyIds && { keyIds: idsOn(axes, { positionIds: layout.keyIds }) }),
    tokens: layout.tokens,
    next: first.next,
    ropeDelta: first.ropeDelta,
    relation,
    softmaxFactor: tables[0]?.[0]?.softmaxFactor ?? 1,
    mask: groups[0]?.mask ?? usual,
    notes,
  }
}

/** The parameters of every slot, those that are not given at their defaults. */
function allParams(setup: Setup, notes: string[]): Record<AnySlot, Params> {
  const complete = (name: AnySlot) => {
    const choice = choiceOf(setup, name)
    const done = completeParams(slotOf(name, choice).params, choice.params, setup.geometry.rotaryDim / 2)
    notes.push(...done.notes)
    return done.params
  }
  return Object.fromEntries(ALL_SLOTS.map(name => [name, complete(name)])) as Record<AnySlot, Params>
}

/** Where the tokens stand on the given axes, once for all layers or once for each kind of them. */
function placementsOf(
  layout: LayoutResult,
  axes: readonly AxisId[],
  masked: MaskResult,
  notes: string[],
): readonly [Placement, ...Placement[]] {
  const onAxes = (stand: Omit<LayoutResult, 'tokens' | 'others'>) => ({ ...stand, positionIds: idsOn(axes, stand) })
  const placed: readonly [Placement, ...Placement[]] = [onAxes(layout), ...(layout.others ?? []).map(onAxes)]
  const [first, ...others] = placed
  const moved = [renumbered(first, masked), ...others.map(stand => renumbered(stand, masked))] as const
  if (masked.ids && moved.every((stand, k) => stand === placed[k]))
    notes.push('Ids of documents are those of text that counts up by one; the ids of this prompt stay as they are.')
  return moved
}

function noteLackingAxes({ layout, allocation }: Setup, { positionIds }: LayoutResult, axes: readonly AxisId[], notes: string[]) {
  const [first] = Object.keys(positionIds)
  for (const axis of axes.filter(axis => !positionIds[axis]))
    notes.push(
      `${slotOf('layout', layout).name} has no ${axis} index, which ${slotOf('allocation', allocation).name} reads: those pairs read ${first}.`,
    )
}

interface Parts {
  axes: readonly AxisId[]
  allocations: readonly (AllocationResult & { serves?: string })[]
  /** for each allocation the schedules of the heads or layers that have it */
  tables: readonly (readonly (FrequencyResult & { serves?: string })[])[]
  placements: readonly Placement[]
  /** what a query sees, where a layer does not say it */
  usual: Mask
  /** the mask was chosen: no layer says its own */
  chosen: boolean
}

/** Every kind of heads or layers: each placement with each allocation with each of its schedules. */
function groupsOf(geometry: Geometry, { axes, allocations, tables, placements, usual, chosen }: Parts): HeadGroup[] {
  const byLayer = !chosen && tables.some(table => table.some(({ attends }) => attends))
  const unscaled = geometricLadder(geometry.ropeTheta, geometry.rotaryDim)
  return placements.flatMap(({ serves, positionIds, next, ropeDelta }) =>
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
}

/** Whether keys stand elsewhere than queries: where the layout says so and every pair is a rotation. */
function movesKeys({ keyIds }: LayoutResult, groups: readonly HeadGroup[], notes: string[]): boolean {
  if (!keyIds) return false
  if (groups.some(({ imaginary }) => imaginary)) {
    notes.push('Keys are not moved for heads that take the imaginary part.')
    return false
  }
  if (groups.every(({ secondInvFreq }) => !secondInvFreq)) return true
  notes.push('Keys are moved only where pairs rotate; here the two channels of a pair read different axes, and keys stay.')
  return false
}

/** The chosen map, where all tokens stand at their own index; otherwise null. */
function relationInForce(
  setup: Setup,
  params: Params,
  { single, groups }: { single: boolean; groups: readonly HeadGroup[] },
  notes: string[],
): RelationInForce | null {
  const map = relationOf(setup, params)
  if (!map || single) return map
  notes.push(
    groups.some(({ imaginary }) => imaginary)
      ? `${map.name} is not published for heads that take the imaginary part: distances stay as they are.`
      : `${map.name} maps the distance between single indices, and ${slotOf('layout', setup.layout).name} puts the tokens of this prompt elsewhere: distances stay as they are.`,
  )
  return null
}

/** Whether the first tokens may turn otherwise than those after them. */
function keepsOpening(groups: readonly HeadGroup[], fits: boolean, notes: string[]): boolean {
  const opening = groups.find(group => group.opening)?.opening
  if (opening && !fits)
    notes.push(
      `The first ${opening.tokens} tokens are told apart only where tokens count up by one from 0 and see their own distances; here they turn as all others.`,
    )
  return fits
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

/** Ids on the given axes; the layout's first axis stands in for one that it lacks. */
function idsOn(axes: readonly AxisId[], { positionIds }: Pick<LayoutResult, 'positionIds'>): Float64Array[] {
  const first = Object.values(positionIds)[0] as Float64Array
  return axes.map(axis => positionIds[axis] ?? first)
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
