import { lazy, Suspense, useId } from 'react'
import { choiceOf, ruleOf, rulesFor } from '../../core/slots'
import { useActions, useStore } from '../../state/hooks'
import { shortMaskName } from '../../views/scores/mask'
import type { Side } from '../../views/view'
import { CardButton } from '../controls/CardButton'
import controls from '../controls/controls.module.css'
import { Dropdown } from '../controls/Dropdown'
import { ParamControls } from './ParamControls'
import styles from './rail.module.css'

const AboutVariant = lazy(() => import('../dialogs/AboutVariant'))

/** Which keys a query of A may attend to, and what the chosen rule is. */
export function MaskPicker({ a }: { a: Side }) {
  const chosen = ruleOf(
    'mask',
    useStore(state => choiceOf(state.scene.a, 'mask')),
  )
  const { chooseSlot } = useActions()
  const id = useId()
  const automatic = chosen === rulesFor('mask')[0]
  return (
    <>
      <div className={styles.row}>
        <span id={id} className={styles.label}>
          Mask
        </span>
        {!automatic && (
          <CardButton
            trigger="about"
            className={controls.link}
            cardClass={styles.about}
            title={[chosen.slot.name, chosen.year].filter(Boolean).join(', ')}
          >
            <Suspense fallback={<p className={styles.hint}>{chosen.summary}</p>}>
              <AboutVariant variant={{ ...chosen, mask: chosen.slot }} />
            </Suspense>
          </CardButton>
        )}
        <Dropdown
          label="Mask"
          labelledBy={id}
          className={styles.rowSelect}
          value={chosen.id}
          options={rulesFor('mask').map(rule => ({
            value: rule.id,
            label: rule === chosen && automatic ? `Automatic: ${shortMaskName(a.spec.mask)}` : rule.slot.name,
            hint: rule.hint,
          }))}
          onChange={mask => chooseSlot('mask', mask)}
        />
      </div>
      <ParamControls slot="mask" />
    </>
  )
}
