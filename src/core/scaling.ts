import type { Geometry, ParamValue } from './scene'
import type { ParamSpec } from './variant'

/** By how much the context is stretched. */
export function factorParam(value: number): ParamSpec {
  return {
    key: 'factor',
    label: 'Factor',
    symbol: 's',
    kind: 'number',
    default: value,
    min: 1,
    max: 1024,
    scale: 'log',
    snaps: [1, 2, 4, 8, 16, 32, 64],
    unit: '×',
    help: 'How many times longer the context becomes.',
  }
}

export function originalLengthParam(value: number): ParamSpec {
  return {
    key: 'originalMaxPositionEmbeddings',
    label: 'Original context',
    symbol: 'L₀',
    kind: 'number',
    default: value,
    min: 2,
    max: 16_777_216,
    integer: true,
    scale: 'log',
    snaps: [2048, 4096, 8192, 32_768],
    unit: 'pos',
    help: 'Context length before the extension.',
  }
}

export const SEQ_LEN: ParamSpec = {
  key: 'seqLen',
  label: 'Current length',
  symbol: 'ℓ',
  kind: 'number',
  default: 0,
  min: 0,
  max: 1_073_741_824,
  integer: true,
  scale: 'log',
  slider: [512, 4_194_304],
  snaps: [4096, 32_768, 262_144, 2_097_152],
  unit: 'pos',
  help: 'Tokens of the text so far, on which the frequencies depend; 0 means not given.',
}

export const ATTENTION_FACTOR: ParamSpec = {
  key: 'attentionFactor',
  label: 'Attention factor',
  kind: 'number',
  default: 0,
  min: 0,
  max: 100,
  help: 'Multiplies cos and sin; 0 means computed.',
}

/** YaRN's magnitude for a stretch s: 0.1 c ln s + 1, and 1 where nothing is stretched. */
export function yarnMagnitude(factor: number, coefficient = 1): number {
  return factor <= 1 ? 1 : 0.1 * coefficient * Math.log(factor) + 1
}

/** The pair, as a real number, that makes `turns` turns within a length in positions. */
export function pairOfTurns(turns: number, length: number, { rotaryDim, ropeTheta }: Geometry): number {
  const ratio = Math.min(length / (turns * 2 * Math.PI), Number.MAX_VALUE)
  return (rotaryDim * Math.log(ratio)) / (2 * Math.log(ropeTheta))
}

/** Between which pairs a schedule goes from one table to another. */
export interface Cuts {
  low: number
  high: number
}

/** Cuts at numbers of turns, rounded outwards when asked, within 0 .. rotaryDim - 1 (not the number of pairs, as in the released codes). */
export function cutsAtTurns(fast: number, slow: number, length: number, geometry: Geometry, truncate = true): Cuts {
  const low = pairOfTurns(fast, length, geometry)
  const high = pairOfTurns(slow, length, geometry)
  return {
    low: Math.max(truncate ? Math.floor(low) : low, 0),
    high: Math.min(truncate ? Math.ceil(high) : high, geometry.rotaryDim - 1),
  }
}

/** 0 up to the low cut, 1 from the high one, straight in the pair index between; a gap of 0 is taken as 0.001. */
export function indexRamp({ low, high }: Cuts, pairs: number): Float64Array {
  const width = high - low || 0.001
  return Float64Array.from({ length: pairs }, (_, i) => clampUnit((i - low) / width))
}

export function clampUnit(value: number): number {
  return Math.min(Math.max(value, 0), 1)
}

/** base · α^(d / (d - 2)): keeps the fastest pair and divides the slowest by α. With a single pair nothing can change. */
export function ntkBase(alpha: number, { ropeTheta, rotaryDim }: Geometry): number {
  return rotaryDim === 2 ? ropeTheta : ropeTheta * alpha ** (rotaryDim / (rotaryDim - 2))
}

/**
 * LongRoPE2's theoretical critical pair: the first that makes no full turn within a length, ⌈d/2 · log_base(length / 2π)⌉
 * (arXiv 2502.20082, section 2).
 */
export function criticalPair(length: number, geometry: Geometry): number {
  return Math.ceil(pairOfTurns(1, length, geometry))
}

/** The same parameters with other defaults. */
export function withDefaults(specs: readonly ParamSpec[], defaults: Readonly<Record<string, ParamValue>>): readonly ParamSpec[] {
  return specs.map(spec => (spec.key in defaults ? ({ ...spec, default: defaults[spec.key] } as ParamSpec) : spec))
}
