import { useState } from 'react'
import type { HeadChannels } from '../../core/channels'
import { channelsOfPair, reorder } from '../../core/channels'
import type { Side, ViewProps } from '../view'
import styles from './allocation.module.css'
import { ChannelMaps, headOf, mapPlot, mapsHeight, pairUnderMaps } from './ChannelMap'
import { PairSlider } from './PairSlider'

/** px of the words and buttons under the map of A; a line more of each where B has a map too */
const FOOT = { desk: 40, phone: 150 }
const FOOT_OF_B = { desk: 32, phone: 76 }

export function mapFoot(sides: number, phone: boolean): number {
  const place = phone ? 'phone' : 'desk'
  return FOOT[place] + (sides > 1 ? FOOT_OF_B[place] : 0)
}

const ORDERS = [
  { from: 'gptj', to: 'neox', says: 'to half-split' },
  { from: 'neox', to: 'gptj', says: 'to interleaved' },
] as const

type DetailProps = Pick<ViewProps, 'input' | 'act' | 'width'> & {
  /** A, and B where its head is another */
  sides: readonly Side[]
}

/** Which two channels of a head make a pair, in both orders of storage, and the lists that lead from one to the other. */
export function ChannelsDetail({ input, sides, act, width }: DetailProps) {
  const { a, cursor, phone, palette } = input
  const [told, setTold] = useState('')
  const head = headOf(a)
  const plot = mapPlot(width, phone)
  const pair = Math.min(cursor.pair, head.pairs - 1)
  const said = channelWords(pair, sides)
  const copy = async (text: string, what: string) => {
    const taken = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    setTold(taken ? `Copied: ${what}.` : 'The browser allows no copying here.')
  }
  const pick = (x: number, y: number) => {
    const found = pairUnderMaps(sides, x - plot.left, y, plot.width)
    return found !== null && found < head.pairs ? found : null
  }
  return (
    <div className={styles.below}>
      <PairSlider label="Channels of pair" said={said} pairs={head.pairs} cursor={cursor} act={act} pick={pick}>
        <svg className={styles.picture} width={width} height={mapsHeight(sides.length)} aria-hidden="true">
          <g transform={`translate(${plot.left} 0)`}>
            <ChannelMaps sides={sides} width={plot.width} pair={pair} phone={phone} palette={palette} />
          </g>
        </svg>
      </PairSlider>
      <div className={styles.channels} style={{ marginLeft: plot.left, minHeight: mapFoot(sides.length, phone) }}>
        <span>{said}</span>
        <span aria-live="polite" className={styles.told}>
          {told || 'new = old[list]:'}
        </span>
        {sides.map(side => {
          const of = sides.length > 1 ? `${side.letter} ` : ''
          const own = headOf(side)
          return (
            <span key={side.letter} className={styles.orders}>
              {ORDERS.map(({ from, to, says }) => (
                <span key={from} className={styles.order} role="group" aria-label={`Index list ${of && `of ${of}`}${says}`}>
                  {of}
                  {says}
                  <button type="button" onClick={() => copy(JSON.stringify(reorder(from, to, own)), `JSON, ${of}${says}`)}>
                    JSON
                  </button>
                  <button type="button" onClick={() => copy(numpyList(reorder(from, to, own)), `NumPy, ${of}${says}`)}>
                    NumPy
                  </button>
                </span>
              ))}
            </span>
          )
        })}
      </div>
    </div>
  )
}

/** The channels of A's pair, and where B's head is another, those of the same pair there. */
export function channelWords(pair: number, [a, b]: readonly Pick<Side, 'spec' | 'setup'>[]): string {
  const own = a ? pairChannelWords(pair, headOf(a)) : ''
  if (!b) return own
  const other = headOf(b)
  const { pairs, first } = other
  const there =
    pair < pairs
      ? pairChannelWords(pair, other).replace(/^Pair \d+ is/, 'In B it is')
      : `B has no pair ${pair}: its ${pairs} ${pairs === 1 ? 'pair is' : 'pairs are'} channels ${first} to ${first + 2 * pairs - 1}.`
  return `In A ${own[0]?.toLowerCase()}${own.slice(1)} ${there}`
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
