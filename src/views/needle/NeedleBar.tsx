import { DEPTHS, FRAME, HAYSTACKS } from '../../core/needle'
import type { NeedleState } from '../../state/needle'
import { ChoiceRow } from '../paint/ChoiceRow'
import { formatPositions, formatShort } from '../paint/format'
import { RangeSlider } from '../paint/RangeSlider'
import type { ViewProps } from '../view'
import { laneOf } from './facts'
import style from './needle.module.css'

const RULES: readonly { value: NeedleState['rule']; label: string }[] = [
  { value: 'released', label: 'one, as released' },
  { value: 'published', label: 'every 200 frames' },
]
const PAIRS = [
  { value: true, label: 'time pairs' },
  { value: false, label: 'all pairs' },
]

/** The length of the haystack, the depth of the needle, the rule of its distractors, and which pairs count. */
export function NeedleBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { needle } = input.view
  const change = (part: Partial<NeedleState>) => act.setView(now => ({ needle: { ...now.needle, ...part } }))
  const nearest = (values: readonly number[], value: number) =>
    values.reduce((best, other, at) => (Math.abs(other - value) < Math.abs((values[best] as number) - value) ? at : best), 0)
  const slider = (label: string, values: readonly number[], value: number, said: string, set: (value: number) => void) => (
    <label className={style.slider}>
      <span>{label}</span>
      <RangeSlider
        name={label}
        said={said}
        max={values.length - 1}
        value={nearest(values, value)}
        onChange={at => set(values[at] as number)}
      />
      <output>{said}</output>
    </label>
  )
  const time = laneOf(input) !== 'all'
  const tokens = formatShort(needle.frames * FRAME.rows * FRAME.cols)
  return (
    <div className={style.bar}>
      {slider('Haystack', HAYSTACKS, needle.frames, `${formatPositions(needle.frames)} frames, ${tokens} tokens`, frames =>
        change({ frames }),
      )}
      {slider('Depth', DEPTHS, needle.depth, String(needle.depth), depth => change({ depth }))}
      <ChoiceRow label="Distractors" options={RULES} value={needle.rule} onChange={rule => change({ rule })} />
      {!input.phone && (
        <ChoiceRow label="Pairs" options={PAIRS} value={time} onChange={only => act.setView({ lane: only ? 't' : 'all' })} />
      )}
    </div>
  )
}
