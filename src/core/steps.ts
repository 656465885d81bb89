import type { RotarySpec } from './resolve'

/** Where the first patch of a clip that is measured in fractions stands, on every axis: at -1, or half a patch beyond. */
const START = { from: -1, to: -0.9 }

/** Whether positions are fractions of a largest clip, counted from -1. */
export function startsInFractions(ids: readonly number[]): boolean {
  return ids.length > 0 && ids.every(id => id >= START.from && id <= START.to)
}

/**
 * Positions from one token to the next on each axis, where a layout measures a clip in fractions: its first patch stands
 * at -1, and neighbours are less than one apart. Everywhere else 1.
 */
export function stepsOf({ positionIds, tokens }: Pick<RotarySpec, 'positionIds' | 'tokens'>): readonly number[] {
  const first = tokens.frame.findIndex(frame => frame >= 0)
  const place = first < 0 ? [] : positionIds.map(ids => ids[first] as number)
  if (!startsInFractions(place)) return positionIds.map(() => 1)
  const steps = positionIds.map(ids => smallestStep(ids, tokens))
  return steps.some(step => step < 1) ? steps : steps.map(() => 1)
}

const steps = new WeakMap<Float64Array, number>()

function smallestStep(ids: Float64Array, { frame }: RotarySpec['tokens']): number {
  const found = steps.get(ids)
  if (found !== undefined) return found
  const levels = [...new Set(ids.filter((_, token) => (frame[token] as number) >= 0))].sort((a, b) => a - b)
  const step = levels.slice(1).reduce((least, id, k) => Math.min(least, id - (levels[k] as number)), 1)
  steps.set(ids, step)
  return step
}

const known = new WeakMap<RotarySpec, RotarySpec>()

/** The same rotations with distances counted in tokens, where a layout measures in fractions; else the form itself. Kept. */
export function inSteps(spec: RotarySpec): RotarySpec {
  const found = known.get(spec)
  if (found) return found
  const steps = stepsOf(spec)
  const scaled = (table: readonly Float64Array[]) => table.map((row, axis) => row.map(omega => omega * (steps[axis] as number)))
  const counted = (places: readonly Float64Array[]) => places.map((ids, axis) => ids.map(id => id / (steps[axis] as number)))
  const made: RotarySpec = steps.every(step => step === 1)
    ? spec
    : {
        ...spec,
        groups: spec.groups.map(group => ({
          ...group,
          invFreq: scaled(group.invFreq),
          ...(group.secondInvFreq && { secondInvFreq: scaled(group.secondInvFreq) }),
        })) as unknown as RotarySpec['groups'],
        positionIds: counted(spec.positionIds),
        ...(spec.keyIds && { keyIds: counted(spec.keyIds) }),
      }
  known.set(spec, made)
  return made
}
