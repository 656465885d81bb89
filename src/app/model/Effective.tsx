import type { ModelPart, ModelReading } from '../../configs/effective'
import { READER_NAMES } from '../../configs/lint/sources'
import { factsOf } from './facts'
import { KindTable } from './KindTable'
import styles from './model.module.css'

interface EffectiveProps {
  part: ModelPart
  reading: ModelReading
  /** kind of layers in the scene; null for all that one scene holds */
  kind: string | null
  onKind: (kind: string | null) => void
  /** sentences that stand elsewhere already */
  said: readonly string[]
}

/** The embedding that a part of a model ends up with under one reader. */
export function Effective({ part, reading, kind, onKind, said }: EffectiveProps) {
  const facts = factsOf(part, kind)
  return (
    <section className={styles.effective} aria-label="Effective rotary embedding">
      {facts.length > 0 ? (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={styles.problem}>{whyNot(reading) ?? part.notes.at(-1) ?? 'Nothing is built.'}</p>
      )}
      <KindTable part={part} kind={kind} onKind={onKind} />
      {(part.shortfalls.length > 0 || part.notes.length > 0) && (
        <ul className={styles.notes}>
          {[...part.shortfalls, ...(facts.length ? part.notes : [])]
            .filter(note => !said.includes(note))
            .map(note => (
              <li key={note}>{note}</li>
            ))}
        </ul>
      )}
    </section>
  )
}

function whyNot({ status, reader, message }: ModelReading): string | null {
  if (message !== null) return /^\w+Error: /.test(message) ? `${READER_NAMES[reader]} stops with ${message}` : message
  return status === 'model_type not in this release' ? `${READER_NAMES[reader]} has no class for this model_type.` : null
}
