import type { Bands } from '../../core/variant'
import { formatShort } from '../paint/format'
import type { Side } from '../view'
import { formatRange } from './bracketLabel'
import type { BandName, Pair } from './pairs'
import { BANDS, readPairs } from './pairs'

/** A region of a schedule in words; `all` where it treats every pair alike. */
export interface BandRange {
  name: BandName | 'all pairs'
  /** `0 to 28` */
  numbers: string
  /** turns within the context before the extension, and the parameter that sets the limit */
  turns: string
  limit: string
  /** wavelengths before and after scaling, positions */
  before: string
  after: string
  /** what frequencies are divided by */
  divisor: string
}

/** The scaling of one side; null where nothing is scaled, or no ladder of the base is. */
export interface Scaling {
  letter: Side['letter']
  pairs: readonly Pair[]
  bands: Bands | null
  ranges: readonly BandRange[]
}

export function scalingOf({ letter, spec }: Pick<Side, 'letter' | 'spec'>): Scaling | null {
  const pairs = readPairs(spec)
  const bands = spec.groups[0].bands ?? null
  const own = pairs.filter(pair => pair.before !== undefined && pair.scheduled === undefined)
  const scaled = pairs.some(pair => pair.scheduled !== undefined) || own.some(pair => !alike(divisorOf(pair), 1))
  if (!bands && !scaled) return null
  const ranges = bands
    ? BANDS.flatMap(
        name =>
          rangeOf(
            name,
            own.filter(pair => pair.band === name),
            bands,
          ) ?? [],
      )
    : [rangeOf('all pairs', own, null) ?? []].flat()
  return { letter, pairs, bands, ranges }
}

/** What a pair's frequency is divided by. */
export function divisorOf({ lambda, before }: Pair): number {
  return lambda / (before ?? lambda)
}

function rangeOf(name: BandRange['name'], own: readonly Pair[], bands: Bands | null): BandRange | null {
  const [first] = own
  const last = own.at(-1)
  if (!first || !last) return null
  const divisors = own.map(divisorOf)
  return {
    name,
    numbers: numbersOf(own.map(pair => pair.index)),
    ...(bands ? turnsOf(name, bands) : { turns: '', limit: '' }),
    before: formatRange(first.before ?? first.lambda, last.before ?? last.lambda),
    after: formatRange(Math.min(...own.map(pair => pair.lambda)), Math.max(...own.map(pair => pair.lambda))),
    divisor: divisorText(Math.min(...divisors), Math.max(...divisors)),
  }
}

function turnsOf(name: BandRange['name'], { kept, interpolated, names }: Bands): Pick<BandRange, 'turns' | 'limit'> {
  if (name === 'kept') return { turns: `${formatShort(kept)} or more`, limit: names?.[0] ?? '' }
  if (name === 'interpolated') return { turns: `up to ${formatShort(interpolated)}`, limit: names?.[1] ?? '' }
  return { turns: `${formatShort(interpolated)} to ${formatShort(kept)}`, limit: '' }
}

/** Wavelengths before scaling at which the regions part, positions: where pairs cease to be kept, and where they are interpolated in full. */
export function cutWavelengths({ length, kept, interpolated }: Bands): readonly [number, number] {
  return [length / kept, length / interpolated]
}

/** `0 to 28`; `0 to 9, 11 to 28`. */
export function numbersOf(indices: readonly number[]): string {
  const runs: [number, number][] = []
  for (const index of indices) {
    const run = runs.at(-1)
    if (run && index === run[1] + 1) run[1] = index
    else runs.push([index, index])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ')
}

function divisorText(least: number, most: number): string {
  return alike(least, most) ? plain(least) : `${plain(least)} to ${plain(most)}`
}

/** Whole numbers as such, though a quotient has missed them by a rounding. */
function plain(value: number): string {
  return formatShort(Math.abs(value - Math.round(value)) < 1e-9 * value ? Math.round(value) : value)
}

function alike(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.abs(other)
}

/** What a schedule does with its regions, in one clause: keeps pairs 0 to 28, blends 29 to 34 and divides ω of 35 to 63 by 8. */
export function bandClause(side: Pick<Side, 'letter' | 'spec'>): string | null {
  const { bands, ranges } = scalingOf(side) ?? {}
  if (!bands || !ranges?.length) return null
  if (bands.factor === 1) return 'changes no pair, for its factor is 1'
  const numbers = (name: BandName) => ranges.find(range => range.name === name)?.numbers
  const [kept, blended, interpolated] = BANDS.map(numbers)
  const verbs = [
    kept && { verb: 'keeps', numbers: kept },
    blended && { verb: 'blends', numbers: blended },
    interpolated && { verb: 'divides ω of', numbers: interpolated, end: ` by ${plain(bands.factor)}` },
  ].filter(part => part !== undefined && part !== '')
  const said = verbs.map(({ verb, numbers, end = '' }, i) => `${verb} ${i === 0 ? pairsWord(numbers) : ''}${numbers}${end}`)
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join()
}

const pairsWord = (numbers: string) => (/^\d+$/.test(numbers) ? 'pair ' : 'pairs ')

/** `Pair 50 is moved by hand to λ 2 048.` */
export function movedSentence(pairs: readonly Pair[]): string {
  const moved = pairs.filter(pair => pair.scheduled !== undefined)
  const [only] = moved
  if (!only) return ''
  if (moved.length === 1)
    return ` Pair ${only.index} is moved by hand from λ ${formatShort(only.scheduled as number)} to ${formatShort(only.lambda)}.`
  return ` Pairs ${numbersOf(moved.map(pair => pair.index))} are moved by hand.`
}
