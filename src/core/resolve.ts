import { paramProblem } from './params'
import type { RelationInForce } from './relation'
import { inForce } from './relation'
import type { AxisId, Choice, Geometry, Params, Segment, Setup, SlotName } from './scene'
import { SLOTS } from './scene'
import type { Mask } from './scoreCells'
import type {
  AllocationResult,
  FrequencyResult,
  Grouped,
  LayoutResult,
  LayoutSlot,
  ParamSpec,
  Slot,
  TokenTable,
  Variant,
} from './variant'
import { VARIANTS } from './variants'

/** Frequencies shared by some heads or layers. */
export interface HeadGroup {
  /** which heads or layers, such as "all heads" or "KV heads 0 and 1" */
  serves: string
  /** rad per position before the axes share them out; length pairs */
  ladder: Float64Array
  /** rad per position on each axis of the spec: invFreq[axis][pair] */
  invFreq: readonly Float64Array[]
  /** multiplies cos and sin of every pair of the group */
  attentionFactor: number
  /** as invFreq, for the second channel of each pair where it differs from the first: then nothing is rotated */
  secondInvFreq?: readonly Float64Array[]
  /** where the tokens stand for these layers, on the axes of the spec, where layers differ in that */
  places?: Pick<RotarySpec, 'positionIds' | 'next' | 'ropeDelta'>
}

/** The normal form: angle[token, pair] = Σ_axis positionIds[axis][token] · invFreq[axis][pair]. */
export interface RotarySpec {
  pairs: number
  axes: readonly AxisId[]
  /** at least one */
  groups: readonly [HeadGroup, ...HeadGroup[]]
  /** positionIds[axis][token], those of the first group where groups differ */
  positionIds: readonly Float64Array[]
  tokens: TokenTable
  /** the position that the next text token would take */
  next: number
  ropeDelta: number
  /** what pairs see instead of the difference of their positions; null where it is that difference */
  relation: RelationInForce | null
  /** multiplies the softmax scale */
  softmaxFactor: number
  /** what was bent so that the parts fit together, one sentence each */
  notes: readonly string[]
}

/** A variant by its id. */
export function findVariant(id: string): Variant | undefined {
  return VARIANTS.find(variant => variant.id === id)
}

/** The variants that offer a slot, in menu order. */
export function variantsFor(slot: SlotName): readonly Variant[] {
  return VARIANTS.filter(variant => variant[slot])
}

/** The slot that a choice names; the one of `rope` when the variant does not fill it. */
export function slotOf<K extends SlotName>(name: K, choice: Choice): Slot<K> {
  const slot = findVariant(choice.variant)?.[name] ?? findVariant('rope')?.[name]
  return slot as Slot<K>
}

