import { DEPTHS, FRAME, HAYSTACKS } from '../../core/needle'
import type { NeedleState } from '../../state/needle'
import { formatPositions, formatShort } from '../paint/format'
import { RangeSlider } from '../paint/RangeSlider'
import type { ViewProps } from '../view'
import { laneOf } from './facts'
import style from './needle.module.css'

/** The length of the haystack, the depth of the needle, the rule of its distractors, and which pairs count. */
export function NeedleBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { needle } = input.view
  const change = (part: Partial<NeedleState>) => act.setView({ needle: { ...needle, ...part } })
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
  const choice = (label: string, options: readonly { said: string; on: boolean; choose: () => void }[]) => (
    <div className={style.choice} role="group" aria-label={label}>
      {options.map(({ said, on, choose }) => (
        <button key={said} type="button" aria-pressed={on} onClick={choose}>
          {said}
        </button>
      ))}
    </div>
  )
  const time = laneOf(input) !== 'all'
  const tokens = formatShort(needle.frames * FRAME.rows * FRAME.cols)
  return (
    <div className={style.bar}>
      {slider('Haystack', HAYSTACKS, needle.frames, `${formatPositions(needle.frames)} frames, ${tokens} tokens`, frames =>
        change({ frames }),
      )}
      {slider('Depth', DEPTHS, needle.depth, String(needle.depth), depth => change({ depth }))}
      {choice('Distractors', [
        { said: 'one, as released', on: needle.rule === 'released', choose: () => change({ rule: 'released' }) },
        { said: 'every 200 frames', on: needle.rule === 'published', choose: () => change({ rule: 'published' }) },
      ])}
      {!input.phone &&
        choice('Pairs', [
          { said: 'time pairs', on: time, choose: () => act.setView({ lane: 't' }) },
          { said: 'all pairs', on: !time, choose: () => act.setView({ lane: 'all' }) },
        ])}
    </div>
  )
}
