import type { EffectiveRope, ModelReading, RopeTable } from '../effective'

/** Positions at which the effect of a mistake is told. */
export const EFFECT_AT = [1024, 8192, 32_768, 131_072] as const

/** How far a reader is from what the corrected file gives. */
export interface Effect {
  /** null: the reader builds nothing */
  phase: readonly number[] | null
  /** cos and sin of the reader over those that are right */
  attention: number | null
  /** largest |Δω| / ω */
  relative: number | null
  /** other sizes: pair by pair the tables cannot be compared */
  unlike: string | null
}

/** Largest phase error over the pairs at each of the positions, rad, at most π: then some pair points the other way. */
export function effectOf(reading: ModelReading, right: EffectiveRope | null): Effect {
  const rope = reading.parts[0]?.rope ?? null
  if (!rope || !right) return { phase: null, attention: null, relative: null, unlike: null }
  const whole = effectOfTable(rope, right)
  const kinds = (rope.layers ?? []).flatMap(({ layerType, table }) => {
    const wanted = right.layers?.find(group => group.layerType === layerType)?.table
    return table && wanted ? effectOfTable(table, wanted) : []
  })
  return kinds.reduce(worse, whole)
}

/** The larger of two effects, number by number. */
function worse(one: Effect, other: Effect): Effect {
  const further = (a: number | null, b: number | null) =>
    a === null || b === null ? (a ?? b) : Math.abs(Math.log(b)) > Math.abs(Math.log(a)) ? b : a
  return {
    phase: one.phase && other.phase ? one.phase.map((phase, at) => Math.max(phase, other.phase?.[at] ?? 0)) : null,
    attention: further(one.attention, other.attention),
    relative: one.relative === null || other.relative === null ? null : Math.max(one.relative, other.relative),
    unlike: one.unlike ?? other.unlike,
  }
}

function effectOfTable(rope: RopeTable, right: RopeTable): Effect {
  if (rope.invFreq.length !== right.invFreq.length)
    return {
      phase: null,
      attention: rope.attentionFactor / right.attentionFactor,
      relative: null,
      unlike: `${rope.invFreq.length} pairs instead of ${right.invFreq.length}`,
    }
  const tables = (length: number) => ({
    own: rope.invFreqLong && length > (rope.switchLength ?? 0) ? rope.invFreqLong : rope.invFreq,
    wanted: right.invFreqLong && length > (right.switchLength ?? 0) ? right.invFreqLong : right.invFreq,
  })
  const phase = EFFECT_AT.map(length => {
    const { own, wanted } = tables(length)
    return Math.min(
      largest(own, (omega, i) => Math.abs(omega - (wanted[i] as number)) * length),
      Math.PI,
    )
  })
  const relative = largest(rope.invFreq, (omega, i) => {
    const wanted = right.invFreq[i] as number
    return wanted === 0 ? (omega === 0 ? 0 : 1) : Math.abs(omega / wanted - 1)
  })
  return { phase, attention: rope.attentionFactor / right.attentionFactor, relative, unlike: null }
}

function largest(table: Float64Array, of: (omega: number, i: number) => number): number {
  let most = 0
  for (let i = 0; i < table.length; i++) most = Math.max(most, of(table[i] as number, i))
  return most
}
