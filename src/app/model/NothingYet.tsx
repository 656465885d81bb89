import type { Setup } from '../../core/scene'
import controls from '../controls/controls.module.css'
import { SetupPicker } from '../rail/SetupPicker'
import { EXAMPLES } from './examples'
import styles from './model.module.css'

/** What the window is for, while it holds no configuration. */
export function NothingYet({ onText, onSetup }: { onText: (text: string) => void; onSetup: (setup: Setup) => void }) {
  return (
    <div className={styles.nothing}>
      <p>
        Open the configuration of a model to see its effective rotary embedding, what transformers, vLLM and llama.cpp do with
        each of its keys, and where two settings part.
      </p>
      <p className={styles.examplesHead}>Or take a published one, whose numbers are known:</p>
      <SetupPicker
        label="Published models"
        className={`${controls.field} ${controls.trigger} ${styles.published}`}
        name="Models and papers"
        chosen={undefined}
        onChoose={onSetup}
      />
      <p className={styles.examplesHead}>Files that went wrong in public:</p>
      <ul className={styles.examples}>
        {EXAMPLES.map(({ name, hint, text }) => (
          <li key={name}>
            <button type="button" className={controls.link} onClick={() => onText(text)}>
              {name}
            </button>
            , {hint}
          </li>
        ))}
      </ul>
    </div>
  )
}
