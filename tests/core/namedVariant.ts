import type { Geometry, Params, Segment, Setup, SlotName } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'

export const SMALL: Geometry = { headDim: 128, rotaryDim: 128, ropeTheta: 10_000, trainedLength: 4096 }
export const TEXT: readonly Segment[] = [{ kind: 'text', tokens: 40 }]

/** A named variant under a geometry, with parameters for whichever of its slots has them. */
export function setup(id: string, params: Params = {}, geometry: Geometry = SMALL): Setup {
  const named = namedSetup(id)
  const given = (slot: SlotName) => ({ ...named[slot], params })
  return {
    frequencies: given('frequencies'),
    allocation: given('allocation'),
    layout: given('layout'),
    relation: given('relation'),
    geometry,
  }
}
