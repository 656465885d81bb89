import { plotLeft } from '../paint/bench'
import parts from '../paint/parts.module.css'
import { DistancePad } from '../ruler/DistancePad'
import type { ViewProps } from '../view'
import { CacheBar } from './CacheBar'
import { CachePicture } from './CachePicture'
import styles from './cache.module.css'
import { isSampled, MOST } from './curves'
import { EmptyCache } from './EmptyCache'
import { useCurves } from './useCurves'
import { spoken } from './words'

/** px of the controls, and of the words under them */
const BAR = { desk: 42, phone: 176 }
const NOTE = { desk: 44, phone: 130 }
const LEAST = 180

/** The similarity of the last token with keys as the cache holds them, against keys rotated anew. */
export function CachePrimary({ input, act, width, height }: ViewProps) {
  const { cursor, phone } = input
  const curves = useCurves(input)
  const [first] = curves
  if (first?.text.side.letter !== 'A') return <EmptyCache input={input} act={act} height={height} />
  const place = phone ? 'phone' : 'desk'
  const room = Math.max(LEAST, height - BAR[place] - NOTE[place])
  const { text } = first
  const said = spoken(
    curves.map(one => one.text),
    cursor.delta,
  )
  return (
    <div className={styles.primary} style={{ width, minHeight: height }}>
      <CacheBar input={input} act={act} />
      <p className={styles.note}>
        The query, the last token m, meets key n at the angle m ω(now) − n ω(then): so it is where frequencies are recomputed as a
        text grows and the cache holds rotated keys, as with rope type dynamic in transformers (
        <a href="https://github.com/huggingface/transformers/issues/25104">issue 25104</a>). Its Phi-3 models instead drop the
        cache where LongRoPE switches: then keys are rotated anew. Mean cosine over the pairs; band: least to most of{' '}
        {isSampled(first) ? `${MOST} keys of` : 'the keys in'} a pixel.
      </p>
      <div style={{ position: 'relative', height: room }}>
        <svg className={parts.overlay} width={width} height={room} aria-hidden="true">
          <CachePicture input={input} curves={curves} height={room} cursor />
        </svg>
        <DistancePad
          input={input}
          act={act}
          name="Distance of the key"
          said={said}
          most={text.length - 1}
          stops={() => [text.length - text.prompt, text.length - 1]}
          box={{ left: plotLeft(phone), top: 0, height: room }}
        />
      </div>
    </div>
  )
}
