import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import controls from '../controls/controls.module.css'
import { save } from '../figureFile'
import { useCopied } from '../useCopied'
import styles from './model.module.css'

/** px of a line of the file */
const LINE = 16

/** The repaired file, with the changed lines marked. */
export function CorrectedPane({
  text,
  before,
  changes,
  onOpen,
}: {
  text: string
  before: string
  changes: readonly string[]
  onOpen: () => void
}) {
  const [copied, copy] = useCopied()
  const lines = useMemo(() => {
    const squeeze = (line: string) => line.replace(/[\s,]/g, '')
    const old = new Set(before.split('\n').map(squeeze))
    return text
      .trimEnd()
      .split('\n')
      .map(line => ({ line, changed: squeeze(line) !== '' && !old.has(squeeze(line)) && !/^[[\]{}]+$/.test(squeeze(line)) }))
  }, [text, before])
  const code = useRef<HTMLPreElement>(null)
  useEffect(() => {
    const first = lines.findIndex(({ changed }) => changed)
    const pre = code.current
    if (pre) pre.scrollTop = Math.max(0, first - Math.floor(pre.clientHeight / LINE / 4)) * LINE
  }, [lines])
  return (
    <section className={styles.corrected} aria-label="Corrected file">
      <div className={styles.paneHead}>
        <h3 className={styles.heading}>Corrected file</h3>
        <button type="button" className={controls.quiet} onClick={() => copy(text)}>
          {copied === 'done' ? <IconCheck size={18} stroke={1.5} /> : <IconCopy size={18} stroke={1.5} />}
          {copied === 'done' ? 'Copied' : 'Copy'}
        </button>
        <button
          type="button"
          className={controls.quiet}
          aria-label="Save as config.json"
          title="Save as config.json"
          onClick={() => save(new Blob([text]), 'config.json')}
        >
          <IconDownload size={18} stroke={1.5} />
        </button>
      </div>
      <p className={styles.hint}>
        Changes {changes.join(', ')}.{' '}
        <button type="button" className={controls.link} onClick={onOpen}>
          Read this one
        </button>
      </p>
      {copied === 'refused' && <p className={styles.problem}>The browser did not let it be copied; select the text instead.</p>}
      <pre ref={code} className={styles.code} tabIndex={0} aria-label="Text of the corrected file">
        {lines.map(({ line, changed }, i) => (
          <span key={i} className={changed ? styles.changed : undefined}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  )
}