/** Defaults of all parameters of a slot under a geometry, overlaid with the given ones where they are valid. */
export function completeParams(specs: readonly ParamSpec[], params: Params, pairs: number): { params: Params; notes: string[] } {
  const notes: string[] = []
  const complete: Record<string, Params[string]> = {}
  for (const spec of specs) {
    const fallback = typeof spec.default === 'function' ? spec.default(pairs) : spec.default
    const given = params[spec.key]
    const problem = given === undefined ? null : paramProblem(spec, given, pairs)
    if (problem) notes.push(`${problem} ${spec.label} is taken as ${fallback}.`)
    complete[spec.key] = given === undefined || problem ? fallback : given
  }
  return { params: complete, notes }
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
  const complete = (name: SlotName) => {
    const done = completeParams(slotOf(name, setup[name]).params, setup[name].params, pairs)
    notes.push(...done.notes)
    return done.params
  }
  const params = Object.fromEntries(SLOTS.map(name => [name, complete(name)])) as Record<SlotName, Params>

  const allocations = asGroups<AllocationResult>(slotOf('allocation', setup.allocation).run(geometry, params.allocation))
  const layout = resolveLayout(setup.layout, segments)
  const unserved = promptProblem(setup.layout, segments)
  if (unserved) notes.push(unserved)

  const axes = [...new Set(allocations.flatMap(allocation => allocation.axes))]
  const tables = allocations.map(allocation => frequenciesFor(allocation, setup.frequencies, geometry, params.frequencies))
  const placements = [layout, ...(layout.others ?? [])].map(stand => ({ ...stand, positionIds: idsOn(axes, stand) }))
  const lacking = axes.filter(axis => !layout.positionIds[axis])
  const [first] = Object.keys(layout.positionIds)
  for (const axis of lacking)
    notes.push(
      `${slotOf('layout', setup.layout).name} has no ${axis} index, which ${slotOf('allocation', setup.allocation).name} reads: those pairs read ${first}.`,
    )

  const groups = placements.flatMap(({ serves, positionIds, next, ropeDelta }) =>
    allocations.flatMap((allocation, at) =>
      (tables[at] ?? []).map((frequency): HeadGroup => {
        const share = (weights: readonly Float64Array[]) =>
          axes.map(axis => frequency.invFreq.map((omega, i) => omega * (weights[allocation.axes.indexOf(axis)]?.[i] ?? 0)))
        return {
          serves: [...new Set([serves, frequency.serves, allocation.serves])].filter(Boolean).join(', ') || 'all heads',
          ladder: frequency.invFreq,
          attentionFactor: frequency.attentionFactor,
          invFreq: share(allocation.weights),
          ...(allocation.secondWeights && { secondInvFreq: share(allocation.secondWeights) }),
          ...(placements.length > 1 && { places: { positionIds, next, ropeDelta } }),
        }
      }),
    ),
  )

  const map = relationOf(setup, params.relation)
  const mapped = map && singleIndex(axes, groups as HeadGroup[], placements)
  if (map && !mapped)
    notes.push(
      `${map.name} maps the distance between single indices, and ${slotOf('layout', setup.layout).name} puts the tokens of this prompt elsewhere: distances stay as they are.`,
    )

  return {
    pairs,
    axes,
    groups: groups as [HeadGroup, ...HeadGroup[]],
    positionIds: placements[0]?.positionIds ?? [],
    tokens: layout.tokens,
    next: layout.next,
    ropeDelta: layout.ropeDelta,
    relation: mapped ? map : null,
    softmaxFactor: tables[0]?.[0]?.softmaxFactor ?? 1,
    notes,
  }
}

/** The map of a setup; null for the difference of positions itself. */
function relationOf({ relation, geometry }: Setup, params: Params): RelationInForce | null {
  const slot = slotOf('relation', relation)
  if (slot === slotOf('relation', { variant: '', params: {} })) return null
  return inForce(slot.name, count => slot.run({ count }, geometry, params))
}

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

/** The tables that go with an allocation: those that serve the same heads, where both name them, otherwise all. */
function frequenciesFor(allocation: AllocationResult & { serves?: string }, choice: Choice, geometry: Geometry, params: Params) {
  const tables = asGroups<FrequencyResult>(slotOf('frequencies', choice).run(geometry, params, allocation))
  const own = tables.filter(table => table.serves !== undefined && table.serves === allocation.serves)
  return own.length ? own : tables
}

function asGroups<T>(result: Grouped<T>): readonly (T & { serves?: string })[] {
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
  return { ...spec, ...group.places, groups: [group, ...spec.groups.toSpliced(index, 1)] }
}

/** Why a choice of parameters cannot be used, or null. */
export function choiceProblem(name: SlotName, choice: Choice, geometry: Setup['geometry']): string | null {
  const slot = slotOf(name, choice)
  const pairs = geometry.rotaryDim / 2
  for (const spec of slot.params) {
    const given = choice.params[spec.key]
    const problem = given === undefined ? null : paramProblem(spec, given, pairs)
    if (problem) return problem
  }
  return slot.refuse?.(geometry, completeParams(slot.params, choice.params, pairs).params) ?? null
}

/** What a query sees in the models that use a layout. */
export function maskOfLayout(choice: Choice): Mask {
  return (slotOf('layout', choice) as LayoutSlot).attends === 'all' ? 'full' : 'causal'
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
