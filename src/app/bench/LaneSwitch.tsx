import { useActions } from '../../state/hooks'
import { chosenLane, laneChoices, laneTitle } from '../../views/decay/lanes'
import type { ViewInput } from '../../views/view'
import styles from './bench.module.css'

/** The narrow page shows one axis at a time. */
export function LaneSwitch({ input }: { input: ViewInput }) {
  const { setView } = useActions()
  const choices = laneChoices(input)
  const chosen = chosenLane(input)
  if (choices.length < 2) return null
  const letters = choices.length > 4
  return (
    <div className={styles.lanes} role="group" aria-label="Axis">
      {choices.map(lane => {
        const { symbol, name } = laneTitle(lane, choices)
        return (
          <button key={lane} type="button" aria-pressed={lane === chosen} aria-label={name} onClick={() => setView({ lane })}>
            {lane !== 'all' && (
              <span className="math" style={{ color: `var(--${lane}-ink)` }}>
                {symbol}
              </span>
            )}{' '}
            {lane === 'all' ? 'all' : letters || name === symbol ? '' : name}
          </button>
        )
      })}
    </div>
  )
}
