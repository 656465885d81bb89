import { useId } from 'react'
import { mapName } from '../../core/resolve'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import type { HeadFacts } from './facts'
import style from './vectors.module.css'
import { cacheWords, eliteList, headName } from './words'

const FORMS = [
  { form: 'mean', label: 'Logits' },
  { form: 'softmax', label: 'Attention' },
] as const

/** Where the vectors come from, and what a cache cut by RoPElite keeps. */
export function EliteBar({ input, act, facts }: Pick<ViewProps, 'input' | 'act'> & { facts: HeadFacts }) {
  const { elite, scores } = input.view
  const id = useId()
  const count = Math.min(elite.pairs, facts.pairs)
  const map = mapName(input.a.setup)
  const set = (change: Partial<typeof elite>) => act.setView({ elite: { ...elite, ...change } })
  const typed = (text: string, max: number, use: (value: number) => void) => {
    const value = Number(text)
    if (text.trim() && Number.isInteger(value) && value >= 0 && value <= max) use(value)
  }
  return (
    <div className={style.bar}>
      <span>
        <b>q and k: loaded from file.</b> {headName(facts)}, {formatPositions(facts.tokens)} tokens,{' '}
        {facts.head.style === 'neox' ? 'channels i and i + d/2' : 'channels 2 i and 2 i + 1'} form a pair.{' '}
        <button type="button" className={style.link} onClick={() => act.ask('vectors')}>
          another head or file
        </button>
      </span>
      <label className={style.field} htmlFor={`${id}p`}>
        Rotated pairs
        <input
          id={`${id}p`}
          className={style.number}
          type="number"
          min={0}
          max={facts.pairs}
          value={count}
          onChange={event => typed(event.target.value, facts.pairs, pairs => set({ pairs }))}
        />
      </label>
      <label className={style.field} htmlFor={`${id}l`}>
        Joint latent
        <input
          id={`${id}l`}
          className={style.number}
          type="number"
          min={0}
          max={4096}
          value={elite.latent}
          onChange={event => typed(event.target.value, 4096, latent => set({ latent }))}
        />
      </label>
      <p className={style.said}>
        Cache: {cacheWords(facts, elite)}. Kept rotated: <span title={eliteList(facts, count)}>{eliteList(facts, count)}</span>.
        {map && ` ${map}, the relative map of A, is not applied here.`}
      </p>
      <span className={style.field} role="group" aria-label="Scores">
        {FORMS.map(({ form, label }) => (
          <button
            key={form}
            type="button"
            className={`${parts.button} ${style.form}`}
            aria-pressed={form === scores.form}
            onClick={() => act.setView({ scores: { ...scores, form } })}
          >
            {label}
          </button>
        ))}
      </span>
    </div>
  )
}
