import type { RotarySpec } from './resolve'
import { resolve } from './resolve'
import type { Params, Segment, Setup } from './scene'
import { riflex } from './variants/riflex'

const ONE: readonly Segment[] = [{ kind: 'text', tokens: 1 }]

/**
 * A setup with one pair of time slowed as RIFLEx does, so that it does not come round within `length` positions, and
 * every other frequency as it was. `k` counts from 1, the fastest pair of time. Null where heads or layers differ in
 * their frequencies, or where a rotated pair stands still: no single table of positive numbers can say those.
 */
export function withPairSlowed(setup: Setup, k: number, length: number): Setup | null {
  const own = setup.frequencies.variant === riflex.id ? setup.frequencies.params : null
  const slowed = (params: Params): Setup => ({
    ...setup,
    frequencies: { variant: riflex.id, params: { ...params, slowedPair: k, clipLength: length } },
  })
  if (own) return slowed(own)
  const spec = resolve(setup, ONE)
  const table = givenTable(spec)
  const { attentionFactor } = spec.groups[0]
  const bases: Params[] = [
    {},
    { ladder: 'head' },
    ...(table
      ? [{ ladder: 'given', givenFrequencies: table, ...(attentionFactor !== 1 && { attentionFactor }) } satisfies Params]
      : []),
  ]
  const base = bases.find(params => sameAngles(resolve(slowedFor(slowed(params)), ONE), spec))
  return base ? slowed(base) : null
}

/** The same setup with a clip that every pair covers, so that nothing is slowed. */
function slowedFor(setup: Setup): Setup {
  return { ...setup, frequencies: { ...setup.frequencies, params: { ...setup.frequencies.params, clipLength: 1 } } }
}

function sameAngles(a: RotarySpec, b: RotarySpec): boolean {
  const close = (x: number, y: number) => Math.abs(x - y) <= 1e-12 * Math.max(Math.abs(x), Math.abs(y))
  return (
    a.groups.length === b.groups.length &&
    a.softmaxFactor === b.softmaxFactor &&
    a.groups.every((group, at) => {
      const other = b.groups[at]
      return (
        other !== undefined &&
        !group.opening &&
        !other.opening &&
        close(group.attentionFactor, other.attentionFactor) &&
        group.invFreq.every((row, axis) => row.every((omega, pair) => close(omega, other.invFreq[axis]?.[pair] ?? Number.NaN)))
      )
    })
  )
}

/** The ladder of a spec as positive numbers; a pair that no axis turns may have any. */
function givenTable({ groups }: RotarySpec): readonly number[] | null {
  const [{ ladder, invFreq }] = groups
  const table = Array.from(ladder, (omega, pair) => (invFreq.some(row => row[pair] !== 0) ? omega : 1))
  return table.every(omega => omega > 0) ? table : null
}
