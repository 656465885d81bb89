import { Fragment, lazy, memo, Suspense } from 'react'
import type { Segment, Setup } from '../../core/scene'
import { variantOf } from '../../core/setups'
import { findVariant } from '../../core/slots'
import { useActions, useStore } from '../../state/hooks'
import { CardButton } from '../controls/CardButton'
import controls from '../controls/controls.module.css'
import { namedSetupOf, nameOf, sourcesOf } from '../naming'
import { promptWords } from '../usePromptGap'
import styles from './rail.module.css'
import { SetupPicker } from './SetupPicker'

const AboutVariant = lazy(() => import('../dialogs/AboutVariant'))

export const PresetBlock = memo(function PresetBlock({ setup }: { setup: Setup }) {
  const { chooseSetup } = useActions()
  const named = variantOf(setup)
  const variant = named ?? findVariant(setup.allocation.variant)
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
        {named?.prompt && <OwnPrompt prompt={named.prompt} />}
      </p>
    </div>
  )
})

/** Brings the prompt that a variant is meant for, where another one is laid out. */
function OwnPrompt({ prompt }: { prompt: readonly Segment[] }) {
  const laidOut = useStore(state => JSON.stringify(state.scene.segments) === JSON.stringify(prompt))
  const { setSegments } = useActions()
  const words = `Use ${promptWords(prompt)}`
  if (laidOut) return null
  return (
    <>
      {' · '}
      <button type="button" className={controls.link} aria-label={words} title={words} onClick={() => setSegments(prompt, '')}>
        its prompt
      </button>
    </>
  )
}
