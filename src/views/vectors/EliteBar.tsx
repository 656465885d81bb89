import { mapName } from '../../core/slots'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import { CountField } from './CountField'
import type { HeadFacts } from './facts'
import { MadeBar } from './MadeBar'
import style from './vectors.module.css'
import { cacheWords, eliteList, headName, madeWords, modelCaches } from './words'

const FORMS = [
  { form: 'mean', label: 'Logits' },
  { form: 'softmax', label: 'Attention' },
] as const

/** Where the vectors come from, and what a cache cut by RoPElite keeps. */
export function EliteBar({ input, act, facts }: Pick<ViewProps, 'input' | 'act'> & { facts: HeadFacts }) {
  const { elite, scores } = input.view
  const count = Math.min(elite.pairs, facts.pairs)
  const map = mapName(input.a.setup)
  const models = modelCaches(facts, elite)
  const set = (change: Partial<typeof elite>) => act.setView(now => ({ elite: { ...now.elite, ...change } }))
  return (
    <div className={style.bar}>
      <span>
        <b>{facts.head.madeUp ? 'q and k: made up.' : 'q and k: loaded from file.'}</b>{' '}
        {facts.head.madeUp ? madeWords(facts) : headName(facts)}, {formatPositions(facts.tokens)} tokens,{' '}
        {facts.head.style === 'neox' ? 'channels i and i + d/2' : 'channels 2 i and 2 i + 1'} form a pair.{' '}
        <button type="button" className={style.link} onClick={() => act.ask('vectors')}>
          {facts.head.madeUp ? 'load a real head' : 'another head or file'}
        </button>
      </span>
      {facts.head.madeUp && <MadeBar {...{ input, act, facts }} />}
      <CountField label="Rotated pairs" value={count} most={facts.pairs} onChange={pairs => set({ pairs })} />
      <CountField label="Joint latent" value={elite.latent} most={4096} onChange={latent => set({ latent })} />
      <div className={style.said}>
        <p title={models.join(', ')}>
          Cache: {cacheWords(facts, elite)}
          {models.length > 0 && `; 16-bit, per token: ${models.slice(0, input.phone ? 2 : 3).join(', ')}`}.
        </p>
        <p title={eliteList(facts, count)}>
          Kept rotated: {eliteList(facts, count)}.{map && ` ${map}, the relative map of A, is not applied here.`}
        </p>
      </div>
      <span className={style.field} role="group" aria-label="Scores">
        {FORMS.map(({ form, label }) => (
          <button
            key={form}
            type="button"
            className={`${parts.button} ${style.form}`}
            aria-pressed={form === scores.form}
            onClick={() => act.setView(now => ({ scores: { ...now.scores, form } }))}
          >
            {label}
          </button>
        ))}
      </span>
    </div>
  )
}
