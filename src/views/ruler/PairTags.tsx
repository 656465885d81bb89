import { Fragment } from 'react'
import { AXIS_NAMES } from '../../core/scene'
import type { Actions } from '../../state/store'
import { axisText } from '../paint/axisWords'
import type { PairTag } from './pairCursor'
import { sizeText } from './pairCursor'
import styles from './ruler.module.css'

/** The distances of a pair of tokens, axis by axis. Choosing one makes it the one distance of the cursor. */
export function PairTags({ tags, act }: { tags: readonly PairTag[]; act: Actions }) {
  return tags.map(({ x, distances }) => (
    <div key={distances.map(({ axis }) => axis).join()} className={styles.pairTag} style={{ left: x }}>
      {distances.map((each, k) => {
        const { axis, distance } = each
        return (
          <Fragment key={axis}>
            {k > 0 && ', '}
            <button
              type="button"
              title="Take this as the one distance"
              aria-label={`Δ on ${AXIS_NAMES[axis]} is ${sizeText(each)}; take it as the one distance`}
              onClick={event => {
                event.stopPropagation()
                act.setCursor({ delta: Math.round(Math.abs(distance)), pinned: true })
              }}
            >
              <span className={styles.symbol}>Δ</span>
              {axis !== 'p' && <span className="math">{axisText(axis)}</span>} = {sizeText(each)}
            </button>
          </Fragment>
        )
      })}
    </div>
  ))
}
