import type { PathState } from '../../state/path'
import { ChoiceRow } from '../paint/ChoiceRow'
import { NumberField } from '../paint/NumberField'
import { SeedField } from '../paint/SeedField'
import { SliderField } from '../paint/SliderField'
import type { ViewProps } from '../view'
import styles from './path.module.css'

const EXAMPLES = [
  { value: 'shuffle', label: 'shuffle', hint: 'every token swaps two axes' },
  { value: 'reflections', label: 'reflections', hint: 'two by two they turn the chosen pair as RoPE does' },
  { value: 'random', label: 'random', hint: 'seeded queries, keys and directions' },
] as const

const GATES = [
  { value: 'code', label: 'code', hint: 'before the scale of the softmax: a gate enters as f to the power 1/√d' },
  { value: 'paper', label: 'paper', hint: 'after the scale' },
] as const

const FORMS = [
  { value: 'mean', label: 'logits' },
  { value: 'softmax', label: 'attention' },
] as const

/** The example, its β and gates. */
export function PathBar({ input, act, tokens }: Pick<ViewProps, 'input' | 'act'> & { tokens: number }) {
  const { path, scores } = input.view
  const change = (part: Partial<PathState>) => act.setView(now => ({ path: { ...now.path, ...part } }))
  const shuffle = path.pathExample === 'shuffle'
  return (
    <div className={styles.bar}>
      <ChoiceRow label="Example" options={EXAMPLES} value={path.pathExample} onChange={pathExample => change({ pathExample })} />
      <SliderField
        label="β"
        name="Beta"
        value={path.pathBeta}
        min={0}
        max={2}
        step={0.01}
        width={52}
        onChange={pathBeta => change({ pathBeta })}
      />
      <SliderField
        label="gate f"
        name="Forget gate"
        value={path.pathForget}
        min={0.01}
        max={1}
        step={0.01}
        width={52}
        onChange={pathForget => change({ pathForget })}
      />
      <ChoiceRow label="Gate" shown options={GATES} value={path.pathGate} onChange={pathGate => change({ pathGate })} />
      <NumberField
        label="tokens"
        value={path.pathTokens}
        min={2}
        max={64}
        integer
        width={48}
        onChange={pathTokens => change({ pathTokens })}
      />
      {path.pathExample !== 'reflections' && (
        <NumberField
          label="axes"
          value={path.pathAxes}
          min={2}
          max={8}
          integer
          width={40}
          onChange={pathAxes => change({ pathAxes })}
        />
      )}
      {shuffle && (
        <NumberField
          label="query asks for"
          value={Math.min(path.pathCup, path.pathAxes)}
          min={1}
          max={path.pathAxes}
          integer
          width={40}
          onChange={pathCup => change({ pathCup })}
        />
      )}
      {path.pathExample !== 'reflections' && <SeedField value={path.pathSeed} onChange={pathSeed => change({ pathSeed })} />}
      <ChoiceRow
        label="Matrix"
        options={FORMS}
        value={scores.form}
        onChange={form => act.setView(now => ({ scores: { ...now.scores, form } }))}
      />
      {tokens < path.pathTokens && <span className={styles.note}>the prompt has {tokens} tokens</span>}
    </div>
  )
}
