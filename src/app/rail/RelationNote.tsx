import { outlookFrom } from '../../core/outlook'
import type { RotarySpec } from '../../core/resolve'
import type { Segment } from '../../core/scene'
import { LIMITS } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { showNumber } from '../controls/showNumber'
import styles from './rail.module.css'

/** So many trained lengths of text show what a map does. */
const LENGTHS = 4

/** Says where the prompt is too short for a relative map to change anything, and offers text that is long enough. */
export function RelationNote({ spec }: { spec: RotarySpec }) {
  const trained = useStore(state => state.scene.a.geometry.trainedLength)
  const { setSegments } = useActions()
  const { relation, tokens } = spec
  if (!relation || tokens.count < 1) return null
  const changes = (count: number) => outlookFrom(relation, { tokens: count, query: count - 1 }, count - 1).own < count - 1
  if (changes(tokens.count)) return null
  const enough = relation.describes ?? Math.min(LIMITS.tokens.max, LENGTHS * trained)
  const text: readonly Segment[] = [{ kind: 'text', tokens: enough }]
  return (
    <div className={styles.gap}>
      <p className={styles.hint}>
        {`The ${showNumber(tokens.count)} tokens of the prompt keep their distances under ${relation.name}.`}
      </p>
      {enough > tokens.count && changes(enough) && (
        <button type="button" className={`${controls.button} ${styles.gapOffer}`} onClick={() => setSegments(text, '')}>
          Use text of {showNumber(enough)} tokens
        </button>
      )}
    </div>
  )
}
