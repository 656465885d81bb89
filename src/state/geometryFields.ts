import { paramProblem } from '../core/params'
import type { Geometry } from '../core/scene'
import { LIMITS } from '../core/scene'
import { DEFAULT_GEOMETRY } from '../core/setups'
import type { ParamSpec } from '../core/variant'

/** The geometry as parameters: the key in the link, the label of the control, the values that are accepted. */
export const GEOMETRY_FIELDS: Record<keyof Geometry, ParamSpec & { kind: 'number' }> = {
  ropeTheta: {
    key: 'theta',
    label: 'Base',
    kind: 'number',
    default: DEFAULT_GEOMETRY.ropeTheta,
    scale: 'log',
    ...LIMITS.ropeTheta,
  },
  headDim: {
    key: 'd',
    label: 'Head dim',
    kind: 'number',
    default: DEFAULT_GEOMETRY.headDim,
    integer: true,
    step: 2,
    unit: 'channels',
    ...LIMITS.headDim,
  },
  rotaryDim: {
    key: 'rotary',
    label: 'Rotary dim',
    kind: 'number',
    default: DEFAULT_GEOMETRY.rotaryDim,
    integer: true,
    step: 2,
    unit: 'channels',
    ...LIMITS.headDim,
  },
  trainedLength: {
    key: 'trained',
    label: 'Trained length',
    kind: 'number',
    default: DEFAULT_GEOMETRY.trainedLength,
    integer: true,
    scale: 'log',
    unit: 'positions',
    ...LIMITS.trainedLength,
  },
}

/** Why a geometry cannot take a value, in the words of the link; null when it can. */
export function geometryProblem(name: keyof Geometry, value: number, geometry: Geometry, key?: string): string | null {
  const field = GEOMETRY_FIELDS[name]
  const spec = { ...field, key: key ?? field.key }
  const problem = paramProblem(spec, value, 0)
  if (problem) return problem
  if (spec.step === 2 && value % 2) return `${spec.key}=${value} is not even: channels turn in pairs.`
  if (name === 'rotaryDim' && value > geometry.headDim)
    return `${spec.key}=${value} is more than the ${geometry.headDim} channels of the head.`
  return null
}

/** A new head size; the rotated channels follow when all were rotated, and never exceed it. */
export function withHeadDim(geometry: Geometry, headDim: number): Geometry {
  const whole = geometry.rotaryDim === geometry.headDim
  return { ...geometry, headDim, rotaryDim: whole ? headDim : Math.min(geometry.rotaryDim, headDim) }
}
