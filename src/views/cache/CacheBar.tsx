import { SEQ_LEN } from '../../core/scaling'
import { CACHED } from '../../state/viewLink'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import { RangeSlider } from '../paint/RangeSlider'
import { useTyped } from '../paint/useTyped'
import { readDistance } from '../ruler/cursorKeys'
import type { ViewProps } from '../view'
import styles from './cache.module.css'
import { lengthOf, promptOf } from './text'

/** What the slider of the text's length spans, tokens */
const SPAN = { from: 512, to: 4_194_304 }
const STEPS = 1000
const share = (length: number) => (STEPS * Math.log(length / SPAN.from)) / Math.log(SPAN.to / SPAN.from)
const lengthAt = (place: number) => Math.round(SPAN.from * (SPAN.to / SPAN.from) ** (place / STEPS))

/** How long the text is, and how much of it was cached at once. */
export function CacheBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { a, view } = input
  const length = lengthOf(a.setup)
  const prompt = promptOf(a, view)
  const setLength = (tokens: number) => act.setParam('frequencies', SEQ_LEN.key, tokens)
  return (
    <div className={styles.bar}>
      <Typed
        before="The first"
        after="tokens were cached together,"
        name="Tokens cached together"
        value={prompt}
        limits={[CACHED.min, Math.min(CACHED.max, length)]}
        onChange={cached => act.setView({ cached })}
      />
      <Typed
        before="the text now has"
        after="tokens"
        name="Tokens of the text"
        value={length}
        limits={[2, 16_777_216]}
        onChange={setLength}
      />
      <RangeSlider
        className={styles.slider}
        name="Current length of the text"
        said={`${formatPositions(length)} tokens`}
        max={STEPS}
        value={Math.round(share(length))}
        onChange={place => setLength(lengthAt(place))}
      />
    </div>
  )
}

interface TypedProps {
  before: string
  after: string
  name: string
  value: number
  limits: readonly [number, number]
  onChange: (value: number) => void
}

/** A typed number of tokens; what is not allowed stays in the field and is explained. */
function Typed({ before, after, name, value, limits: [least, most], onChange }: TypedProps) {
  const [text, setText] = useTyped<string>(value)
  const [wrong, setWrong] = useTyped<boolean>(value)
  const settle = () => {
    if (text === null) return
    const typed = readDistance(text)
    const fits = typed !== null && typed >= least && typed <= most
    setWrong(!fits)
    if (!fits) return
    setText(null)
    if (typed !== value) onChange(typed)
  }
  return (
    <form
      className={styles.field}
      onSubmit={event => {
        event.preventDefault()
        settle()
      }}
    >
      <label>
        {before}
        <input
          className={parts.typed}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          aria-label={name}
          aria-invalid={wrong || undefined}
          value={text ?? formatPositions(value)}
          onChange={event => setText(event.target.value)}
          onBlur={settle}
        />
        {after}
      </label>
      {wrong && (
        <span role="alert" className={styles.problem}>
          {name}: {formatPositions(least)} to {formatPositions(most)}. The view keeps {formatPositions(value)}.
        </span>
      )}
    </form>
  )
}
