import { useEffect, useId, useRef, useState } from 'react'
import { inLabels, paramProblem } from '../../core/params'
import type { ParamValue } from '../../core/scene'
import { segmentTokens } from '../../core/scene'
import { sourceSteps } from '../../core/sourceCode'
import type { SourceValue } from '../../core/sourceUnits'
import { countsOf, SHORT_SOURCE, unitCounts } from '../../core/sourceUnits'
import { useActions, useStore } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { showNumber } from '../controls/showNumber'
import styles from './rail.module.css'
import { readInSteps } from './readInSteps'
import type { SourceFieldProps } from './SourceField'
import { SAMPLE_SOURCE } from './sampleSource'
import boxStyles from './source.module.css'

/** Characters that the box shows of longer code. */
const SHOWN = 20_000
/** ms that a hand must rest before what is typed is read */
const REST = 300

/** The last long code, whose counts alone are in the scene. */
let pasted: { counts: string; text: string } | null = null

/** A place to paste source code: read in steps of a few ms, and kept as the tokens of its functions where it is long. */
export default function SourceBox({ spec, value, refuse, onChange }: SourceFieldProps) {
  const { setSegments } = useActions()
  const prompt = useStore(state => state.scene.segments.reduce((sum, segment) => sum + segmentTokens(segment), 0))
  const id = useId()
  const [text, setText] = useState(() => textOf(value as SourceValue, spec.default))
  const [problem, setProblem] = useState<string | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const reading = useRef<AbortController | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      reading.current?.abort()
      clearTimeout(timer.current)
    },
    [],
  )

  const read = async (next: string) => {
    reading.current?.abort()
    const control = new AbortController()
    reading.current = control
    setPart(0)
    const found = await readInSteps(sourceSteps(next), { signal: control.signal, report: setPart })
    if (!found || control.signal.aborted) return
    setPart(null)
    const counts = countsOf(found.units)
    const kept = next.length <= SHORT_SOURCE ? next : counts
    const why = found.count === 0 ? 'Paste source code with functions or classes.' : refused(kept)
    setProblem(why && `${why} The view keeps the last code.`)
    if (why) return
    pasted = { counts: counts.join(), text: next }
    onChange(kept)
  }
  const refused = (kept: ParamValue) => {
    const wrong = paramProblem(spec, kept, 0)
    return wrong ? inLabels(wrong, [spec]) : refuse(kept)
  }
  const take = (next: string, rest: number) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void read(next), rest)
  }

  const counts = unitCounts(value as SourceValue)
  const tokens = counts.reduce((sum, count) => sum + count, 0)
  const long = text.length > SHOWN
  return (
    <div className={boxStyles.box}>
      <label htmlFor={id} className={styles.hint}>
        Paste code in Python, JavaScript, Java, C, Rust, Go or a relative of theirs.
      </label>
      <textarea
        id={id}
        className={boxStyles.code}
        spellCheck={false}
        autoComplete="off"
        readOnly={long}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}note`}
        placeholder="def f(x): …"
        value={long ? text.slice(0, SHOWN) : text}
        onChange={event => take(event.target.value, REST)}
        onPaste={event => {
          const all = event.currentTarget.selectionEnd - event.currentTarget.selectionStart
          const next = event.clipboardData.getData('text/plain')
          if (!long && next.length <= SHOWN && all < text.length && text !== '') return
          event.preventDefault()
          take(next, 0)
        }}
      />
      {problem ? (
        <p id={`${id}note`} role="alert" className={controls.problem}>
          {problem}
        </p>
      ) : (
        <p id={`${id}note`} className={styles.hint} aria-live="polite">
          {part === null
            ? found(value as SourceValue, text, tokens, counts.length - 1)
            : `Reading: ${Math.round(100 * part)}\u00a0%`}
          {long && ` The first ${showNumber(SHOWN)} of ${showNumber(text.length)} characters are shown.`}
        </p>
      )}
      <p className={boxStyles.tools}>
        <button
          type="button"
          className={controls.button}
          disabled={prompt === tokens}
          onClick={() => setSegments([{ kind: 'text', tokens }], '')}
        >
          Make the prompt {showNumber(tokens)} tokens of text
        </button>
        <button type="button" className={controls.button} onClick={() => take(SAMPLE_SOURCE, 0)}>
          Sample
        </button>
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            reading.current?.abort()
            clearTimeout(timer.current)
            setPart(null)
            setProblem(null)
            setText('')
          }}
        >
          Clear
        </button>
      </p>
    </div>
  )
}

/** What the box shows of the code in force: the text where it is at hand. */
function textOf(value: SourceValue, sample: readonly number[]): string {
  if (typeof value === 'string') return value
  const counts = value.join()
  if (counts === sample.join()) return SAMPLE_SOURCE
  return pasted?.counts === counts ? pasted.text : ''
}

function found(value: SourceValue, text: string, tokens: number, units: number): string {
  const said = `${showNumber(tokens)} tokens (words, numbers and signs; a model’s own tokens are finer), ${showNumber(units)} functions and classes.`
  if (typeof value === 'string') return `${said} The link carries the code.`
  if (text === SAMPLE_SOURCE) return `${said} The sample needs no words in the link.`
  return `${said} The link carries how many tokens each has, and not the code, which is longer than ${showNumber(SHORT_SOURCE)} characters.`
}
