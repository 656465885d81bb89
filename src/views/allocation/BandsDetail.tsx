import { plotLeft } from '../paint/bench'
import type { Palette } from '../paint/palette'
import type { Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { BandTable, bandTableHeight } from './BandTable'
import type { Scaling } from './bandRanges'
import { scalingOf } from './bandRanges'
import { Fan } from './Fan'

/** px of a fan, of two, and of the words above a single one */
const FAN = { one: 40, two: 30, head: 15 }
/** px above the upper of two fans */
const LEAD = 6
const GAP = 8

/** The scalings of A and B that do anything. */
export function scalingsOf({ a, b }: Pick<ViewInput, 'a' | 'b'>): readonly Scaling[] {
  return [a, ...(b ? [b] : [])].flatMap(side => scalingOf(side) ?? [])
}

/** px of the fans of some scalings */
export function fansHeight(scalings: readonly Scaling[]): number {
  return scalings.length === 1 ? FAN.head + FAN.one + GAP : scalings.length && LEAD + scalings.length * (FAN.two + GAP)
}

interface FansProps {
  scalings: readonly Scaling[]
  ruler: Ruler
  pair: number
  phone: boolean
  palette: Palette
}

/** What each side's schedule does to wavelengths, on the ruler. */
export function Fans({ scalings, ruler, pair, phone, palette }: FansProps) {
  const one = scalings.length === 1
  const [head, tall] = one ? [FAN.head, FAN.one] : [0, FAN.two]
  const lead = one ? head : LEAD
  return scalings.map((scaling, k) => (
    <g key={scaling.letter} transform={`translate(0 ${lead + k * (tall + GAP)})`}>
      {phone && scalings.length > 1 && (
        <text x={-18} y={tall / 2 + 4.5} fontSize={13} fontWeight={600} fill={palette.ink}>
          {scaling.letter}
        </text>
      )}
      {!phone && (
        <g fontSize={12} fill={palette.ink3} textAnchor="end">
          <text x={-8} y={9}>
            {scaling.letter} before
          </text>
          <text x={-8} y={tall}>
            now
          </text>
        </g>
      )}
      <Fan scaling={scaling} ruler={ruler} height={tall} head={head} pair={pair} palette={palette} />
    </g>
  ))
}

interface TablesProps {
  scalings: readonly Scaling[]
  /** px of the whole detail */
  width: number
  phone: boolean
  palette: Palette
}

/** px of the tables; of a line where there is nothing to show */
export function bandTablesHeight(scalings: readonly Scaling[], width: number, phone: boolean): number {
  if (scalings.length === 0) return 18
  const tall = scalings.map(scaling => bandTableHeight(scaling, tableWidth(scalings, width, phone)))
  return phone ? tall.reduce((sum, one) => sum + one + GAP) : Math.max(...tall)
}

function tableWidth(scalings: readonly Scaling[], width: number, phone: boolean): number {
  return phone ? width : (width - plotLeft(false)) / scalings.length
}

/** The regions of each side's schedule in words: beside each other, on the narrow page below each other. */
export function BandTables({ scalings, width, phone, palette }: TablesProps) {
  const left = phone ? 0 : plotLeft(false)
  if (scalings.length === 0)
    return (
      <text x={left} y={12} fontSize={12} fill={palette.ink3}>
        {phone ? 'No frequency is scaled.' : 'No frequency is scaled: every pair turns as the ladder of its base has it.'}
      </text>
    )
  const room = tableWidth(scalings, width, phone)
  const top = (k: number) => scalings.slice(0, k).reduce((sum, scaling) => sum + bandTableHeight(scaling, room) + GAP, 0)
  return scalings.map((scaling, k) => (
    <g key={scaling.letter} transform={`translate(${phone ? 0 : left + k * room} ${phone ? top(k) : 0})`}>
      <BandTable scaling={scaling} width={room} palette={palette} />
    </g>
  ))
}
