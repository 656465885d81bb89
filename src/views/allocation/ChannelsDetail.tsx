import { useState } from 'react'
import { channelsOfPair, reorder } from '../../core/channels'
import type { ViewProps } from '../view'
import styles from './allocation.module.css'
import { ChannelMap, headOf, MAP_HEIGHT, mapPlot, pairUnder } from './ChannelMap'
import { PairSlider } from './PairSlider'

/** px of the words and buttons under the map */
export const MAP_FOOT = { desk: 40, phone: 150 }

const ORDERS = [
  { from: 'gptj', to: 'neox', says: 'to half-split' },
  { from: 'neox', to: 'gptj', says: 'to interleaved' },
] as const

/** Which two channels of A's head make a pair, in both orders of storage, and the lists that lead from one to the other. */
export function ChannelsDetail({ input, act, width }: Pick<ViewProps, 'input' | 'act' | 'width'>) {
  const { a, cursor, phone, palette } = input
  const [told, setTold] = useState('')
  const head = headOf(a)
  const plot = mapPlot(width, phone)
  const pair = Math.min(cursor.pair, head.pairs - 1)
  const said = pairChannelWords(pair, head)
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
      <div className={styles.channels} style={{ marginLeft: plot.left, minHeight: phone ? MAP_FOOT.phone : MAP_FOOT.desk }}>
        <span>{said}</span>
        <span aria-live="polite" className={styles.told}>
          {told || 'new = old[list]:'}
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

/** `Pair 50: channels 50 and 114 half-split, 100 and 101 interleaved, of 128.` */
export function pairChannelWords(pair: number, head: ReturnType<typeof headOf>): string {
  const [neox, gptj] = [channelsOfPair('neox', pair, head), channelsOfPair('gptj', pair, head)]
  const rest = head.channels - 2 * head.pairs
  const still = rest === 0 ? '' : head.first ? `; 0 to ${head.first - 1} still` : `; from ${2 * head.pairs} on still`
  return `Pair ${pair} is channels ${neox.join(' and ')} half-split, ${gptj.join(' and ')} interleaved${still}.`
}

function numpyList(order: readonly number[]): string {
  return `np.array([${order.join(', ')}])`
}
