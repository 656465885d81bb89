import { useId } from 'react'
import { choiceOf, ruleOf } from '../../core/slots'
import type { ScoresState, ScoreWindow } from '../../state/scoresView'
import { TEMPERATURE } from '../../state/scoresView'
import parts from '../paint/parts.module.css'
import { useTyped } from '../paint/useTyped'
import type { Side } from '../view'
import type { ScoresPicture } from './picture'
import { logitScale } from './request'
import styles from './scores.module.css'
import { cellWindow, zoomedBy } from './zoomMatrix'

const FORMS = [
  { value: 'mean', label: 'Mean', hint: 'C, the mean over the pairs, from −1 to 1' },
  { value: 'softmax', label: 'Softmax', hint: 'attention: the softmax of the logits of each query' },
] as const
/** The masks that are always at hand; the others stand in the rail. */
const MASKS = ['auto', 'causal', 'full'] as const

interface BarProps {
  picture: ScoresPicture
  onScores: (change: Partial<ScoresState>) => void
  /** the side that a narrow page shows, and how it changes */
  shown: 'A' | 'B'
  onShow: (side: 'A' | 'B') => void
  onDifference: (on: boolean) => void
  /** of A and B alike */
  onMask: (mask: string) => void
}

/** What is drawn of the matrix. */
export function ScoresBar({ picture, onScores, shown, onShow, onDifference, onMask }: BarProps) {
  const { input, tokens, window } = picture
  const { view, cursor, b, phone } = input
  const { form } = view.scores
  const chosen = choiceOf(input.a.setup, 'mask').variant
  const masks = [...new Set([...MASKS, chosen])].map(variant => {
    const { slot, hint } = ruleOf('mask', { variant, params: {} })
    return { value: variant, label: variant === 'auto' ? 'Auto' : slot.name, hint }
  })
  const zoom = (next: ScoreWindow | null) => onScores({ window: next })
  const middle = (start: number) => Math.min(tokens - 1, Math.floor(start + window.size / 2))
  return (
    <div className={styles.bar} data-pill="below">
      <Choice label="Scores" options={FORMS} value={form} onChange={value => onScores({ form: value })} />
      <Choice label="Mask" options={masks} value={chosen} onChange={onMask} />
      {form === 'softmax' && (
        <Temperature value={view.scores.temperature} picture={picture} onChange={temperature => onScores({ temperature })} />
      )}
      {b && phone && (
        <div className={styles.choice} role="group" aria-label="Sides">
          {(['A', 'B'] as const).map(side => (
            <button key={side} type="button" aria-pressed={!view.difference && shown === side} onClick={() => onShow(side)}>
              {side}
            </button>
          ))}
          <button type="button" aria-pressed={view.difference} onClick={() => onDifference(!view.difference)}>
            A − B
          </button>
        </div>
      )}
      <div className={styles.zoom} role="group" aria-label="Zoom">
        <button
          type="button"
          aria-label="Zoom out"
          title="Zoom out (−)"
          onClick={() => zoom(zoomedBy(window, 1 / 2, tokens, cursor))}
        >
          −
        </button>
        <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom(zoomedBy(window, 2, tokens, cursor))}>
          +
        </button>
        <button
          type="button"
          title="Single cells around the cursor"
          onClick={() => zoom(cellWindow(tokens, cursor.query ?? middle(window.q0), cursor.key ?? middle(window.k0)))}
        >
          Cells
        </button>
        <button type="button" title="Whole prompt (0)" disabled={!view.scores.window} onClick={() => zoom(null)}>
          {phone ? 'Whole' : 'Whole prompt'}
        </button>
      </div>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  options: readonly { value: T; label: string; hint: string }[]
  value: T
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <div className={styles.choice} role="group" aria-label={label}>
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          title={option.hint}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}

/** Divides the logits; what is not allowed stays in the field and changes nothing. */
function Temperature({ value, picture, onChange }: { value: number; picture: ScoresPicture; onChange: (value: number) => void }) {
  const id = useId()
  const [typed, setTyped] = useTyped<string>(value)
  const text = typed ?? String(value)
  const { min, max } = TEMPERATURE
  const read = (typed: string) => {
    const number = /^\d*\.?\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN
    return number >= min && number <= max ? number : null
  }
  const wrong = read(text) === null
  const { a, b, phone } = picture.input
  const scales = (b ? [a, b] : [a]).map(side => `${side.letter} ${logitScale(picture.input, side, value).toPrecision(4)}`)
  const same = new Set(scales.map(scale => scale.slice(2))).size === 1
  return (
    <span className={styles.temperature}>
      <label htmlFor={id} className={styles.label}>
        Temperature
      </label>
      <input
        id={id}
        className={`${parts.raised} ${styles.number}`}
        inputMode="decimal"
        value={text}
        aria-invalid={wrong}
        title={`${min} to ${max}; 1 is the model's own scale`}
        onChange={event => {
          setTyped(event.target.value)
          const number = read(event.target.value)
          if (number !== null) onChange(number)
        }}
        onBlur={() => setTyped(null)}
      />
      {wrong ? (
        <span role="alert" className={styles.problem}>
          {min} to {max}
        </span>
      ) : (
        !phone && (
          <span className={styles.label} title={definition(a)}>
            logit = {same ? scales[0]?.slice(2) : `(${scales.join(', ')})`} × C
          </span>
        )
      )}
    </span>
  )
}

function definition({ spec, setup }: Side): string {
  const { headDim } = setup.geometry
  const all = 2 * spec.pairs === headDim
  const scale = all ? `√${headDim}` : `${2 * spec.pairs} rotated channels / √${headDim}`
  const whose = spec.groups[0].opening ? ', of the tokens after the first ones' : ''
  return `${scale}, times the attention factor squared, the softmax factor and the correlation of q and k, divided by the temperature${whose}`
}
