import 'katex/dist/katex.min.css'
import katex from 'katex'
import { useMemo } from 'react'
import type { AnySlot } from '../../core/scene'
import { ALL_SLOTS } from '../../core/scene'
import type { ParamSpec, Slot, Variant } from '../../core/variant'
import styles from './dialogs.module.css'

type Choice = Extract<ParamSpec, { kind: 'choice' }>

/** A variant, or a rule of another slot under that slot's name. */
type Told = Pick<Variant, 'summary' | 'formula' | 'disagreement' | 'sources'> &
  Partial<Record<AnySlot, Pick<Slot<AnySlot>, 'params'>>>

/** What a variant is: its idea, its definition, where paper and code part, what its choices do, and where it was published. */
export default function AboutVariant({ variant }: { variant: Told }) {
  const formula = useMemo(
    () => katex.renderToString(variant.formula, { displayMode: true, throwOnError: false }),
    [variant.formula],
  )
  return (
    <div className={styles.about}>
      <p>{variant.summary}</p>
      <div
        className={styles.formula}
        tabIndex={0}
        role="group"
        aria-label="Definition"
        dangerouslySetInnerHTML={{ __html: formula }}
      />
      {variant.disagreement && <p className={styles.aside}>{variant.disagreement}</p>}
      {choicesOf(variant).map(({ key, label, options, help }) => (
        <p key={key} className={styles.aside}>
          <b>{label}</b>: {listed(options.map(option => option.label))}.{help && ` ${help}`}
        </p>
      ))}
      <p className={styles.sources}>
        {variant.sources.map(source => (
          <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
            {source.label}
          </a>
        ))}
      </p>
    </div>
  )
}

/** The choices of all slots, each key once. */
function choicesOf(variant: Told): readonly Choice[] {
  const specs = ALL_SLOTS.flatMap(slot => variant[slot]?.params ?? []).filter(spec => spec.kind === 'choice')
  return specs.filter((spec, at) => specs.findIndex(({ key }) => key === spec.key) === at)
}

function listed(labels: readonly string[]): string {
  return labels.length < 2 ? labels.join() : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`
}
