import { formatPositions, formatValue } from '../paint/format'
import { distanceX, pairOnRuler } from '../ruler/pairCursor'
import type { Side } from '../view'
import styles from './decay.module.css'
import { readingOf, readingWords } from './laneReading'
import type { DrawnLane, Picture } from './picture'

const WIDTH = 214
/** px from the hairline */
const AWAY = 16

/** The values of the tall lane beside the hairline. */
export function DecayTip({ picture: { input, ruler, lanes, plot }, y }: { picture: Picture; y: number }) {
  const { box, a, b } = lanes.find(lane => lane.box.tall) as DrawnLane
  const [ofA, ofB] = [a, b].map(drawn => drawn && readingOf(drawn, box.lane, input))
  const delta = ofA?.delta ?? ofB?.delta ?? null
  const paired = pairOnRuler(input) ? readingWords(box.lane, ofA ?? null, ofB ?? null, input) : null
  const x = plot.left + (delta === null ? Number.NaN : distanceX(ruler, delta))
  const flips = x + AWAY + WIDTH > plot.right + 10
  const left = flips ? x - AWAY - WIDTH : x + AWAY
  const height = 20 + 18 * (1 + (a ? 1 : 0) + (b ? 1 : 0) + (a && b ? 1 : 0))
  const top = Math.max(0, Math.min(plot.bottom - height, y + 14))
  const frames = box.lane === 't' && delta !== null ? framesBetween(a?.side ?? input.a, delta) : null
  if (!Number.isFinite(x)) return null
  return (
    <div className={styles.tip} style={{ left, top }} aria-hidden="true">
      <p>
        <b>{paired ?? `Δ = ${formatPositions(delta as number)}`}</b>
        <span className={styles.quiet}>{frames && `${frames} frames in ${a ? 'A' : 'B'}`}</span>
      </p>
      {[
        { drawn: a, reading: ofA },
        { drawn: b, reading: ofB },
      ].map(
        ({ drawn, reading }) =>
          drawn && (
            <p key={drawn.side.letter}>
              <span>
                {drawn.side.letter} {drawn.side.name}
              </span>
              <span>{reading?.value == null ? '–' : formatValue(reading.value)}</span>
            </p>
          ),
      )}
      {ofA?.value != null && ofB?.value != null && (
        <p className={styles.quiet}>
          <span>A − B</span>
          <span>{formatValue(ofA.value - ofB.value)}</span>
        </p>
      )}
    </div>
  )
}

/** How many token frames of the first video a distance in time is; null without a video of two frames. */
export function framesBetween({ spec }: Side, delta: number): string | null {
  const { tokens, positionIds, axes } = spec
  const time = positionIds[axes.indexOf('t')]
  const second = tokens.frame.indexOf(1)
  if (!time || second < 0) return null
  const first = tokens.frame.indexOf(0, tokens.segment.indexOf(tokens.segment[second] as number))
  const step = (time[second] as number) - (time[first] as number)
  if (!(step > 0)) return null
  const tenths = Math.round((10 * delta) / step)
  return formatPositions(Math.floor(tenths / 10)) + (tenths % 10 ? `.${tenths % 10}` : '')
}
