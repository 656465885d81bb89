import { lengthSchedule } from '../../core/cachedKeys'
import { SEQ_LEN } from '../../core/scaling'
import type { Setup } from '../../core/scene'
import { variantsFor } from '../../core/slots'
import type { ViewProps } from '../view'
import styles from './cache.module.css'
import { trainedOf } from './text'

/** How many times the original context the text of an example has */
const GROWN = 4

/** What is missing, why it matters, and one button that supplies it. */
export function EmptyCache({ input, act, height }: Pick<ViewProps, 'input' | 'act' | 'height'>) {
  const { a } = input
  const own = variantsFor('frequencies').filter(({ frequencies }) => frequencies?.params.some(({ key }) => key === SEQ_LEN.key))
  const following = own.filter(({ id }) => lengthSchedule(withSchedule(a.setup, id)))
  const [example] = following
  return (
    <div className={styles.empty} style={{ minHeight: height }}>
      <h2>{a.name} turns pairs alike at every length</h2>
      <p>
        Keys in a cache keep the rotation that they were given. Where frequencies depend on the length of the text, older keys no
        longer fit the query: that gap is drawn here. Schedules that depend on it: {own.map(({ name }) => name).join(', ')}; those
        with a list of factors for long texts need that list.
      </p>
      {example && (
        <button
          type="button"
          onClick={() => {
            act.chooseSlot('frequencies', example.id)
            act.setParam('frequencies', SEQ_LEN.key, GROWN * trainedOf(withSchedule(a.setup, example.id)))
          }}
        >
          Scale with {example.name}
        </button>
      )}
    </div>
  )
}

function withSchedule(setup: Setup, variant: string): Setup {
  return { ...setup, frequencies: { variant, params: {} } }
}
