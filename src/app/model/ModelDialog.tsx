import { useMemo, useRef, useState } from 'react'
import { dialectsOf } from '../../configs/dialects'
import { writeJson } from '../../configs/document/write'
import type { ReaderId } from '../../configs/effective'
import { withPartTensors } from '../../configs/gguf/partTensors'
import { lint } from '../../configs/lint'
import { ownVerdicts } from '../../configs/lint/oneReader'
import { READER_NAMES } from '../../configs/lint/sources'
import { setupOf } from '../../configs/parts'
import { readBest, readFile } from '../../configs/readModel'
import { useActions, useStore } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { Window } from '../dialogs/Window'
import { Choice } from './Choice'
import { CorrectedPane } from './CorrectedPane'
import { DialectList } from './DialectList'
import { Effective } from './Effective'
import { FindingList } from './FindingList'
import { KeyTable } from './KeyTable'
import styles from './model.module.css'
import { NothingYet } from './NothingYet'
import { OwnTable } from './OwnTable'
import { SourcePane } from './SourcePane'
import { useModelFile } from './useModelFile'

const TEXT_READERS: readonly ReaderId[] = ['transformers5', 'transformers4', 'vllm', 'llamacpp', 'paper']

/** A real configuration: what each reader makes of it, what is wrong with it, and the scene that it is. */
export default function ModelDialog({ onClose }: { onClose: () => void }) {
  const model = useModelFile()
  const area = useRef<HTMLTextAreaElement>(null)
  const { setView, chooseSetup, compareWith, setScene } = useActions()
  const scene = useStore(state => state.scene)
  const [chosenReader, setReader] = useState<ReaderId | null>(null)
  const [partId, setPart] = useState('text')
  const [chosenKind, setKind] = useState<string | null>(null)
  const file = model.file ?? model.last
  const report = useMemo(() => file && lint(file), [file])
  const own = useMemo(() => (file ? ownVerdicts(file) : []), [file])
  const best = useMemo(() => file && readBest(file), [file])
  const readers = file?.form === 'transformers' ? TEXT_READERS : best ? [best.reader] : []
  const reader = chosenReader && readers.includes(chosenReader) ? chosenReader : (best?.reader ?? 'transformers5')
  const reading = useMemo(
    () => (file && best && (reader === best.reader ? best : readFile(file, reader))) || best,
    [file, best, reader],
  )
  const parts = useMemo(() => reading?.parts.map(part => withPartTensors(part, model.tensors)) ?? [], [reading, model.tensors])
  const part = parts.find(({ id }) => id === partId) ?? parts[0]
  const groups = part?.rope?.layers ?? []
  const kind = groups.some(({ layerType, setup }) => setup && layerType === chosenKind) ? chosenKind : (part?.shows ?? null)
  const setup = part ? setupOf(part, kind) : null
  const dialects = useMemo(
    () => (file && setup && part?.id !== 'vision' ? dialectsOf(file, setup, reader, kind) : []),
    [file, setup, part, reader, kind],
  )
  const settled = model.file !== null && !model.reading
  const before = useMemo(() => (file ? writeJson(file.config, file.floats) : ''), [file])

  const close = () => {
    setView({ config: null })
    onClose()
  }
  return (
    <Window title="Open a model" whole initialFocus={area} onClose={close}>
      <div className={styles.panes} data-open={file !== null || undefined}>
        <SourcePane model={model} area={area} />
        {file && reading && part ? (
          <>
            <div className={styles.middle} data-stale={model.file === null || undefined}>
              <div className={styles.summary}>
                <p className={styles.recognised}>{file.recognised}</p>
                {parts.length > 1 && (
                  <Choice
                    label="Part of the model"
                    options={parts.map(({ id, title }) => ({ id, title: title.replace(/ \(.*/, '') }))}
                    chosen={part.id}
                    onChoose={setPart}
                  />
                )}
                <div className={styles.verbs}>
                  <button
                    type="button"
                    className={controls.button}
                    disabled={!setup || !settled}
                    onClick={() => {
                      compareWith(setup)
                      close()
                    }}
                  >
                    Compare as B
                  </button>
                  <button
                    type="button"
                    className={`${controls.button} ${controls.primary}`}
                    disabled={!setup || !settled}
                    onClick={() => {
                      if (setup) setScene({ ...scene, a: setup, b: null })
                      close()
                    }}
                  >
                    Show this scene
                  </button>
                </div>
              </div>
              {report && part.id === 'text' && <FindingList findings={report.findings} />}
              <Effective
                part={part}
                reading={reading}
                kind={kind}
                onKind={setKind}
                said={report?.findings.map(({ title }) => title) ?? []}
              />
              <div className={styles.actions}>
                {readers.length > 1 && (
                  <Choice
                    label="Read by"
                    options={readers.map(id => ({ id, title: READER_NAMES[id] }))}
                    chosen={reader}
                    onChoose={id => setReader(id as ReaderId)}
                  />
                )}
              </div>
              {report && part.id === 'text' && <KeyTable report={report} />}
              {own.length > 0 && <OwnTable form={file.form} rows={own} reader={READER_NAMES[reading.reader]} />}
            </div>
            <div className={styles.right}>
              {report?.corrected && (
                <CorrectedPane
                  text={report.corrected}
                  before={before}
                  changes={report.changes}
                  onOpen={() => model.setText(report.corrected ?? '')}
                />
              )}
              {setup && part.id !== 'vision' && (file.form === 'transformers' || dialects.length > 0) && (
                <DialectList
                  dialects={dialects}
                  disabled={!settled}
                  onChoose={dialect => {
                    setScene({ ...scene, a: setup, b: dialect.setup })
                    close()
                  }}
                />
              )}
            </div>
          </>
        ) : (
          <NothingYet
            onText={model.setText}
            onSetup={published => {
              chooseSetup(published)
              close()
            }}
          />
        )}
      </div>
    </Window>
  )
}
