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
  const change = (edit: (now: RoadState) => Partial<RoadState>) =>
    act.setView(({ road: now }) => ({ road: { ...now, ...edit(now) } }))
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
        onChange={kind =>
          change(now => ({ kind, first: inKind(now.first, kind), second: now.second && inKind(now.second, kind) }))
        }
      />
      <span className={styles.hint}>{HINTS[road.kind]}</span>
      <button
        type="button"
        className={parts.button}
        aria-pressed={road.second !== null}
        onClick={() =>
          change(({ first, second }) => ({
            second: second ? null : { theta: first.theta.map(() => 45), alpha: first.alpha.map(() => 0.8) },
          }))
        }
      >
        A second adapter
      </button>
      <button
        type="button"
        className={parts.button}
        onClick={() =>
          change(({ first }) => ({
            first: { theta: first.theta.map(() => 0), alpha: first.alpha.map(() => 1) },
            second: null,
          }))
        }
      >
        As it starts
      </button>
    </div>
  )
}
