import { useEffect, useId, useState } from 'react'
import { alibiSlopes } from '../../core/methods/alibi'
import { paramProblem } from '../../core/params'
import type { Baselines } from '../../state/baselines'
import { BASELINE_FIELDS } from '../../state/baselines'
import { parseNumber } from '../../state/linkValues'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import styles from './baselines.module.css'

/** How ALiBi, xPos and CoPE are set. */
export function BaselinesBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { baselines } = input.view
  const { alibiHeads, alibiHead } = baselines
  const change = (part: Partial<Baselines>) => {
    const next = { ...baselines, ...part }
    act.setView({ baselines: { ...next, alibiHead: Math.min(next.alibiHead, next.alibiHeads) } })
  }
  const slope = alibiSlopes(alibiHeads)[alibiHead - 1] as number
  return (
    <div className={styles.bar}>
      <fieldset>
        <legend>ALiBi</legend>
        <NumberField name="alibiHead" label="head" value={alibiHead} most={alibiHeads} onChange={change} />
        <NumberField name="alibiHeads" label="of" value={alibiHeads} onChange={change} />
        <output title="lost from the logit per token of distance">slope {Number(slope.toPrecision(4))}</output>
      </fieldset>
      <fieldset>
        <legend>xPos</legend>
        <NumberField name="xposBase" label="scale base" value={baselines.xposBase} onChange={change} />
      </fieldset>
      <fieldset>
        <legend>CoPE</legend>
        <NumberField name="copePositions" label="positions" value={baselines.copePositions} onChange={change} />
        <NumberField name="copeSeed" label="seed" value={baselines.copeSeed} onChange={change} />
      </fieldset>
    </div>
  )
}

interface FieldProps {
  name: keyof Baselines
  label: string
  value: number
  /** fewer than the field allows by itself */
  most?: number
  onChange: (change: Partial<Baselines>) => void
}

/** A typed number; what is not allowed stays in the field and changes nothing. */
function NumberField({ name, label, value, most, onChange }: FieldProps) {
  const id = useId()
  const [text, setText] = useState(String(value))
  useEffect(() => setText(String(value)), [value])
  const spec = { ...BASELINE_FIELDS[name], ...(most !== undefined && { max: most }) }
  const problemOf = (typed: string) => paramProblem(spec, parseNumber(typed.trim()) ?? typed, 0)
  const problem = problemOf(text)
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        className={parts.typed}
        id={id}
        aria-label={spec.label}
        inputMode="decimal"
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}problem` : undefined}
        onChange={event => {
          setText(event.target.value)
          if (problemOf(event.target.value) === null) onChange({ [name]: Number(event.target.value.trim()) })
        }}
        onBlur={() => setText(String(value))}
      />
      {problem && (
        <span id={`${id}problem`} role="alert" className={styles.problem}>
          {spec.min} to {spec.max}
          {spec.integer ? ', whole' : ''}
        </span>
      )}
    </span>
  )
}
