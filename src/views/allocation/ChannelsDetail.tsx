import { useState } from 'react'
import type { HeadChannels } from '../../core/channels'
import { channelsOfPair, reorder } from '../../core/channels'
import type { Side, ViewInput, ViewProps } from '../view'
import styles from './allocation.module.css'
import { ChannelMap, headOf, MAP_HEIGHT, mapPlot, pairUnder } from './ChannelMap'
import { PairSlider } from './PairSlider'

const FOOT = { desk: 40, phone: 150, other: 22 }

/** px of the words and buttons under the map; a line more where B's head is another */
export function mapFoot({ a, b, phone }: Pick<ViewInput, 'a' | 'b' | 'phone'>): number {
  return (phone ? FOOT.phone : FOOT.desk) + (otherHead(a, b) ? FOOT.other : 0)
}

const ORDERS = [
  { from: 'gptj', to: 'neox', says: 'to half-split' },
  { from: 'neox', to: 'gptj', says: 'to interleaved' },
] as const

/** Which two channels of A's head make a pair, in both orders of storage, and the lists that lead from one to the other. */
export function ChannelsDetail({ input, act, width }: Pick<ViewProps, 'input' | 'act' | 'width'>) {
  const { a, b, cursor, phone, palette } = input
  const [told, setTold] = useState('')
  const head = headOf(a)
  const plot = mapPlot(width, phone)
  const pair = Math.min(cursor.pair, head.pairs - 1)
  const other = otherHead(a, b)
  const said = channelWords(pair, head, other)
  const copy = async (text: string, what: string) => {
    const taken = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    setTold(taken ? `Copied: ${what}.` : 'The browser allows no copying here.')
  }
  return (
    <div className={styles.below}>
      <PairSlider
        label="Channels of pair"
        said={said}
        pairs={head.pairs}
        cursor={cursor}
        act={act}
        pick={(x, y) => pairUnder(head, x - plot.left, y, plot.width)}
      >
        <svg className={styles.picture} width={width} height={MAP_HEIGHT} aria-hidden="true">
          <g transform={`translate(${plot.left} 0)`}>
            <ChannelMap side={a} width={plot.width} pair={pair} phone={phone} palette={palette} />
          </g>
        </svg>
      </PairSlider>
      <div className={styles.channels} style={{ marginLeft: plot.left, minHeight: mapFoot(input) }}>
        <span>{said}</span>
        <span aria-live="polite" className={styles.told}>
          {told || `${other ? 'Of A: ' : ''}new = old[list]:`}
        </span>
        {ORDERS.map(({ from, to, says }) => (
          <span key={from} className={styles.order} role="group" aria-label={`Index list ${says}`}>
            {says}
            <button type="button" onClick={() => copy(JSON.stringify(reorder(from, to, head)), `JSON, ${says}`)}>
              JSON
            </button>
            <button type="button" onClick={() => copy(numpyList(reorder(from, to, head)), `NumPy, ${says}`)}>
              NumPy
            </button>
          </span>
        ))}
      </div>
    </div>
  )
}

/** B's head where its channels pair otherwise than those of A, which is drawn; null where both agree. */
function otherHead(a: Side, b: Side | null): HeadChannels | null {
  if (!b) return null
  const [own, other] = [headOf(a), headOf(b)]
  return own.channels === other.channels && own.pairs === other.pairs && own.first === other.first ? null : other
}

/** The channels of A's pair, and where B's head is another, those of the same pair there. */
export function channelWords(pair: number, head: HeadChannels, other: HeadChannels | null): string {
  const own = pairChannelWords(pair, head)
  if (!other) return own
  const { pairs, first } = other
  const there =
    pair < pairs
      ? pairChannelWords(pair, other).replace(/^Pair \d+ is/, 'In B it is')
      : `B has no pair ${pair}: its ${pairs} ${pairs === 1 ? 'pair is' : 'pairs are'} channels ${first} to ${first + 2 * pairs - 1}.`
  return `Drawn is A. ${own} ${there}`
}

/** `Pair 50: channels 50 and 114 half-split, 100 and 101 interleaved, of 128.` */
export function pairChannelWords(pair: number, head: HeadChannels): string {
  const [neox, gptj] = [channelsOfPair('neox', pair, head), channelsOfPair('gptj', pair, head)]
  const rest = head.channels - 2 * head.pairs
  const still = rest === 0 ? '' : head.first ? `; 0 to ${head.first - 1} still` : `; from ${2 * head.pairs} on still`
  return `Pair ${pair} is channels ${neox.join(' and ')} half-split, ${gptj.join(' and ')} interleaved${still}.`
}

function numpyList(order: readonly number[]): string {
  return `np.array([${order.join(', ')}])`
}
