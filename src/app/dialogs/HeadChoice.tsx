import { useEffect, useId, useRef, useState } from 'react'
import { FileProblem } from '../../configs/files/source'
import type { Tensor } from '../../configs/tensors/tensor'
import { readRows, sayTensor } from '../../configs/tensors/tensor'
import type { Reading } from '../../configs/vectors/shapes'
import { guessQueryKey, guessReading, pairingProblem, pickOf, readingWith, sharedIndex } from '../../configs/vectors/shapes'
import type { RotaryStyle } from '../../core/channels'
import { useActions } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { Dropdown } from '../controls/Dropdown'
import { NumberInput } from '../controls/NumberInput'
import styles from './files.module.css'

/** Tokens that are read of a head. */
const MOST_TOKENS = 2048

interface Choice {
  tensor: number
  reading: Reading
  index: readonly number[]
}

const STYLES: readonly { style: RotaryStyle; label: string }[] = [
  { style: 'neox', label: 'i and i + d/2' },
  { style: 'gptj', label: '2 i and 2 i + 1' },
]

/** Which tensors are queries and keys, and which layer and head of them. */
export function HeadChoice({ tensors, onDone }: { tensors: readonly Tensor[]; onDone: () => void }) {
  const act = useActions()
  const start = (tensor: number): Choice => {
    const reading = guessReading(tensors[tensor] as Tensor)
    return { tensor, reading, index: reading.others.map(() => 0) }
  }
  const [q, setQ] = useState(() => start(guessQueryKey(tensors).q))
  const [k, setK] = useState(() => start(guessQueryKey(tensors).k))
  const [style, setStyle] = useState<RotaryStyle>('neox')
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const [qTensor, kTensor] = [tensors[q.tensor], tensors[k.tensor]]
  if (!qTensor || !kTensor) return null
  const wrong = pairingProblem(qTensor, q.reading, kTensor, k.reading)

  const changeQuery = (next: Choice) => {
    setQ(next)
    setK(keys => ({
      ...keys,
      index: keys.reading.others.map(({ size, name }, at) => {
        const same = next.reading.others.findIndex(other => other.name === name)
        const other = next.reading.others[same]
        return other ? sharedIndex(next.index[same] ?? 0, other.size, size) : (keys.index[at] ?? 0)
      }),
    }))
  }

  async function load() {
    if (!qTensor || !kTensor) return
    const controller = new AbortController()
    stop.current = controller
    setProblem(null)
    setShare(0)
    try {
      const options = (from: number) => ({
        count: MOST_TOKENS,
        signal: controller.signal,
        onProgress: (part: number) => setShare(from + part / 2),
      })
      const queries = await readRows(qTensor, pickOf(qTensor.shape, q.reading, q.index), options(0))
      const keys = await readRows(kTensor, pickOf(kTensor.shape, k.reading, k.index), options(0.5))
      const broken = [...queries, ...keys].some(row => row.some(value => !Number.isFinite(value)))
      if (broken) throw new FileProblem('There are numbers among them that are nan or infinite; such vectors have no scores.')
      if ([queries, keys].some(rows => rows.every(row => row.every(value => value === 0))))
        throw new FileProblem('All numbers of this head are 0; another layer or head may hold vectors.')
      const where = q.reading.others.map(({ name }, at) => `${name} ${q.index[at]}`).join(', ')
      const tokens = Math.min(queries.length, keys.length)
      act.setLoaded({ file: qTensor.source.name, where, style, q: queries.slice(0, tokens), k: keys.slice(0, tokens) })
      act.setView({ primary: 'vectors' })
      onDone()
    } catch (error) {
      if (!controller.signal.aborted)
        setProblem(
          error instanceof FileProblem
            ? error.message
            : `The file could not be read: ${error instanceof Error ? error.message : error}`,
        )
      setShare(null)
    }
  }

  return (
    <div className={styles.head}>
      <TensorChoice label="Queries" tensors={tensors} choice={q} onChange={changeQuery} start={start} />
      <TensorChoice label="Keys" tensors={tensors} choice={k} onChange={setK} start={start} />
      <div className={styles.line}>
        <span className={styles.label}>Pairs are channels</span>
        <div className={styles.choices} role="group" aria-label="Channels of a pair">
          {STYLES.map(({ style: each, label }) => (
            <button
              key={each}
              type="button"
              className={controls.quiet}
              aria-pressed={each === style}
              onClick={() => setStyle(each)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      {!wrong && q.tensor === k.tensor && q.index.join() === k.index.join() && (
        <p className={styles.hint}>
          Queries and keys are the same vectors: scores are those of {qTensor.name} with itself. Drop two .npy files together.
        </p>
      )}
      {(wrong ?? problem) && (
        <p className={styles.problem} role="alert">
          {wrong ?? problem}
        </p>
      )}
      <div className={styles.line}>
        {share === null ? (
          <button type="button" className={`${controls.button} ${controls.primary}`} disabled={wrong !== null} onClick={load}>
            Use this head
          </button>
        ) : (
          <>
            <progress className={styles.progress} value={share} aria-label="Reading" />
            <button
              type="button"
              className={controls.button}
              onClick={() => {
                stop.current?.abort()
                setShare(null)
              }}
            >
              Cancel
            </button>
          </>
        )}
      </div>
    </div>
  )
}

interface TensorChoiceProps {
  label: string
  tensors: readonly Tensor[]
  choice: Choice
  onChange: (choice: Choice) => void
  start: (tensor: number) => Choice
}

function TensorChoice({ label, tensors, choice, onChange, start }: TensorChoiceProps) {
  const id = useId()
  const tensor = tensors[choice.tensor] as Tensor
  const { reading, index } = choice
  const last = tensor.shape.length - 1
  return (
    <fieldset className={styles.tensor}>
      <legend>{label}</legend>
      <Dropdown
        label={label}
        className={styles.tensorName}
        value={String(choice.tensor)}
        options={tensors.map((each, at) => ({ value: String(at), label: each.name, hint: sayTensor(each) }))}
        onChange={value => onChange(start(Number(value)))}
      />
      <span className={styles.label}>{sayTensor(tensor)}</span>
      {last > 1 && (
        <Dropdown
          inline
          label={`Tokens of ${label.toLowerCase()}`}
          value={String(reading.tokens)}
          options={tensor.shape
            .slice(0, last)
            .map((size, dim) => ({ value: String(dim), label: `tokens: dimension ${dim} (${size})` }))}
          onChange={value => {
            const next = readingWith(tensor.shape, Number(value), last)
            onChange({ ...choice, reading: next, index: next.others.map(() => 0) })
          }}
        />
      )}
      {reading.others.map(({ dim, size, name }, at) => (
        <span key={dim} className={styles.index}>
          <label htmlFor={`${id}${dim}`} className={styles.label}>
            {name} (of {size})
          </label>
          <NumberInput
            id={`${id}${dim}`}
            name={`${label}, ${name}`}
            className={styles.small}
            value={index[at] ?? 0}
            range={{ min: 0, max: size - 1, integer: true }}
            step={1}
            onChange={value => onChange({ ...choice, index: index.with(at, value) })}
          />
        </span>
      ))}
    </fieldset>
  )
}
