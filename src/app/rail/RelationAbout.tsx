import { lazy, Suspense } from 'react'
import type { Setup } from '../../core/scene'
import { variantOf } from '../../core/setups'
import { findVariant, mapName } from '../../core/slots'
import { CardButton } from '../controls/CardButton'
import controls from '../controls/controls.module.css'
import styles from './rail.module.css'

const AboutVariant = lazy(() => import('../dialogs/AboutVariant'))

/** Where the map of a mixed setup comes from, and what it is; one that is named as a whole says so under its name. */
export function RelationAbout({ setup }: { setup: Setup }) {
  const variant = mapName(setup) === null ? undefined : findVariant(setup.relation.variant)
  if (!variant || variantOf(setup) === variant) return null
  return (
    <p className={styles.sources}>
      {variant.sources.map(source => (
        <span key={source.url}>
          <a href={source.url} target="_blank" rel="noreferrer">
            {source.label}
          </a>
          {' · '}
        </span>
      ))}
      <CardButton trigger="about" className={controls.link} cardClass={styles.about} title={`${variant.name}, ${variant.year}`}>
        <Suspense fallback={<p className={styles.hint}>{variant.summary}</p>}>
          <AboutVariant variant={variant} />
        </Suspense>
      </CardButton>
    </p>
  )
}
