import { useDeferredValue, useId, useMemo, useState } from 'react'
import { answerWords, sayGap } from '../../configs/check/answerWords'
import { checkMine } from '../../configs/check/checkMine'
import type { What } from '../../configs/check/forms'
import { readPasted } from '../../configs/check/readPasted'
import { resolve, withGroupFirst } from '../../core/resolve'
import { useActions, useStore } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { NumberInput } from '../controls/NumberInput'
import { nameOf } from '../naming'
import dialogs from './dialogs.module.css'
import styles from './files.module.css'
import { Window } from './Window'

const KINDS: readonly { what: What; label: string; example: string }[] = [
  { what: 'inv_freq', label: 'inv_freq', example: 'tensor([1.0000e+00, 8.1462e-01, 6.6360e-01, ..., 3.0689e-07])' },
  { what: 'cos or sin', label: 'cos or sin', example: 'tensor([0.5624, -0.1411, 0.9602, ..., 1.0000])' },
]
const TEXT = [{ kind: 'text', tokens: 2 }] as const

/** Names the convention that a few pasted numbers follow. */
export default function CheckDialog({ onClose }: { onClose: () => void }) {
  const setup = useStore(state => state.scene.a)
  const chosen = useStore(state => state.view.group)
  const { compareWith } = useActions()
  const [what, setWhat] = useState<What>('inv_freq')
  const [position, setPosition] = useState(1000)
  const [text, setText] = useState('')
  const late = useDeferredValue(text)
  const id = useId()
  const name = nameOf(setup)
  const group = useMemo(() => withGroupFirst(resolve(setup, TEXT), chosen).groups[0], [setup, chosen])
  const found = useMemo(() => {
    const pasted = readPasted(late)
    if ('problem' in pasted) return pasted
    const numbers = [...pasted.head, ...pasted.tail]
    const { ladder, attentionFactor } = group
    const answer = checkMine({ setup, ladder, attentionFactor, pasted, what, position })
    const skipped = pasted.tail.length ? pasted.head.length : Number.POSITIVE_INFINITY
    return { answer, numbers, skipped, ...answerWords(answer, name, numbers) }
  }, [late, setup, group, what, position, name])
  const kind = KINDS.find(each => each.what === what)
  const other = !('problem' in found) && found.answer.matches && found.answer.best.apart > 0 ? found.answer.best.convention : null
  return (
    <Window title="Check my numbers" onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.lead}>
          Paste what your implementation computes for <b>{name}</b>. The convention that the numbers follow is named: which
          channels form a pair, base, factor, where positions start, the number format.
        </p>
        <div className={styles.line}>
          <div className={styles.choices} role="group" aria-label="What the numbers are">
            {KINDS.map(({ what: each, label }) => (
              <button
                key={each}
                type="button"
                className={controls.quiet}
                aria-pressed={each === what}
                onClick={() => setWhat(each)}
              >
                {label}
              </button>
            ))}
          </div>
          {what === 'cos or sin' && (
            <>
              <label htmlFor={id} className={styles.label}>
                at position
              </label>
              <NumberInput
                id={id}
                name="Position"
                className={styles.number}
                value={position}
                range={{ min: 0, max: 16_777_216, integer: true }}
                step={1}
                onChange={setPosition}
              />
            </>
          )}
        </div>
        <textarea
          className={styles.paste}
          aria-label="Your numbers, fast pairs first"
          placeholder={kind?.example}
          value={text}
          spellCheck={false}
          onChange={event => setText(event.target.value)}
        />
        {'problem' in found ? (
          <p className={text.trim() ? styles.problem : styles.hint} role="status">
            {found.problem}
          </p>
        ) : (
          <>
            <div role="status" className={styles.answer}>
              <p className={styles.verdict}>{found.verdict}</p>
              {found.details.map(detail => (
                <p key={detail} className={styles.detail}>
                  {detail}
                </p>
              ))}
            </div>
            {other?.setup && (
              <div className={styles.line}>
                <button
                  type="button"
                  className={controls.button}
                  onClick={() => {
                    compareWith(other.setup ?? null)
                    onClose()
                  }}
                >
                  Compare with it as B
                </button>
              </div>
            )}
            <NumberTable {...found} />
          </>
        )}
      </div>
    </Window>
  )
}

/** Rows that are drawn. */
const MOST_ROWS = 128

function NumberTable({
  answer,
  numbers,
  skipped,
}: {
  answer: ReturnType<typeof checkMine>
  numbers: readonly { value: number }[]
  skipped: number
}) {
  const { best, own } = answer
  const same = best.apart === 0
  const show = (x: number | undefined) =>
    x === undefined || Number.isNaN(x) ? '' : Number(x.toPrecision(7)).toString().replace('-', '\u2212')
  return (
    <section className={styles.tableScroll} tabIndex={0} aria-label="Number by number">
      <table className={dialogs.table}>
        <thead>
          <tr>
            <th scope="col">number</th>
            <th scope="col">yours</th>
            <th scope="col">A gives</th>
            {!same && <th scope="col">{answer.matches ? 'named convention' : 'nearest'}</th>}
            <th scope="col">gap</th>
          </tr>
        </thead>
        <tbody>
          {numbers.slice(0, MOST_ROWS).map(({ value }, i) => (
            <tr key={i} data-worst={!answer.matches && i === best.at ? '' : undefined}>
              <td>{i < skipped ? i + 1 : `${numbers.length - i} from the end`}</td>
              <td>{show(value)}</td>
              <td>{show(own[i])}</td>
              {!same && <td>{show(best.expected[i])}</td>}
              <td>{sayGap(Math.abs(value - (best.expected[i] ?? Number.NaN)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
