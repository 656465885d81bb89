import { useMemo } from 'react'
import { MODEL_LAYERS } from '../../core/modelLayers'
import type { RoadState } from '../../state/road'
import { ChoiceRow } from '../paint/ChoiceRow'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import { SeedField } from '../paint/SeedField'
import type { ViewProps } from '../view'
import { costs, mergeFacts, modelOf } from './facts'
import styles from './road.module.css'
import { shareText, smallText } from './words'

const ADAPTED = [
  { value: 'all', label: 'all linear', hint: 'q, k, v, o and the three of the feed-forward layer, in every block' },
  { value: 'attention', label: 'q k v o', hint: 'the four of attention, in every block' },
  { value: 'qv', label: 'q v', hint: 'queries and values, in every block' },
]

/** What merging costs, and how many numbers are trained. */
export function RoadNumbers({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { road } = input.view
  const change = (part: Partial<RoadState>) => act.setView(now => ({ road: { ...now.road, ...part } }))
  const merged = useMemo(() => mergeFacts(road), [road.kind, road.first, road.seed])
  const { source } = modelOf(road)
  return (
    <div className={styles.numbers}>
      <table>
        <caption>
          Merged or apart
          <SeedField name="Seed of the layer" value={road.seed} onChange={seed => change({ seed })} />
        </caption>
        <thead>
          <tr>
            <th>kept in</th>
            <th>differ by</th>
            <th title="largest change of a weight">after R⁻¹</th>
          </tr>
        </thead>
        <tbody>
          {merged.map(row => (
            <tr key={row.name}>
              <th>{row.name}</th>
              <td>{smallText(row.merged)}</td>
              <td>{smallText(row.restored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        z = R(Wx + b) against (RW)x + Rb, of 64 outputs and 32 inputs; sums exact, what is kept rounded
      </p>
      <table>
        <caption>
          Trained numbers
          <select
            className={`${parts.raised} ${styles.select}`}
            aria-label="Model"
            value={road.model}
            onChange={event => change({ model: event.target.value })}
          >
            {MODEL_LAYERS.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </caption>
        <tbody>
          {costs(road).map(({ kind, parameters, share }) => (
            <tr key={kind} data-chosen={kind === road.kind || undefined}>
              <th>{kind}</th>
              <td>{formatPositions(parameters)}</td>
              <td>{shareText(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.adapted}>
        <ChoiceRow label="Adapted layers" options={ADAPTED} value={road.adapted} onChange={adapted => change({ adapted })} />
        <a href={source.url}>{source.label}</a>
      </div>
    </div>
  )
}
