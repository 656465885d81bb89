import { resolve } from '../core/resolve'
import type { Setup } from '../core/scene'
import type { AxisTable, EffectiveRope } from './effective'
import { ropeOf } from './parts'
import { NO_FACTOR } from './tableOf'

const ONE_PATCH = [{ kind: 'image', rows: 1, cols: 1, spatialMerge: 1 }] as const

/** The frequencies that each axis of a setup turns by, in the order of its axes. */
export function axisTables(setup: Setup, names: Readonly<Record<string, string>> = {}): AxisTable[] {
  const spec = resolve(setup, ONE_PATCH)
  return spec.axes.map((axis, at) => {
    const invFreq = (spec.groups[0].invFreq[at] as Float64Array).filter(omega => omega !== 0)
    return { axis: names[axis] ?? axis, dim: 2 * invFreq.length, theta: setup.geometry.ropeTheta, invFreq }
  })
}

/** A table per axis, written one after the other as the programs keep it. */
export function rasterRope(setup: Setup, axes: readonly AxisTable[], ropeType: string): EffectiveRope {
  const invFreq = Float64Array.from(axes.flatMap(axis => [...(axis.invFreq ?? [])]))
  const table = {
    headDim: setup.geometry.headDim,
    rotaryDim: 2 * invFreq.length,
    ropeTheta: setup.geometry.ropeTheta,
    ropeType,
    factor: NO_FACTOR,
    invFreq,
    invFreqLong: null,
    switchLength: null,
    attentionFactor: 1,
    dynamic: null,
  }
  return ropeOf(table, { sections: axes.map(axis => axis.dim / 2), sectionsInterleaved: false, axes })
}
