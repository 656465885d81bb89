import { IconFileUpload, IconWorldDownload } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useRef, useState } from 'react'
import { sayBytes } from '../../configs/files/source'
import type { HubProgress } from '../../configs/hub'
import { fetchHub, modelId } from '../../configs/hub'
import controls from '../controls/controls.module.css'
import styles from './model.module.css'
import type { OpenModel } from './useModelFile'

const EXAMPLE = `{
  "model_type": "qwen3",
  "rope_theta": 1000000,
  "rope_scaling": { … },
  …
}`

/** Where a configuration comes from: pasted, dropped, chosen, or asked of a hub. */
export function SourcePane({ model, area }: { model: OpenModel; area: RefObject<HTMLTextAreaElement | null> }) {
  const input = useRef<HTMLInputElement>(null)
  const { problem } = model
  const goTo = (line: number, column: number) => {
    const target = area.current
    if (!target) return
    const before = target.value.split('\n').slice(0, line - 1)
    const at = before.reduce((sum, row) => sum + row.length + 1, 0) + column - 1
    target.focus()
    target.setSelectionRange(at, Math.min(at + 1, target.value.length))
    target.scrollTop = Math.max(0, (line - 6) * 16)
  }
  return (
    <section className={styles.source} aria-label="Configuration">
      <div className={styles.paneHead}>
        <h3 className={styles.heading}>{model.name || 'Configuration'}</h3>
        <button type="button" className={controls.quiet} onClick={() => input.current?.click()}>
          <IconFileUpload size={18} stroke={1.5} /> Choose a file
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.gguf,.txt,.log,application/json"
          onChange={event => {
            const file = event.target.files?.[0]
            if (file) model.take(file)
            event.target.value = ''
          }}
        />
      </div>
      <textarea
        ref={area}
        className={styles.paste}
        value={model.text}
        placeholder={EXAMPLE}
        aria-label="Text of a configuration"
        aria-invalid={problem !== null}
        spellCheck={false}
        wrap="off"
        onChange={event => model.setText(event.target.value)}
      />
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem.problem}
          {problem.line !== undefined && problem.column !== undefined && (
            <>
              {' '}
              <button
                type="button"
                className={controls.link}
                onClick={() => goTo(problem.line as number, problem.column as number)}
              >
                Show the place
              </button>
            </>
          )}
          {model.last && ' What was read before stays beside it.'}
        </p>
      ) : (
        <p className={styles.hint}>
          Paste a config.json (transformers, diffusers, Meta, DeepSeek) or GGUF keys, or drop a file anywhere on the page. It
          stays on this machine.
        </p>
      )}
      <HubFetch onText={text => model.setText(text)} />
    </section>
  )
}

/** Asks Hugging Face for the configuration of a model, on demand. */
function HubFetch({ onText }: { onText: (text: string) => void }) {
  const [id, setId] = useState('')
  const [progress, setProgress] = useState<HubProgress | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)
  const fetchIt = async () => {
    const model = modelId(id)
    if (!model) return setProblem('A model is named owner/name, such as Qwen/Qwen3-8B, or by the address of its page.')
    const controller = new AbortController()
    running.current = controller
    setProblem(null)
    setProgress({ file: 'config.json', loaded: 0, total: null })
    try {
      onText(await fetchHub(model, controller.signal, setProgress))
    } catch (error) {
      if (!controller.signal.aborted) setProblem((error as Error).message)
    }
    setProgress(null)
  }
  return (
    <form
      className={styles.hub}
      onSubmit={event => {
        event.preventDefault()
        if (!progress) void fetchIt()
      }}
    >
      <div className={styles.hubLine}>
        <input
          className={`${controls.field} ${styles.hubId}`}
          value={id}
          placeholder="owner/name on Hugging Face"
          aria-label="Model on Hugging Face"
          spellCheck={false}
          autoComplete="off"
          onChange={event => setId(event.target.value)}
        />
        {progress ? (
          <button type="button" className={controls.button} onClick={() => running.current?.abort()}>
            Cancel
          </button>
        ) : (
          <button type="submit" className={controls.button} disabled={id.trim() === ''}>
            <IconWorldDownload size={18} stroke={1.5} /> Ask
          </button>
        )}
      </div>
      {progress && (
        <progress className={styles.progress} value={progress.loaded} max={progress.total ?? undefined} aria-label="Download" />
      )}
      <p className={problem ? styles.problem : styles.hint} role={problem ? 'alert' : undefined}>
        {problem ??
          (progress
            ? `${progress.file}, ${sayBytes(progress.loaded)}${progress.total === null ? '' : ` of ${sayBytes(progress.total)}`}`
            : 'This asks huggingface.co, which then knows your address and the model’s name. Nothing else on this page leaves the machine.')}
      </p>
    </form>
  )
}
