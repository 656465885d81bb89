import { expandAxes, paramProblem, runLengthAxes } from '../core/params'
import { axisOfPair, resolve } from '../core/resolve'
import type { AnySlot, AxisId, Choice, Geometry, Params, ParamValue, Segment, Setup, SlotName } from '../core/scene'
import { SLOTS } from '../core/scene'
import { choiceOf, choiceProblem, completeParams, isRule, offersFor, slotOf } from '../core/slots'
import type { ParamSpec } from '../core/variant'
import { withHeadDim } from './geometryFields'

/** A setup with one parameter changed. A parameter at its default is not stored, so equal setups are equal objects. */
export function withParam(setup: Setup, slot: AnySlot, key: string, value: ParamValue): Setup {
  const choice = choiceOf(setup, slot)
  return { ...setup, [slot]: withoutDefaults(slot, { ...choice, params: { ...choice.params, [key]: value } }, setup.geometry) }
}

/** A setup with another variant or rule in one slot, under its defaults. What no setup needs to say is left out. */
export function withChoice(setup: Setup, slot: AnySlot, variant: string): Setup {
  const { [slot]: _, ...others } = setup
  const unsaid = isRule(slot) && variant === offersFor(slot)[0]
  return (unsaid ? others : { ...setup, [slot]: { variant, params: {} } }) as Setup
}

/** A setup with another geometry, and one sentence for each parameter that could not come along. */
export function withGeometry(setup: Setup, change: Partial<Geometry>): { setup: Setup; lost: string[] } {
  const resized = change.headDim === undefined ? setup.geometry : withHeadDim(setup.geometry, change.headDim)
  const geometry = { ...resized, ...change }
  const lost: string[] = []
  const fitted = Object.fromEntries(SLOTS.map(slot => [slot, fitChoice(slot, setup[slot], geometry, lost)]))
  return { setup: { ...setup, ...(fitted as Record<SlotName, Choice>), geometry }, lost }
}

/** A setup whose pairs are given to an axis (`n`: not rotated), the others keeping theirs. */
export function withPaintedPairs(
  setup: Setup,
  segments: readonly Segment[],
  pairs: readonly number[],
  axis: AxisId | 'n',
): Setup {
  const painted = pairAxes(setup, segments)
  for (const pair of pairs) if (pair in painted) painted[pair] = axis
  return { ...setup, allocation: { variant: 'custom', params: { pairs: runLengthAxes(painted) } } }
}

/** One letter per pair: its axis, `n` when not rotated or mixed. */
export function pairAxes(setup: Setup, segments: readonly Segment[]): string[] {
  const { allocation } = setup
  if (allocation.variant === 'custom' && typeof allocation.params.pairs === 'string') return expandAxes(allocation.params.pairs)
  const spec = resolve(setup, segments)
  return Array.from({ length: spec.pairs }, (_, i) => spec.axes[axisOfPair(spec.groups[0], i)] ?? 'n')
}

export function sameValue(a: ParamValue | undefined, b: ParamValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b)
  return a.length === b.length && a.every((entry, i) => Object.is(entry, b[i]))
}

function withoutDefaults(slot: AnySlot, choice: Choice, geometry: Geometry): Choice {
  const defaults = completeParams(slotOf(slot, choice).params, {}, geometry.rotaryDim / 2).params
  const params = Object.fromEntries(Object.entries(choice.params).filter(([key, value]) => !sameValue(value, defaults[key])))
  return { ...choice, params }
}

/** Sections keep their proportions and painted pairs their order; what cannot be stretched falls back to its default. */
function fitChoice(slot: SlotName, choice: Choice, geometry: Geometry, lost: string[]): Choice {
  const pairs = geometry.rotaryDim / 2
  const params: Record<string, ParamValue> = {}
  let changed = false
  for (const spec of slotOf(slot, choice).params) {
    const value = choice.params[spec.key]
    if (value === undefined) continue
    const problem = paramProblem(spec, value, pairs)
    const fitted = problem ? stretch(spec, value, pairs) : value
    if (fitted === null) lost.push(`${problem} ${spec.label} goes back to its default.`)
    else params[spec.key] = fitted
    changed ||= problem !== null
  }
  const fitted = changed ? withoutDefaults(slot, { ...choice, params }, geometry) : choice
  const refusal = choiceProblem(slot, fitted, geometry)
  if (!refusal) return fitted
  lost.push(`${refusal} ${slotOf(slot, choice).name} goes back to its defaults.`)
  return { ...choice, params: {} satisfies Params }
}

function stretch(spec: ParamSpec, value: ParamValue, pairs: number): ParamValue | null {
  if (spec.kind === 'section' && Array.isArray(value)) return stretchSection(value, pairs)
  if (spec.kind === 'axes' && typeof value === 'string') {
    const before = expandAxes(value)
    const axisAt = (pair: number) => before[Math.floor(((pair + 0.5) * before.length) / pairs)] ?? 'n'
    return runLengthAxes(Array.from({ length: pairs }, (_, pair) => axisAt(pair)))
  }
  return null
}

/** Whole counts in the same proportions that sum to `total`: each end is rounded, so no remainder is lost. */
function stretchSection(counts: readonly number[], total: number): number[] {
  const sum = counts.reduce((a, b) => a + b, 0)
  let run = 0
  let end = 0
  return counts.map(count => {
    run += count
    const start = end
    end = sum ? Math.round((run * total) / sum) : total
    return end - start
  })
}
