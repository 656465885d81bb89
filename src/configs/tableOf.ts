import { resolve } from '../core/resolve'
import type { Choice, Geometry, Params, Setup } from '../core/scene'
import { LIMITS } from '../core/scene'
import { namedSetup } from '../core/setups'
import { choiceProblem, completeParams, slotOf } from '../core/slots'
import type { FrequencyResult } from '../core/variant'
import type { Factor, RopeTable } from './effective'

/** A prompt for what does not depend on one. */
export const ONE_TOKEN = [{ kind: 'text', tokens: 1 }] as const
const PLAIN: Choice = { variant: 'rope', params: {} }

/** A setup that turns one text axis, with frequencies of a variant. */
export function textSetup(geometry: Geometry, variant: string, params: Params = {}): Setup {
  return { ...namedSetup('rope'), geometry, frequencies: { variant, params } }
}

/** Thrown for sizes of which no head is made; the message is for people. */
export class SizeProblem extends Error {}

const LARGEST = 16_384

function checkSize({ headDim, rotaryDim }: Geometry) {
  const fits = (size: number) => Number.isInteger(size) && size >= 0 && size <= LARGEST
  if (!fits(headDim) || !fits(rotaryDim) || rotaryDim % 2)
    throw new SizeProblem(`A head of ${headDim} channels of which ${rotaryDim} turn cannot be built.`)
}

export interface Built {
  invFreq: Float64Array
  attentionFactor: number
  softmaxFactor: number
}

/** Frequencies of a setup, by the same variants that the page draws; also with values that its controls would refuse. */
export function build(setup: Setup): Built {
  return buildKinds(setup)[0]
}

/** The same for each kind of layers that a setup tells apart; the first is that of the whole. */
export function buildKinds(setup: Setup): readonly [Built, ...Built[]] {
  checkSize(setup.geometry)
  if (choiceProblem('frequencies', setup.frequencies, setup.geometry)) {
    const slot = slotOf('frequencies', setup.frequencies)
    const params = { ...completeParams(slot.params, {}, setup.geometry.rotaryDim / 2).params, ...setup.frequencies.params }
    const pairs = setup.geometry.rotaryDim / 2
    const plain = { axes: ['p'] as const, weights: [new Float64Array(pairs).fill(1)] }
    const run = slot.run(setup.geometry, params, plain) as FrequencyResult
    return [{ softmaxFactor: 1, ...run }]
  }
  const spec = resolve({ ...setup, allocation: PLAIN, layout: PLAIN }, ONE_TOKEN)
  const [first, ...others] = spec.groups.map(({ ladder, attentionFactor }) => ({
    invFreq: ladder,
    attentionFactor,
    softmaxFactor: spec.softmaxFactor,
  }))
  return [first as Built, ...others]
}

/** Why the page cannot show a setup, in one sentence, or null. */
export function setupProblem({ geometry, frequencies }: Setup): string | null {
  const { headDim, ropeTheta } = LIMITS
  if (geometry.headDim > headDim.max || geometry.headDim % 2)
    return `A head of ${geometry.headDim} channels cannot be drawn: the page takes even sizes up to ${headDim.max}.`
  if (geometry.ropeTheta < ropeTheta.min || geometry.ropeTheta > ropeTheta.max)
    return `A base of ${geometry.ropeTheta} cannot be drawn: the page takes ${ropeTheta.min} to 10¹².`
  const problem = choiceProblem('frequencies', frequencies, geometry)
  return problem && `The page cannot draw these frequencies: ${problem}`
}

/** A trained length that the page can hold. */
export function lengthIn(length: number | null): number {
  const { min, max } = LIMITS.trainedLength
  return length === null || !Number.isFinite(length) ? 4096 : Math.min(Math.max(Math.round(length), min), max)
}

export const NO_FACTOR: Factor = { declared: null, implied: null, effective: 1 }

/** A table of a setup without anything that grows with the text. */
export function tableOf(setup: Setup, ropeType: string, told: Partial<RopeTable> = {}): RopeTable {
  const { invFreq, attentionFactor } = build(setup)
  return {
    headDim: setup.geometry.headDim,
    rotaryDim: invFreq.length * 2,
    ropeTheta: setup.geometry.ropeTheta,
    ropeType,
    factor: NO_FACTOR,
    invFreq,
    invFreqLong: null,
    switchLength: null,
    attentionFactor,
    dynamic: null,
    ...told,
  }
}
