import type { HeadChannels } from '../../core/channels'
import { channelsOfPair } from '../../core/channels'
import { plotLeft } from '../paint/bench'
import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import type { Side } from '../view'
import type { Pair } from './pairs'
import { fillOf, inkOf, readPairs } from './pairs'

/** px of a row of channels, and from one row to the other */
const ROW = 14
const BETWEEN = 30
const SCALE = 16
/** px of both rows with their scale, and from the map of A to that of B */
const MAP_HEIGHT = 2 * ROW + BETWEEN + SCALE
const APART = 14

/** The sides whose heads are drawn: A, and B where its channels pair otherwise. */
export function mappedSides(a: Side, b: Side | null): readonly Side[] {
  if (!b) return [a]
  const [own, other] = [headOf(a), headOf(b)]
  const alike = own.channels === other.channels && own.pairs === other.pairs && own.first === other.first
  return alike ? [a] : [a, b]
}

/** px of the maps of so many sides. */
export function mapsHeight(sides: number): number {
  return sides * MAP_HEIGHT + (sides - 1) * APART
}

/** The channels of a side's head. */
export function headOf({ spec, setup: { geometry } }: Pick<Side, 'spec' | 'setup'>): HeadChannels {
  const channels = geometry.headDim
  return { channels, pairs: spec.pairs, first: spec.groups[0].rotatesLast ? channels - 2 * spec.pairs : 0 }
}

/** The pair under a point of the maps of sides, px from their plot; null where none turns. */
export function pairUnderMaps(sides: readonly Side[], x: number, y: number, width: number): number | null {
  const at = Math.min(sides.length - 1, Math.max(0, Math.floor((y + APART / 2) / (MAP_HEIGHT + APART))))
  return pairUnder(headOf(sides[at] as Side), x, y - at * (MAP_HEIGHT + APART), width)
}

/** The pair of a channel in the row under a point, px from the map's plot; null where none turns. */
export function pairUnder(head: HeadChannels, x: number, y: number, width: number): number | null {
  const channel = Math.floor((x / width) * head.channels) - head.first
  if (channel < 0 || channel >= 2 * head.pairs) return null
  return y < ROW + BETWEEN / 2 ? channel % head.pairs : Math.floor(channel / 2)
}

interface ChannelMapsProps extends Omit<ChannelMapProps, 'side'> {
  sides: readonly Side[]
}

/** The maps of A and, where its head is another, of B under it. */
export function ChannelMaps({ sides, ...props }: ChannelMapsProps) {
  return sides.map((side, at) => (
    <g key={side.letter} transform={`translate(0 ${at * (MAP_HEIGHT + APART)})`}>
      <ChannelMap side={side} {...props} />
    </g>
  ))
}

interface ChannelMapProps {
  side: Side
  /** px of the plot */
  width: number
  pair: number
  phone: boolean
  palette: Palette
}

/** Channels of the head half-split above, interleaved below, in the colours of their pairs, and where each goes. Where no axis has a colour, B has its own. */
function ChannelMap({ side, width, pair, phone, palette }: ChannelMapProps) {
  const head = headOf(side)
  const pairs = readPairs(side.spec)
  const step = width / head.channels
  const middle = (channel: number) => (channel + 0.5) * step
  const lower = ROW + BETWEEN
  const ofB = side.letter === 'B' ? palette.b : null
  const groups = [...new Set(pairs.map(one => one.reads))].map(reads => ({
    reads,
    own: pairs.filter(one => one.reads === reads),
  }))
  const links = (own: readonly Pair[]) =>
    own
      .flatMap(({ index }) => {
        const [from, to] = bothOrders(index, head)
        return from.map(
          (channel, k) => `M${middle(channel).toFixed(1)} ${ROW + 2}L${middle(to[k] as number).toFixed(1)} ${lower - 2}`,
        )
      })
      .join('')
  const cells = (channels: readonly number[], y: number) =>
    channels
      .map(
        channel =>
          `M${(channel * step + 0.15 * step).toFixed(2)} ${y}h${(0.7 * step).toFixed(2)}v${ROW}h${(-0.7 * step).toFixed(2)}z`,
      )
      .join('')
  const still = Array.from({ length: head.channels }, (_, channel) => channel).filter(
    channel => channel < head.first || channel >= head.first + 2 * head.pairs,
  )
  const [above, below] = pair < head.pairs ? bothOrders(pair, head) : [[], []]
  return (
    <>
      {groups.map(({ reads, own }) => (
        <g key={reads}>
          <path d={links(own)} stroke={reads === 'p' && ofB ? ofB : inkOf(palette, reads)} strokeWidth={0.75} opacity={0.22} />
          <path
            d={[ROW, lower]
              .map((_, row) =>
                cells(
                  own.flatMap(({ index }) => bothOrders(index, head)[row] ?? []),
                  row * lower,
                ),
              )
              .join('')}
            fill={reads === 'none' ? 'none' : reads === 'p' && ofB ? ofB : fillOf(palette, reads)}
            stroke={reads === 'none' ? palette.none : 'none'}
          />
        </g>
      ))}
      <path d={cells(still, 0) + cells(still, lower)} fill="none" stroke={palette.none} strokeWidth={0.75} />
      {above.map((channel, k) => (
        <path
          key={channel}
          d={`M${middle(channel)} ${ROW + 2}L${middle(below[k] as number)} ${lower - 2}`}
          stroke={palette.ink}
          strokeWidth={1.75}
        />
      ))}
      {[above, below].map((channels, row) =>
        channels.map((channel, k) => (
          <rect
            key={`${row} ${k}`}
            x={channel * step - 1}
            y={row * lower - 2}
            width={Math.max(step, 2) + 2}
            height={ROW + 4}
            rx={2}
            fill="none"
            stroke={palette.ink}
            strokeWidth={1.5}
          />
        )),
      )}
      <g fontSize={12} fill={palette.ink3}>
        {[0, head.first, head.first + head.pairs, head.first + 2 * head.pairs, head.channels]
          .filter((channel, at, all) => all.indexOf(channel) === at)
          .map(channel => {
            const last = channel === head.channels ? channel - 1 : channel
            return (
              <text
                key={channel}
                x={middle(last)}
                y={lower + ROW + 13}
                textAnchor={channel === 0 ? 'start' : last > 0.97 * head.channels ? 'end' : 'middle'}
              >
                {last}
              </text>
            )
          })}
        {phone ? (
          [`${side.letter} half-split`, 'interleaved'].map((order, row) => (
            <HaloText key={order} halo={palette.bench} x={2} y={ROW + 13 + 13 * row}>
              {order}
            </HaloText>
          ))
        ) : (
          <g textAnchor="end">
            <text x={-8} y={11} fill={ofB ?? palette.ink3}>
              {side.letter} half-split
            </text>
            <text x={-8} y={lower + 11}>
              interleaved
            </text>
            <text x={-8} y={lower + ROW + 13}>
              channel
            </text>
          </g>
        )}
      </g>
    </>
  )
}

/** px of the plot in which channels stand. */
export function mapPlot(width: number, phone: boolean): { left: number; width: number } {
  const left = phone ? 0 : plotLeft(false)
  return { left, width: width - left - (phone ? 0 : 24) }
}

function bothOrders(pair: number, head: HeadChannels): readonly [readonly number[], readonly number[]] {
  return [channelsOfPair('neox', pair, head), channelsOfPair('gptj', pair, head)]
}
