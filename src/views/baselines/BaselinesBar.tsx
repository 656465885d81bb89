import { alibiSlopes } from '../../core/methods/alibi'
import type { Baselines } from '../../state/baselines'
import { BASELINE_FIELDS } from '../../state/baselines'
import { NumberField } from '../paint/NumberField'
import type { ViewProps } from '../view'
import styles from './baselines.module.css'

/** How ALiBi, xPos and CoPE are set. */
export function BaselinesBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { baselines } = input.view
  const { alibiHeads, alibiHead } = baselines
  const change = (part: Partial<Baselines>) =>
    act.setView(now => {
      const next = { ...now.baselines, ...part }
      return { baselines: { ...next, alibiHead: Math.min(next.alibiHead, next.alibiHeads) } }
    })
  const field = (name: keyof Baselines, label: string, limits: { max?: number } = {}) => {
    const { label: said, min, max, integer } = BASELINE_FIELDS[name]
    const set = (value: number) => change({ [name]: value })
    return (
      <NumberField
        label={label}
        name={said}
        value={baselines[name]}
        {...{ min, max, integer, ...limits }}
        width={72}
        onChange={set}
      />
    )
  }
  const slope = alibiSlopes(alibiHeads)[alibiHead - 1] as number
  return (
    <div className={styles.bar}>
      <fieldset>
        <legend>ALiBi</legend>
        {field('alibiHead', 'head', { max: alibiHeads })}
        {field('alibiHeads', 'of')}
        <output title="lost from the logit per token of distance">slope {Number(slope.toPrecision(4))}</output>
      </fieldset>
      <fieldset>
        <legend>xPos</legend>
        {field('xposBase', 'scale base')}
      </fieldset>
      <fieldset>
        <legend>CoPE</legend>
        {field('copePositions', 'positions')}
        {field('copeSeed', 'seed')}
      </fieldset>
    </div>
  )
}
