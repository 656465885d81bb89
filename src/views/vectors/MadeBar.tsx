import type { MadeHead } from '../../core/madeHead'
import { lengthOf, readMade, withLength, writeMade } from '../../core/madeHead'
import parts from '../paint/parts.module.css'
import { RangeSlider } from '../paint/RangeSlider'
import type { ViewProps } from '../view'
import { CountField } from './CountField'
import type { HeadFacts } from './facts'
import style from './vectors.module.css'

/** Farthest that a head is built to look back here, tokens: as far as the scores that are drawn. */
const FARTHEST = 255
/** Length at the right end of the slider; the link takes more. */
const LONG = 16

/** How a made head is made: at random or to look back, and how long its vectors are in the chosen pair. */
export function MadeBar({ input, act, facts }: Pick<ViewProps, 'input' | 'act'> & { facts: HeadFacts }) {
  const made = readMade(input.view.made ?? 'random')
  const pair = Math.min(input.cursor.pair, facts.pairs - 1)
  const set = (edit: (now: MadeHead) => MadeHead) =>
    act.setView(({ made: now }) => ({ made: writeMade(edit(readMade(now ?? 'random'))) }))
  const length = lengthOf(made, pair)
  return (
    <>
      <span className={style.field} role="group" aria-label="Made head">
        <button
          type="button"
          className={`${parts.button} ${style.form}`}
          aria-pressed={made.back === null}
          onClick={() => set(now => ({ ...now, back: null }))}
        >
          Random
        </button>
        <button
          type="button"
          className={`${parts.button} ${style.form}`}
          aria-pressed={made.back !== null}
          onClick={() => set(now => ({ ...now, back: now.back ?? 1 }))}
        >
          Looks back
        </button>
        {made.back !== null && (
          <CountField label="by" value={made.back} most={FARTHEST} onChange={back => set(now => ({ ...now, back }))} />
        )}
      </span>
      <label className={style.field} title="Or drag up and down on the norms">
        Length in pair {pair}
        <RangeSlider
          name={`Length in pair ${pair}`}
          said={String(length)}
          value={length}
          max={LONG}
          step={0.1}
          className={style.length}
          onChange={next => set(now => withLength(now, facts.pairs, pair, next))}
        />
        <output>{length}</output>
      </label>
      <button
        type="button"
        className={`${parts.button} ${style.form}`}
        onClick={() => set(now => ({ ...now, lengths: [lengthOf(now, pair)] }))}
      >
        All pairs so
      </button>
    </>
  )
}
