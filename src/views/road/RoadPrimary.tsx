import { useMemo } from 'react'
import { plotLeft } from '../paint/bench'
import parts from '../paint/parts.module.css'
import { DistancePad } from '../ruler/DistancePad'
import type { ViewProps } from '../view'
import { AdapterFields } from './AdapterFields'
import { pairFrequency, type RoadFacts, roadFacts } from './facts'
import { PairPicture } from './PairPicture'
import { RoadBar } from './RoadBar'
import { RoadNumbers } from './RoadNumbers'
import styles from './road.module.css'
import { TurnStrip } from './TurnStrip'
import { degrees, plain, signed, turnText } from './words'

/** px of the bar, of the strip with the room over it, and of the picture at least */
const BAR = 46
const STRIP = { height: 124, above: 22 }
const LEAST = 250

/** What an adapter does to a pair of features, what merging it costs, and how many numbers it has. */
export function RoadPrimary({ input, act, width, height }: ViewProps) {
  const { phone, a, cursor, palette } = input
  const { road } = input.view
  const facts = useMemo(() => roadFacts(road), [road])
  const size = phone ? Math.min(width, 340) : Math.max(LEAST, Math.min(380, height - BAR - STRIP.height - STRIP.above))
  const omega = pairFrequency(a, cursor.pair)
  return (
    <div className={styles.primary} style={{ width, minHeight: height }}>
      <div className={styles.cover}>
        <RoadBar input={input} act={act} />
        <div className={styles.top} data-phone={phone || undefined}>
          <svg width={size} height={size} className={styles.circle} aria-hidden="true">
            <PairPicture facts={facts} palette={palette} size={size} />
          </svg>
          <div className={styles.adapters}>
            <AdapterFields
              title={road.second ? 'First adapter' : 'Adapter'}
              kind={road.kind}
              adapter={road.first}
              onChange={edit => act.setView(now => ({ road: { ...now.road, first: edit(now.road.first) } }))}
            />
            {road.second && (
              <AdapterFields
                title="Second adapter"
                kind={road.kind}
                adapter={road.second}
                onChange={edit => act.setView(({ road: now }) => ({ road: { ...now, second: now.second && edit(now.second) } }))}
              />
            )}
            {(road.kind !== 'road_4' || !road.second) && <MapLines facts={facts} />}
          </div>
          <RoadNumbers input={input} act={act} />
        </div>
      </div>
      <div style={{ position: 'relative', height: STRIP.height + STRIP.above }}>
        <svg className={parts.overlay} width={width} height={STRIP.height + STRIP.above} aria-hidden="true">
          <TurnStrip input={input} facts={facts} top={STRIP.above} height={STRIP.height - 8} cursor />
        </svg>
        <DistancePad
          input={input}
          act={act}
          name="Distance"
          said={`${cursor.delta} positions: RoPE turns pair ${cursor.pair} by ${turnText(omega * cursor.delta)}, the adapter by ${degrees(facts.shape.turn)}`}
          stops={() => (omega > 0 ? [Math.abs(facts.shape.turn) / omega, (2 * Math.PI) / omega].map(Math.round) : [])}
          box={{ left: plotLeft(phone), top: STRIP.above, height: STRIP.height - 8 }}
        />
      </div>
    </div>
  )
}

/** The map of the pair in numbers. */
function MapLines({ facts: { whole, shape } }: { facts: RoadFacts }) {
  const [a, b, c, d] = whole
  return (
    <p className={styles.map}>
      <span>
        z<sub>1</sub> = {plain(a)} h<sub>1</sub> {signed(b)} h<sub>2</sub>
      </span>
      <span>
        z<sub>2</sub> = {plain(c)} h<sub>1</sub> {signed(d)} h<sub>2</sub>
      </span>
      <span>determinant {plain(shape.determinant)}</span>
    </p>
  )
}
