import { withRoadKind } from '../../core/methods/roadPair'
import type { RoadState } from '../../state/road'
import { ChoiceRow } from '../paint/ChoiceRow'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import { KINDS } from './facts'
import styles from './road.module.css'

const HINTS = {
  road_1: 'one angle and one scale for both channels of a pair',
  road_2: 'an angle and a scale for each channel',
  road_4: 'an angle and a scale for each entry of the map',
}

/** Which numbers of a pair are shared, and whether a second adapter follows. */
export function RoadBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { road } = input.view
  const change = (part: Partial<RoadState>) => act.setView({ road: { ...road, ...part } })
  const inKind = (adapter: RoadState['first'], kind: RoadState['kind']) => ({
    theta: withRoadKind(adapter.theta, kind),
    alpha: withRoadKind(adapter.alpha, kind),
  })
  return (
    <div className={styles.bar}>
      <ChoiceRow
        label="Form"
        options={KINDS.map(kind => ({ value: kind, label: kind, hint: HINTS[kind] }))}
        value={road.kind}
        onChange={kind => change({ kind, first: inKind(road.first, kind), second: road.second && inKind(road.second, kind) })}
      />
      <span className={styles.hint}>{HINTS[road.kind]}</span>
      <button
        type="button"
        className={parts.button}
        aria-pressed={road.second !== null}
        onClick={() =>
          change({
            second: road.second ? null : { theta: road.first.theta.map(() => 45), alpha: road.first.alpha.map(() => 0.8) },
          })
        }
      >
        A second adapter
      </button>
      <button
        type="button"
        className={parts.button}
        onClick={() =>
          change({
            first: { theta: road.first.theta.map(() => 0), alpha: road.first.alpha.map(() => 1) },
            second: null,
          })
        }
      >
        As it starts
      </button>
    </div>
  )
}
