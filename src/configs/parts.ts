import type { Setup } from '../core/scene'
import type { EffectiveRope, ModelPart, Pairing, RopeTable } from './effective'
import { NO_FACTOR, SizeProblem, setupProblem } from './tableOf'

/** A whole embedding out of its table. */
export function ropeOf(table: RopeTable, more: Partial<EffectiveRope> = {}): EffectiveRope {
  return {
    ...table,
    sections: null,
    sectionsInterleaved: null,
    invFreqPlain: null,
    layers: null,
    mla: null,
    softmaxFactor: 1,
    axes: null,
    ...more,
  }
}

/** An embedding that turns nothing, or by frequencies that a configuration does not hold. */
export function stillRope(headDim: number, ropeType: string): EffectiveRope {
  return ropeOf(
    {
      headDim,
      rotaryDim: 0,
      ropeTheta: null,
      ropeType,
      factor: NO_FACTOR,
      invFreq: new Float64Array(0),
      invFreqLong: null,
      switchLength: null,
      attentionFactor: 1,
      dynamic: null,
    },
    { axes: [] },
  )
}

/** A part with the scene that shows it, or the reason why the page cannot. */
export function partOf(
  told: { id: string; title: string; pairing: Pairing; pairingBy?: string | null; path?: readonly string[] },
  rope: EffectiveRope | null,
  setup: Setup | null,
  { shortfalls = [], notes = [] }: { shortfalls?: readonly string[]; notes?: readonly string[] } = {},
): ModelPart {
  const problem = setup && setupProblem(setup)
  return {
    pairingBy: null,
    path: [],
    ...told,
    rope,
    setup: problem ? null : setup,
    shortfalls: problem ? [problem, ...shortfalls] : shortfalls,
    notes,
  }
}

/** A part, or one that says why a head of its size cannot be built. */
export function sized<P extends ModelPart | null>(make: () => P, title: string): P | ModelPart {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof SizeProblem)) throw error
    return partOf({ id: 'text', title, pairing: null }, null, null, { notes: [error.message] })
  }
}

/** The scene of one kind of layers of a part; of all that one scene can hold where `kind` is null. */
export function setupOf({ rope, setup }: ModelPart, kind: string | null): Setup | null {
  if (kind === null) return setup
  return rope?.layers?.find(({ layerType }) => layerType === kind)?.setup ?? setup
}
