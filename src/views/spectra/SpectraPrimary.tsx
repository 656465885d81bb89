import { useMemo } from 'react'
import parts from '../paint/parts.module.css'
import { DistancePad } from '../ruler/DistancePad'
import type { ViewProps } from '../view'
import { cacheBytes, spectraFacts } from './facts'
import { spectraPlace } from './place'
import { SpectraBar } from './SpectraBar'
import { SpectraPicture } from './SpectraPicture'
import styles from './spectra.module.css'
import { formatBytes } from './words'

/** px of the bar, and of the notes below it */
const BAR = { desk: 84, phone: 330 }

/** Spectra of three kinds of attention at their start, and what their caches take. */
export function SpectraPrimary({ input, frame, act, width, height }: ViewProps) {
  const { phone, ruler, cursor } = input
  const facts = spectraFacts(input, frame)
  const place = useMemo(
    () => spectraPlace({ phone, ruler }, width, height - (phone ? BAR.phone : BAR.desk)),
    [phone, ruler, width, height],
  )
  const said = facts.spectra.map(one => `${one.name} ${formatBytes(cacheBytes(facts, one, cursor.delta))}`).join(', ')
  return (
    <div className={styles.primary} style={{ width, minHeight: height }}>
      <SpectraBar input={input} act={act} />
      <p className={styles.notes} data-pill="below">
        One head at its start: entries from N(0, 1/inputs), tokens at distance 0. W<sub>Q</sub>W<sub>K</sub>ᵀ is a product, so
        that its values follow no Marchenko–Pastur law of one factor (dotted); the edge is what 95&nbsp;% of the heads without a
        spike stay under. The diagnostics of the paper itself could not be read; its findings are on trained weights.
      </p>
      <div style={{ position: 'relative', zIndex: 2, height: place.height }}>
        <div className={styles.cover} style={{ height: place.cache.top - 12 }} />
        <svg className={parts.overlay} width={width} height={place.height} aria-hidden="true">
          <SpectraPicture {...{ input, facts, place }} cursor />
        </svg>
        <DistancePad
          input={input}
          act={act}
          name="Length of the text"
          said={`${cursor.delta} tokens: ${said}`}
          stops={() => [1024, 4096, 32_768, 131_072, 1_048_576]}
          box={{ left: place.cache.left, top: place.cache.top, height: place.cache.height }}
        />
      </div>
    </div>
  )
}
