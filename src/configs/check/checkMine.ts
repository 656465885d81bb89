import type { Form, Pairing, Question } from './forms'
import { formsOf } from './forms'
import type { Pasted, PastedList } from './readPasted'
import type { Convention } from './tables'
import { conventionsOf, fittedConvention } from './tables'

/** One way in which the numbers may have come about. */
export interface Reading {
  convention: Convention
  /** what else differs from the setup, short clauses */
  remarks: readonly string[]
  pairing: Pairing
  dtype: 'float64' | 'float32' | 'float16' | 'bfloat16' | null
  /** what it gives for every pasted number */
  expected: readonly number[]
  /** largest difference, and at which of the pasted numbers */
  gap: number
  at: number
  apart: number
}

export interface Answer {
  best: Reading
  /** readings that fit as well, told apart by numbers that were not pasted */
  equals: readonly Reading[]
  matches: boolean
  /** the numbers that no cosine or sine can be, where they should be some; what the largest can be */
  beyond: { count: number; most: number } | null
  /** what the setup itself gives in the best reading's form, for every pasted number */
  own: readonly number[]
}

/** More respects than these in which a reading may differ from the setup are too many to be a finding. */
const MOST_APART = 2

/** Relative rounding of a few operations in a format, and its smallest step. */
const FORMATS = [
  ['float64', 2 ** -48, 0],
  ['float32', 2 ** -21, 2 ** -140],
  ['float16', 2 ** -9.5, 2 ** -24],
  ['bfloat16', 2 ** -6.9, 2 ** -130],
] as const

/** Which convention numbers follow: pairing, base, factor, off by one, format; or the nearest one and the gap. */
export function checkMine(question: Question): Answer {
  const { setup, ladder, pasted } = question
  const numbers = [...pasted.head, ...pasted.tail]
  const fitted =
    question.what === 'inv_freq' && !pasted.tail.length
      ? fittedConvention(
          pasted.head.map(({ value }) => value),
          setup.geometry.rotaryDim,
        )
      : null
  const forms = formsOf(question)
  const readings = [...conventionsOf(setup, ladder), ...(fitted ? [fitted] : [])].flatMap(convention =>
    forms.flatMap(form => {
      const apart = convention.apart + form.apart
      return apart > MOST_APART && convention !== fitted ? [] : [readingOf(convention, form, apart, pasted, numbers)]
    }),
  )
  const sorted = readings.sort((a, b) => rank(a) - rank(b) || (a.dtype ? a.apart - b.apart : far(a) - far(b)) || a.gap - b.gap)
  const [best, ...others] = sorted as [Reading, ...Reading[]]
  const said = new Set([sayReading(best)])
  const equals = others.filter(other => {
    const alike =
      best.dtype !== null &&
      rank(other) === rank(best) &&
      other.apart <= best.apart + 1 &&
      !said.has(sayReading(other)) &&
      !sameNumbers(other, best)
    said.add(sayReading(other))
    return alike
  })
  const kind = best.remarks.filter(remark => remark.startsWith('these are'))
  const own = readings.find(
    ({ convention, remarks, pairing }) =>
      convention.setup === setup && pairing === best.pairing && remarks.join() === kind.join(),
  )
  const most = Math.max(1, question.attentionFactor)
  const count =
    question.what === 'inv_freq' ? 0 : numbers.filter(({ value, slack }) => Math.abs(value) > most * 1.01 + slack).length
  const beyond = count ? { count, most } : null
  return { best, equals: equals.slice(0, 3), matches: best.dtype !== null, beyond, own: own?.expected ?? [] }

  function far({ expected }: Reading): number {
    return meanGap(numbers, expected)
  }
}

/** Exact and single precision first, half precision next, then what does not match. */
const rank = ({ dtype }: Reading) => (dtype === null ? 2 : dtype === 'float64' || dtype === 'float32' ? 0 : 1)

/** Whether two readings are one table under two names. */
const sameNumbers = (a: Reading, b: Reading) =>
  a.remarks.join() === b.remarks.join() &&
  a.convention.ladder.every((omega, i) => Math.abs(omega - (b.convention.ladder[i] ?? 0)) <= 1e-9 * Math.abs(omega))

const sayReading = ({ convention, remarks, pairing }: Reading) => [convention.says, ...remarks, pairing].join()

function readingOf(
  convention: Convention,
  form: Form,
  apart: number,
  { head, tail }: PastedList,
  numbers: readonly Pasted[],
): Reading {
  const { values, angles } = form.of(convention.ladder)
  const places = [...head.keys(), ...Array.from(tail.keys(), i => values.length - tail.length + i)]
  const expected = places.map(place => values[place] ?? Number.NaN)
  const gaps = numbers.map(({ value }, i) => Math.abs(value - (expected[i] as number)))
  const broken = gaps.some(Number.isNaN)
  const at = gaps.reduce((worst, gap, i) => (gap > (gaps[worst] as number) ? i : worst), 0)
  const fits = ([, relative, step]: (typeof FORMATS)[number]) =>
    numbers.every(({ slack }, i) => {
      const angle = Math.abs(angles[places[i] as number] as number) * Math.min(relative, 2 ** -22)
      return (gaps[i] as number) <= slack + relative * Math.abs(expected[i] as number) + angle + step
    })
  const dtype = broken ? null : (FORMATS.find(fits)?.[0] ?? null)
  return {
    convention,
    remarks: form.remarks,
    pairing: form.pairing,
    dtype,
    expected,
    gap: broken ? Number.POSITIVE_INFINITY : (gaps[at] as number),
    at,
    apart,
  }
}

/** The mean of the gaps in the logarithm, or of the gaps where numbers have signs. */
function meanGap(numbers: readonly Pasted[], expected: readonly number[]): number {
  const each = numbers.map(({ value }, i) => {
    const there = expected[i] as number
    if (Number.isNaN(there)) return Number.POSITIVE_INFINITY
    return value > 0 && there > 0 ? Math.abs(Math.log(value / there)) : Math.abs(value - there)
  })
  return each.reduce((sum, gap) => sum + gap, 0) / each.length
}
