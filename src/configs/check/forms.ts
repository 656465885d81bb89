import { roundTo } from '../../core/precision'
import type { Setup } from '../../core/scene'
import type { PastedList } from './readPasted'

export type What = 'inv_freq' | 'cos or sin'

export interface Question {
  setup: Setup
  /** rad per position */
  ladder: Float64Array
  /** multiplies cos and sin */
  attentionFactor: number
  pasted: PastedList
  what: What
  /** at which cos or sin was taken */
  position: number
}

/** How a table of pairs is laid out over channels: each pair once, the whole twice in halves, each pair twice in a row. */
export type Pairing = 'once' | 'halves' | 'neighbours'

/** Values with the angles that they were formed from, rad; 0 for frequencies. */
interface Wave {
  values: Float64Array
  angles: Float64Array
}
interface Inner {
  remarks: readonly string[]
  apart: number
  of: (ladder: Float64Array) => Wave
}
export interface Form extends Inner {
  pairing: Pairing
}

/** How a table becomes the numbers that were pasted. */
export function formsOf({ what, position, attentionFactor, setup, pasted: { head, tail } }: Question): Form[] {
  const pairs = setup.geometry.rotaryDim / 2
  const twice = head.some(({ value }, i) => i % 2 === 1 && value === head[i - 1]?.value)
  const pairings = (['once', 'halves', 'neighbours'] as const).filter(pairing =>
    pairing === 'once' ? head.length <= pairs : pairing === 'halves' ? head.length > pairs || tail.length > 0 : twice,
  )
  const inner = what === 'inv_freq' ? tableForms() : waveForms(position, attentionFactor, setup)
  const lay = (row: Float64Array, pairing: Pairing) =>
    pairing === 'once'
      ? row
      : pairing === 'halves'
        ? Float64Array.of(...row, ...row)
        : Float64Array.from(Array.from(row).flatMap(x => [x, x]))
  return inner.flatMap(form =>
    (pairings.length ? pairings : (['once'] as const)).map(pairing => ({
      ...form,
      pairing,
      of: (ladder: Float64Array) => {
        const { values, angles } = form.of(ladder)
        return { values: lay(values, pairing), angles: lay(angles, pairing) }
      },
    })),
  )
}

function tableForms(): Inner[] {
  const form = (remark: string | null, of: (ladder: Float64Array) => Float64Array): Inner => ({
    remarks: remark ? [remark] : [],
    apart: remark ? 1 : 0,
    of: ladder => ({ values: of(ladder), angles: new Float64Array(ladder.length) }),
  })
  return [
    form(null, ladder => ladder),
    form('these are wavelengths, 2π / inv_freq', ladder => ladder.map(omega => (2 * Math.PI) / omega)),
    form('these are 1 / inv_freq', ladder => ladder.map(omega => 1 / omega)),
    form('these are turns per position, inv_freq / 2π', ladder => ladder.map(omega => omega / (2 * Math.PI))),
    form('the slow pairs come first', ladder => ladder.toReversed()),
  ]
}

function waveForms(position: number, attentionFactor: number, { geometry }: Setup): Inner[] {
  const waves: readonly [string | null, (angle: number) => number][] = [
    [null, Math.cos],
    ['these are sines', Math.sin],
    ['these are sines of the opposite turn', angle => -Math.sin(angle)],
  ]
  const places: readonly [string | null, number, number][] = [
    [null, position, 0],
    ['positions count from 1', position + 1, 1],
    ['the position is one too small', position - 1, 1],
    ...(['bf16', 'fp16'] as const).flatMap((format): [string, number, number][] => {
      const [rounded = position] = roundTo(format, Float64Array.of(position))
      return rounded === position ? [] : [[`the position was rounded to ${NAMES[format]}, ${rounded}`, rounded, 1]]
    }),
    ['the position was divided by the trained length', position / geometry.trainedLength, 2],
    ['the angle was taken in turns instead of radians', 2 * Math.PI * position, 2],
  ]
  const casts: readonly [string | null, (ladder: Float64Array) => Float64Array, number][] = [
    [null, ladder => ladder, 0],
    ['inv_freq was rounded to bfloat16 before the angle', ladder => roundTo('bf16', ladder), 1],
    ['inv_freq was rounded to float16 before the angle', ladder => roundTo('fp16', ladder), 1],
  ]
  const factors: readonly [string | null, number, number][] =
    attentionFactor === 1
      ? [[null, 1, 0]]
      : [
          [null, attentionFactor, 0],
          ['the attention factor is missing', 1, 1],
        ]
  return waves.flatMap(([wave, of]) =>
    places.flatMap(([place, at, placeApart]) =>
      casts.flatMap(([cast, round, castApart]) =>
        factors.map(([lost, factor, factorApart]) => ({
          remarks: [wave, place, cast, lost].filter(remark => remark !== null),
          apart: placeApart + castApart + factorApart,
          of: (ladder: Float64Array) => {
            const angles = round(ladder).map(omega => at * omega)
            return { values: angles.map(angle => factor * of(angle)), angles }
          },
        })),
      ),
    ),
  )
}

const NAMES = { bf16: 'bfloat16', fp16: 'float16' } as const
