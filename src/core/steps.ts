import type { RotarySpec } from './resolve'

/**
 * Positions from one token to the next on each axis, where a layout measures a clip in fractions: all ids lie in -1 .. 1,
 * on both sides of 0, and neighbours are less than one apart. Everywhere else 1.
 */
export function stepsOf({ positionIds, tokens }: RotarySpec): readonly number[] {
  const fractions = tokens.count > 1 && positionIds.every(ids => ids.every(id => id >= -1 && id <= 1))
  if (!fractions || !positionIds.some(ids => ids.some(id => id < 0 && id % 1 !== 0))) return positionIds.map(() => 1)
  const grid = (_: number, token: number) => (tokens.frame[token] as number) >= 0
  return positionIds.map(ids => {
    const levels = [...new Set(ids.filter(grid))].sort((a, b) => a - b)
    const gaps = levels.slice(1).map((id, k) => id - (levels[k] as number))
    return gaps.length ? Math.min(...gaps) : 1
  })
}

const known = new WeakMap<RotarySpec, RotarySpec>()

/** The same rotations with distances counted in tokens, where a layout measures in fractions; else the form itself. Kept. */
export function inSteps(spec: RotarySpec): RotarySpec {
  const found = known.get(spec)
  if (found) return found
  const steps = stepsOf(spec)
  const scaled = (table: readonly Float64Array[]) => table.map((row, axis) => row.map(omega => omega * (steps[axis] as number)))
  const counted: RotarySpec = steps.every(step => step === 1)
    ? spec
    : {
        ...spec,
        groups: spec.groups.map(group => ({
          ...group,
          invFreq: scaled(group.invFreq),
          ...(group.secondInvFreq && { secondInvFreq: scaled(group.secondInvFreq) }),
        })) as unknown as RotarySpec['groups'],
        positionIds: spec.positionIds.map((ids, axis) => ids.map(id => id / (steps[axis] as number))),
      }
  known.set(spec, counted)
  return counted
}
