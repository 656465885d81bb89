import { Fragment, lazy, memo, Suspense } from 'react'
import { findVariant } from '../../core/resolve'
import { variantOf } from '../../core/setups'
import { useActions, useStore } from '../../state/hooks'
import { CardButton } from '../controls/CardButton'
import controls from '../controls/controls.module.css'
import { namedSetupOf, nameOf, sourcesOf } from '../naming'
import styles from './rail.module.css'
import { SetupPicker } from './SetupPicker'

const AboutVariant = lazy(() => import('../dialogs/AboutVariant'))

export const PresetBlock = memo(function PresetBlock() {
  const setup = useStore(state => state.scene.a)
  const { chooseSetup } = useActions()
  const variant = variantOf(setup) ?? findVariant(setup.allocation.variant)
  return (
    <div className={styles.group}>
      <h2 className={styles.heading}>Preset</h2>
      <SetupPicker
        label="Preset"
        className={`${controls.field} ${controls.trigger} ${styles.presetTrigger}`}
        name={nameOf(setup)}
        chosen={namedSetupOf(setup)}
        onChoose={chooseSetup}
      />
      <p className={styles.sources}>
        {sourcesOf(setup).map(source => (
          <Fragment key={source.url}>
            <a href={source.url} target="_blank" rel="noreferrer">
              {source.label}
            </a>
            {' · '}
          </Fragment>
        ))}
        {variant && (
          <CardButton
            trigger="about"
            className={controls.link}
            cardClass={styles.about}
            title={`${variant.name}, ${variant.year}`}
          >
            <Suspense fallback={<p className={styles.hint}>{variant.summary}</p>}>
              <AboutVariant variant={variant} />
            </Suspense>
          </CardButton>
        )}
      </p>
    </div>
  )
})
