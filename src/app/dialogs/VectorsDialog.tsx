import { useState } from 'react'
import type { FileSource } from '../../configs/files/source'
import { blobSource, FileProblem, sayBytes } from '../../configs/files/source'
import { openTensors } from '../../configs/tensors/openTensors'
import type { Tensor } from '../../configs/tensors/tensor'
import { DUMP_SCRIPT } from '../../configs/vectors/dumpScript'
import controls from '../controls/controls.module.css'
import { useCopied } from '../useCopied'
import styles from './files.module.css'
import { HeadChoice } from './HeadChoice'
import { Window } from './Window'

interface Opened {
  tensors: readonly Tensor[]
  leftOut: readonly string[]
  words: string
}

/** Queries and keys of a real model out of .npy and .safetensors files. */
export default function VectorsDialog({ onClose }: { onClose: () => void }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const [copied, copy] = useCopied()

  async function open(files: readonly File[]) {
    if (!files.length) return
    try {
      const sources: FileSource[] = files.map(file => blobSource(file, file.name))
      const { tensors, leftOut } = await openTensors(sources)
      if (!tensors.length) throw new FileProblem(`${files[0]?.name} holds no tensor that is read here.`)
      const words = files.map(({ name, size }) => `${name}, ${sayBytes(size)}`).join('; ')
      setOpened({ tensors, leftOut, words })
      setProblem(null)
    } catch (error) {
      setProblem(
        error instanceof FileProblem
          ? error.message
          : `The file could not be read: ${error instanceof Error ? error.message : error}`,
      )
    }
  }

  return (
    <Window title="Queries and keys of a model" onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.lead}>
          Drop a .safetensors file or .npy files with query and key vectors of a model, before they are rotated. They are read in
          slices, up to 2 GB, stay on this machine, and are in no link.
        </p>
        <div
          className={styles.drop}
          data-over={over || undefined}
          onDragOver={event => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={event => {
            event.preventDefault()
            setOver(false)
            void open([...event.dataTransfer.files])
          }}
        >
          <label className={`${controls.button} ${styles.choose}`}>
            Choose files
            <input
              type="file"
              multiple
              accept=".npy,.safetensors"
              className="unseen"
              onChange={event => {
                void open([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </label>
          <span className={styles.hint}>{opened ? opened.words : 'or drop them here'}</span>
        </div>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {opened && opened.leftOut.length > 0 && (
          <p className={styles.hint}>Left out, of types that are not read: {opened.leftOut.slice(0, 4).join(', ')}.</p>
        )}
        {opened && <HeadChoice key={opened.words} tensors={opened.tensors} onDone={onClose} />}
        <details className={styles.script} open={!opened}>
          <summary>A script that writes such a file with transformers</summary>
          <div className={styles.line}>
            <span className={styles.hint}>
              python dump_qk.py MODEL text.txt, for models whose attention calls apply_rotary_pos_emb(q, k, …)
            </span>
            <button type="button" className={controls.quiet} onClick={() => copy(DUMP_SCRIPT)}>
              {copied === 'done' ? 'Copied' : 'Copy'}
            </button>
          </div>
          <section className={styles.codeScroll} tabIndex={0} aria-label="dump_qk.py">
            <pre className={styles.code}>{DUMP_SCRIPT}</pre>
          </section>
        </details>
      </div>
    </Window>
  )
}
