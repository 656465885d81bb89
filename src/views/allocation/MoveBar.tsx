import { WAVELENGTH } from '../../core/movedPairs'
import { shortUnit } from '../paint/axisWords'
import { formatShort } from '../paint/format'
import parts from '../paint/parts.module.css'
import { RangeSlider } from '../paint/RangeSlider'
import { useTyped } from '../paint/useTyped'
import type { ViewInput } from '../view'
import styles from './allocation.module.css'
import type { Moves } from './moves'
import { roundWavelength } from './moves'
import { pairUnit, readPairs } from './pairs'
import { readWavelength } from './readWavelength'

interface MoveBarProps {
  input: Pick<ViewInput, 'a' | 'cursor' | 'phone'>
  moves: Moves
}

/** Decades that the slider of the narrow page spans */
const DECADES = { from: 0, to: 7 }

/** The chosen pair's wavelength, typed, and the way back into the schedule. */
export function MoveBar({ input, moves }: MoveBarProps) {
  const { a, cursor, phone } = input
  const pair = readPairs(a.spec)[cursor.pair]
  const lambda = pair?.lambda ?? Number.POSITIVE_INFINITY
  const [text, setText] = useTyped<string>(`${cursor.pair} ${lambda}`)
  const [problem, setProblem] = useTyped<string>(`${cursor.pair} ${lambda}`)
  const unit = pair ? pairUnit([pair]) : 'positions'
  const settle = () => {
    if (text === null) return
    const typed = readWavelength(text)
    const fits = typed !== null && typed >= WAVELENGTH.min && typed <= WAVELENGTH.max
    setProblem(
      fits ? null : `A wavelength from ${WAVELENGTH.min} to 1e15 ${unit}, such as 2048. The view keeps ${formatShort(lambda)}.`,
    )
    if (!fits) return
    setText(null)
    if (typed !== lambda) moves.move(cursor.pair, typed)
  }
  return (
    <div className={styles.move}>
      <form
        className={styles.moveField}
        onSubmit={event => {
          event.preventDefault()
          settle()
        }}
      >
        <label>
          Pair {cursor.pair}, <span className="math">λ</span>
          <input
            className={parts.typed}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text ?? plainNumber(lambda)}
            aria-label={`Wavelength of pair ${cursor.pair}, ${unit}`}
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem ? 'move-problem' : undefined}
            onChange={event => setText(event.target.value)}
            onBlur={settle}
          />
          {shortUnit(unit)}
        </label>
      </form>
      {phone && (
        <RangeSlider
          className={styles.moveSlider}
          name={`Wavelength of pair ${cursor.pair}`}
          said={`${formatShort(lambda)} ${unit}`}
          min={DECADES.from}
          max={DECADES.to}
          step={0.002}
          value={Number.isFinite(lambda) ? Math.log10(lambda) : DECADES.to}
          onChange={decades => moves.move(cursor.pair, roundWavelength(10 ** decades))}
          onStep={by => moves.scale(cursor.pair, (Math.abs(by) > 1 ? 1.1 : 1.01) ** Math.sign(by))}
        />
      )}
      <span className={styles.moveBack}>
        <button type="button" disabled={!moves.isMoved(cursor.pair)} onClick={() => moves.release(cursor.pair)}>
          Put it back
        </button>
        <button type="button" disabled={moves.count === 0} onClick={moves.releaseAll}>
          All back{moves.count > 1 ? ` (${moves.count})` : ''}
        </button>
      </span>
      {problem && (
        <span id="move-problem" role="alert" className={styles.moveProblem}>
          {problem}
        </span>
      )}
    </div>
  )
}

/** How pairs are moved. */
export function MoveHint({ input }: Pick<MoveBarProps, 'input'>) {
  const everywhere = input.a.spec.groups.length > 1 ? ' It moves in all heads and layers alike.' : ''
  return (
    <p className={`${styles.hint} ${styles.below}`}>
      {input.phone ? 'Choose a pair in the grid.' : 'Drag a pair of A along the ruler: it leaves its schedule.'}
      {everywhere}
      <span className={styles.keys}>
        {' '}
        Keys: left and right choose, up and down move by 1 %, with Shift by 10 %, Delete puts back.
      </span>
    </p>
  )
}

/** Six digits without grouping, as one would type them. */
function plainNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '∞'
}
