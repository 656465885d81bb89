import type { RoadVariant } from '../../core/methods/road'
import type { PairAdapter } from '../../core/methods/roadPair'
import { ROAD_LIMITS } from '../../state/road'
import { SliderField } from '../paint/SliderField'
import styles from './road.module.css'

/** What each stored value serves, in the order of storage. */
const PLACES: Record<RoadVariant, readonly string[]> = {
  road_1: [''],
  road_2: ['row 1', 'row 2'],
  road_4: ['cos, row 1', 'cos, row 2', 'sin, row 1', 'sin, row 2'],
}

interface AdapterFieldsProps {
  title: string
  kind: RoadVariant
  adapter: PairAdapter
  onChange: (edit: (now: PairAdapter) => PairAdapter) => void
}

/** The angles and scales of one pair under one adapter. */
export function AdapterFields({ title, kind, adapter, onChange }: AdapterFieldsProps) {
  const set = (part: keyof PairAdapter, at: number, value: number) =>
    onChange(now => ({ ...now, [part]: now[part].map((old, k) => (k === at ? value : old)) }))
  return (
    <fieldset className={styles.adapter}>
      <legend>{title}</legend>
      {PLACES[kind].map((place, at) => (
        <div key={place} className={styles.pairOfFields}>
          {place && <span className={styles.place}>{place}</span>}
          <SliderField
            label="θ"
            width={56}
            name={`Angle ${place} of the ${title.toLowerCase()}`.replace('  ', ' ')}
            value={adapter.theta[at] as number}
            {...ROAD_LIMITS.theta}
            step={1}
            unit="°"
            onChange={value => set('theta', at, value)}
          />
          <SliderField
            label="α"
            width={56}
            name={`Scale ${place} of the ${title.toLowerCase()}`.replace('  ', ' ')}
            value={adapter.alpha[at] as number}
            {...ROAD_LIMITS.alpha}
            span={[0, 2]}
            step={0.01}
            onChange={value => set('alpha', at, value)}
          />
        </div>
      ))}
    </fieldset>
  )
}
