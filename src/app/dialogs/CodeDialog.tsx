import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { createSubject, WRITERS } from '../../configs/writers'
import { useStore } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { save } from '../figureFile'
import { useInstrument } from '../instrument'
import { sideNames } from '../naming'
import { useCopied } from '../useCopied'
import styles from './files.module.css'
import { Window } from './Window'

/** The setup as configuration files, command lines and code that checks itself. */
export default function CodeDialog({ onClose }: { onClose: () => void }) {
  const { link } = useInstrument()
  const scene = useStore(state => state.scene)
  const group = useStore(state => state.view.group)
  const [target, setTarget] = useState(WRITERS[0]?.id ?? '')
  const [side, setSide] = useState<'a' | 'b'>('a')
  const names = sideNames(scene.a, scene.b)
  const setup = (side === 'b' && scene.b) || scene.a
  const name = setup === scene.a ? names[0] : names[1]
  const subject = useMemo(
    () => createSubject(setup, scene.segments, { name, link: link.copyLink(), group }),
    [setup, scene.segments, name, link, group],
  )
  const writer = WRITERS.find(({ id }) => id === target) ?? WRITERS[0]
  const written = useMemo(() => writer?.write(subject), [writer, subject])
  const [copied, copy] = useCopied()
  if (!writer || !written) return null
  return (
    <Window title="Export code" onClose={onClose}>
      <div className={styles.body}>
        <div className={styles.choices} role="group" aria-label="Target">
          {WRITERS.map(({ id, name: label }) => (
            <button
              key={id}
              type="button"
              className={controls.quiet}
              aria-pressed={id === writer.id}
              onClick={() => setTarget(id)}
            >
              {label}
            </button>
          ))}
        </div>
        <div className={styles.line}>
          {scene.b ? (
            <div className={styles.choices} role="group" aria-label="Side">
              {(['a', 'b'] as const).map((letter, i) => (
                <button
                  key={letter}
                  type="button"
                  className={controls.quiet}
                  aria-pressed={setup === (letter === 'a' ? scene.a : scene.b)}
                  onClick={() => setSide(letter)}
                >
                  {letter.toUpperCase()}: {names[i]}
                </button>
              ))}
            </div>
          ) : (
            <span className={styles.subject}>{name}</span>
          )}
        </div>
        {written.notes.length > 0 && (
          <ul className={styles.notes} aria-label="What this target does not say">
            {written.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {written.text && (
          <>
            <div className={styles.line}>
              <span className={styles.hint}>{writer.use}</span>
              <button type="button" className={controls.quiet} onClick={() => copy(written.text)}>
                {copied === 'done' ? <IconCheck size={18} stroke={1.5} /> : <IconCopy size={18} stroke={1.5} />}
                {copied === 'done' ? 'Copied' : 'Copy'}
              </button>
              <button type="button" className={controls.quiet} onClick={() => save(new Blob([written.text]), writer.file)}>
                <IconDownload size={18} stroke={1.5} /> {writer.file}
              </button>
            </div>
            {copied === 'refused' && (
              <p className={styles.problem}>The browser did not let it be copied; select the text instead.</p>
            )}
            <section className={styles.codeScroll} tabIndex={0} aria-label={`${writer.name}, ${writer.file}`}>
              <pre className={styles.code}>{written.text}</pre>
            </section>
          </>
        )}
      </div>
    </Window>
  )
}
