import { PUBLISHED_BOUNDS } from '../../core/baseBound/published'
import { CONTEXT } from '../../state/viewLink'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import { useTyped } from '../paint/useTyped'
import { readDistance } from '../ruler/cursorKeys'
import type { ViewProps } from '../view'
import styles from './bounds.module.css'
import { contextOf } from './context'
import { binaryText } from './rows'

/** For which context a base is sought, typed or one of the table. */
export function BoundsBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const length = contextOf(input) ?? input.a.setup.geometry.trainedLength
  const [typed, setTyped] = useTyped<string>(length)
  const [problem, setProblem] = useTyped<string>(length)
  const text = typed ?? formatPositions(length)
  const solve = (asked: number | null) => {
    const fits = asked !== null && asked >= CONTEXT.min && asked <= CONTEXT.max
    setProblem(fits ? null : `A context from ${CONTEXT.min} to ${formatPositions(CONTEXT.max)} positions, such as 131072.`)
    if (!fits) return
    setTyped(null)
    act.setView({ context: asked })
  }
  return (
    <form
      className={styles.bar}
      onSubmit={event => {
        event.preventDefault()
        solve(readDistance(text))
      }}
    >
      <label className={styles.field}>
        Base for a context of
        <input
          className={parts.typed}
          type="text"
          inputMode="numeric"
          value={text}
          aria-label="Context, positions"
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'bounds-problem' : undefined}
          onChange={event => setTyped(event.target.value)}
        />
        positions
      </label>
      <button type="submit" className={parts.main}>
        Solve
      </button>
      <span className={styles.lengths}>
        {PUBLISHED_BOUNDS.filter(row => LENGTHS.includes(row.length)).map(row => (
          <button
            key={row.length}
            type="button"
            className={parts.button}
            aria-pressed={row.length === contextOf(input)}
            onClick={() => solve(row.length)}
          >
            {binaryText(row.length)}
          </button>
        ))}
      </span>
      {problem && (
        <span id="bounds-problem" role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </form>
  )
}

/** Contexts of the table that have a button of their own, positions. */
const LENGTHS: readonly number[] = [4096, 16_384, 65_536, 131_072, 262_144]
