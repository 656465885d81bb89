import type { Format, PrecisionPath } from '../core/precision'
import { precisionPath } from '../core/precision'
import type { Field } from './linkReader'
import { nearestName } from './linkReader'

/** Where a rotation rounds, in the order of the work; `rotated` is the sum of two products. */
export const STAGES = ['positions', 'angle', 'table', 'product', 'rotated'] as const
export const FORMATS = ['fp64', 'fp32', 'bf16', 'fp16'] as const satisfies readonly Format[]

export type Stage = (typeof STAGES)[number]

/** The format in which each stage leaves its result; `divides`: angles are positions over base^(2i/d). */
export type Rounding = Readonly<Record<Stage, Format>> & { readonly divides?: true }

const of = (path: PrecisionPath): Rounding => ({
  ...(path.divides && { divides: true }),
  positions: path.positions,
  angle: path.angle,
  table: path.table,
  product: path.product,
  rotated: path.rotated,
})

/** Paths of programs by the name that a link gives them. */
export const ROUNDINGS = {
  exact: of(precisionPath('exact', 'fp32')),
  float32: of(precisionPath('castTable', 'fp32')),
  bf16tables: of(precisionPath('castTable', 'bf16')),
  fp16tables: of(precisionPath('castTable', 'fp16')),
  gemma: of(precisionPath('gemma', 'bf16')),
  bf16result: of(precisionPath('castResult', 'bf16')),
  bf16ids: of(precisionPath('castPositions', 'bf16')),
  fp16ids: of(precisionPath('castPositions', 'fp16')),
} as const satisfies Record<string, Rounding>

/** What stands after the formats in a link. */
const DIVIDES = 'divides'

export type RoundingName = keyof typeof ROUNDINGS

export const DEFAULT_ROUNDING: Rounding = ROUNDINGS.bf16tables

/** The name of a path, or its five formats and whether it divides. */
export function writeRounding(rounding: Rounding): string {
  return roundingName(rounding) ?? listed(rounding)
}

export function roundingName(rounding: Rounding): RoundingName | null {
  const names = Object.keys(ROUNDINGS) as RoundingName[]
  return names.find(name => listed(ROUNDINGS[name]) === listed(rounding)) ?? null
}

export function roundingField(kept: Rounding): Field<Rounding> {
  const names = Object.keys(ROUNDINGS)
  return {
    key: 'rounding',
    label: 'Rounding',
    kept: () => writeRounding(kept),
    parse: text => {
      if (names.includes(text)) return { value: ROUNDINGS[text as RoundingName] }
      const parts = text.split(',', STAGES.length + 2)
      const divides = parts[STAGES.length] === DIVIDES
      const formats = divides && parts.length === STAGES.length + 1 ? parts.slice(0, -1) : parts
      if (formats.length === STAGES.length && formats.every(isFormat)) {
        const stages = Object.fromEntries(STAGES.map((stage, i) => [stage, formats[i]])) as Record<Stage, Format>
        return { value: divides ? { ...stages, divides } : stages }
      }
      const problem = `rounding=${text} is not one of ${names.join(', ')}, nor five formats of ${FORMATS.join(', ')}, such as fp32,fp32,bf16,bf16,bf16, with ,${DIVIDES} where angles are divided.`
      return { problem, nearest: text.includes(',') ? undefined : nearestName(text, names) }
    },
  }
}

function listed(rounding: Rounding): string {
  return [...STAGES.map(stage => rounding[stage]), ...(rounding.divides ? [DIVIDES] : [])].join(',')
}

function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text)
}
