import { resolve } from '../../core/resolve'
import { ntkBase } from '../../core/scaling'
import type { Geometry, Params, Setup } from '../../core/scene'
import { completeParams, slotOf } from '../../core/slots'

/** A frequency table that an implementation may have come to. */
export interface Convention {
  /** what it is, as the end of the sentence "Your numbers are those of …" */
  says: string
  /** in how many respects it differs from the setup */
  apart: number
  /** rad per position */
  ladder: Float64Array
  /** the same as a setup, where there is one */
  setup?: Setup
}

const BASES = [100, 256, 2000, 10_000, 100_000, 150_000, 160_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000]
const FACTORS = [2, 4, 8, 16, 32, 40, 64]

const ladderOf = (pairs: number, exponent: (i: number) => number, base: number) =>
  Float64Array.from({ length: pairs }, (_, i) => base ** -exponent(i))

/** 10 000, 1.5e6. */
export const sayBase = (base: number) =>
  base >= 1e12 ? base.toExponential(3) : Number(base.toPrecision(6)).toLocaleString('en').replaceAll(',', '\u202f')

/** The setup's own table first, then what implementations make of it by mistake or by another rule. */
export function conventionsOf(setup: Setup, own: Float64Array): Convention[] {
  const { geometry, frequencies } = setup
  const { rotaryDim: d, headDim, ropeTheta: base } = geometry
  const pairs = d / 2
  const text = [{ kind: 'text', tokens: 2 }] as const
  const { params } = completeParams(slotOf('frequencies', frequencies).params, frequencies.params, pairs)
  const withGeometry = (change: Partial<Geometry>): Setup => ({ ...setup, geometry: { ...geometry, ...change } })
  const scheduled = (variant: string, given: Params = {}): Setup => ({ ...setup, frequencies: { variant, params: given } })
  const table = (candidate: Setup) => resolve(candidate, text).groups[0].ladder
  const slot = slotOf('frequencies', frequencies)
  const scaled = frequencies.variant !== 'rope'
  const plain = scaled ? `the plain ladder of base ${sayBase(base)}, without ${slot.name}` : `the ladder of base ${sayBase(base)}`

  const found: Convention[] = [{ says: 'A as it is', apart: 0, ladder: own, setup }]
  const add = (says: string, apart: number, ladder: Float64Array, as?: Setup) => found.push({ says, apart, ladder, setup: as })
  const bend = (says: string, apart: number, exponent: (i: number) => number) => add(says, apart, ladderOf(pairs, exponent, base))

  if (scaled) add(plain, 1, table(scheduled('rope')), scheduled('rope'))
  if (headDim !== d)
    bend(
      `base ${sayBase(base)} with the exponent over the whole head, ${headDim}, in place of its ${d} rotated channels`,
      1,
      i => (2 * i) / headDim,
    )
  bend(`base ${sayBase(base)} with exponent i / d in place of 2 i / d`, 1, i => i / d)
  bend(`base ${sayBase(base)} with exponent 4 i / d in place of 2 i / d`, 1, i => (4 * i) / d)
  bend(`base ${sayBase(base)} with pairs counted from 1`, 1, i => (2 * (i + 1)) / d)
  bend(`base ${sayBase(base)} spread from 1 to 1 / base, both ends included (i / (n − 1))`, 1, i =>
    pairs > 1 ? i / (pairs - 1) : 0,
  )
  bend(`base ${sayBase(base)} with exponent (2 i + 1) / d`, 1, i => (2 * i + 1) / d)
  for (const other of BASES) {
    if (other === base) continue
    add(
      `the ladder of base ${sayBase(other)}`,
      scaled ? 2 : 1,
      ladderOf(pairs, i => (2 * i) / d, other),
      {
        ...scheduled('rope'),
        geometry: { ...geometry, ropeTheta: other },
      },
    )
    if (scaled)
      add(
        `${slot.name} over base ${sayBase(other)}`,
        1,
        table(withGeometry({ ropeTheta: other })),
        withGeometry({ ropeTheta: other }),
      )
  }
  const original = (params.originalMaxPositionEmbeddings as number | undefined) ?? geometry.trainedLength
  const factors = [...new Set([...(typeof params.factor === 'number' ? [params.factor] : []), ...FACTORS])]
  for (const factor of factors) {
    const apart = factor === params.factor ? 1 : 2
    if (factor === 1) continue
    const known = { factor, originalMaxPositionEmbeddings: original }
    const schedules: readonly [string, string, Params][] = [
      [`linear scaling by ${factor}`, 'linearScaling', { factor }],
      [`an NTK base for factor ${factor}, ${sayBase(ntkBase(factor, geometry))}`, 'ntk', { factor }],
      [`YaRN by ${factor} over ${original}`, 'yarn', known],
      [`YaRN by ${factor} over ${original}, cuts not rounded`, 'yarn', { ...known, truncate: false }],
      [`YaRN by ${factor} over ${original} with the paper’s ramp`, 'yarn', { ...known, follow: 'paper' }],
      [`Llama 3 scaling by ${factor} over ${original}`, 'llama3', known],
    ]
    for (const [says, variant, given] of schedules) {
      if (
        variant === frequencies.variant &&
        factor === params.factor &&
        JSON.stringify(given) === JSON.stringify(frequencies.params)
      )
        continue
      add(`${says}, base ${sayBase(base)}`, apart, table(scheduled(variant, given)), scheduled(variant, given))
    }
  }
  return found
}

/** The ladder that fits best in the logarithm: its base and what divides it. Null where the numbers fall on no line. */
export function fittedConvention(values: readonly number[], d: number): Convention | null {
  if (values.length < 3 || values.some(value => !(value > 0))) return null
  const n = values.length
  const logs = values.map(Math.log)
  const meanI = (n - 1) / 2
  const meanLog = logs.reduce((a, b) => a + b, 0) / n
  const slope =
    logs.reduce((sum, log, i) => sum + (i - meanI) * (log - meanLog), 0) / logs.reduce((sum, _, i) => sum + (i - meanI) ** 2, 0)
  const first = Math.exp(meanLog - slope * meanI)
  const base = Math.exp((-slope * d) / 2)
  const ladder = Float64Array.from({ length: Math.max(n, d / 2) }, (_, i) => first * Math.exp(slope * i))
  if (!(base > 1 && base <= 1e12)) return null
  const divided = Math.abs(first - 1) < 1e-3 ? '' : `, all divided by ${Number((1 / first).toPrecision(5))}`
  return { says: `a ladder of base ${sayBase(base)}${divided} (fitted)`, apart: 3, ladder }
}
