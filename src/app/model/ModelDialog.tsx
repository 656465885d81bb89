import { useMemo, useRef, useState } from 'react'
import { dialectsOf } from '../../configs/dialects'
import { writeJson } from '../../configs/document/write'
import type { ModelPart, ModelReading, ReaderId } from '../../configs/effective'
import { withRopeTensors } from '../../configs/gguf/ggufFile'
import type { RopeTensors } from '../../configs/gguf/ropeTensors'
import { lint } from '../../configs/lint'
import { ownVerdicts } from '../../configs/lint/oneReader'
import { READER_NAMES } from '../../configs/lint/sources'
import { readBest, readFile } from '../../configs/readModel'
import { build, textSetup } from '../../configs/tableOf'
import { useActions, useStore } from '../../state/hooks'
import controls from '../controls/controls.module.css'
import { Window } from '../dialogs/Window'
import { SetupPicker } from '../rail/SetupPicker'
import { CorrectedPane } from './CorrectedPane'
import { DialectList } from './DialectList'
import { EXAMPLES } from './examples'
import { FindingList } from './FindingList'
import { factsOf } from './facts'
import { KeyTable } from './KeyTable'
import styles from './model.module.css'
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
  const parts = useMemo(() => reading?.parts.map(part => withTensors(part, model.tensors)) ?? [], [reading, model.tensors])
  const part = parts.find(({ id }) => id === partId) ?? parts[0]
  const setup = part?.setup ?? null
  const dialects = useMemo(
    () => (file && setup && part?.id !== 'vision' ? dialectsOf(file, setup, reader) : []),
    [file, setup, part, reader],
  )
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
                <button
                  type="button"
                  className={controls.button}
                  disabled={!setup}
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
                  disabled={!setup}
                  onClick={() => {
                    if (setup) chooseSetup(setup)
                    close()
                  }}
                >
                  Show this scene
                </button>
              </div>
              {report && part.id === 'text' && <FindingList findings={report.findings} />}
              <Effective part={part} reading={reading} said={report?.findings.map(({ title }) => title) ?? []} />
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
              {own.length > 0 && <OwnTable rows={own} reader={READER_NAMES[reading.reader]} />}
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
                  onChoose={dialect => {
                    setScene({ ...scene, a: setup, b: dialect.setup })
                    close()
                  }}
                />
              )}
            </div>
          </>
        ) : (
          <div className={styles.nothing}>
            <p>
              Open the configuration of a model to see its effective rotary embedding, what transformers, vLLM and llama.cpp do
              with each of its keys, and where two settings part.
            </p>
            <p className={styles.examplesHead}>Or take a published one, whose numbers are known:</p>
            <SetupPicker
              label="Published models"
              className={`${controls.field} ${controls.trigger} ${styles.published}`}
              name="Models and papers"
              chosen={undefined}
              onChoose={published => {
                chooseSetup(published)
                close()
              }}
            />
            <p className={styles.examplesHead}>Files that went wrong in public:</p>
            <ul className={styles.examples}>
              {EXAMPLES.map(({ name, hint, text }) => (
                <li key={name}>
                  <button type="button" className={controls.link} onClick={() => model.setText(text)}>
                    {name}
                  </button>
                  , {hint}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Window>
  )
}

function Effective({ part, reading, said }: { part: ModelPart; reading: ModelReading; said: readonly string[] }) {
  const facts = factsOf(part)
  return (
    <section aria-label="Effective rotary embedding">
      {facts.length > 0 ? (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={styles.problem}>{reading.message ?? notBuilt(reading) ?? part.notes.at(-1) ?? 'Nothing is built.'}</p>
      )}
      {(part.shortfalls.length > 0 || part.notes.length > 0) && (
        <ul className={styles.notes}>
          {[...part.shortfalls, ...(facts.length ? part.notes : [])]
            .filter(note => !said.includes(note))
            .map(note => (
              <li key={note}>{note}</li>
            ))}
        </ul>
      )}
    </section>
  )
}

function notBuilt({ status, reader }: ModelReading): string | null {
  return status === 'model_type not in this release' ? `${READER_NAMES[reader]} has no class for this model_type.` : null
}

function Choice({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string
  options: readonly { id: string; title: string }[]
  chosen: string
  onChoose: (id: string) => void
}) {
  return (
    <div className={styles.choice} role="group" aria-label={label}>
      {options.map(({ id, title }) => (
        <button key={id} type="button" className={controls.quiet} aria-pressed={id === chosen} onClick={() => onChoose(id)}>
          {title}
        </button>
      ))}
    </div>
  )
}

/** A part of a GGUF file with the factors of its tensors. */
function withTensors(part: ModelPart, tensors: RopeTensors | null): ModelPart {
  if (!tensors || !part.setup || !part.rope) return part
  const { rope } = part
  const original = rope.factor.implied
    ? part.setup.geometry.trainedLength / rope.factor.implied
    : part.setup.geometry.trainedLength
  const setup = withRopeTensors(part.setup, tensors, Math.round(original), rope.attentionFactor)
  if (setup === part.setup) return part
  const table = (seqLen: number) =>
    build(textSetup(setup.geometry, setup.frequencies.variant, { ...setup.frequencies.params, seqLen }))
  const [short, long] = [table(0), table(original + 1)]
  const twofold = tensors.longFactor !== undefined
  return {
    ...part,
    setup,
    rope: { ...rope, invFreq: short.invFreq, ...(twofold && { invFreqLong: long.invFreq, switchLength: original }) },
    shortfalls: [],
    notes: [...part.notes, 'The frequencies are divided by the factors of the file’s own tensors.'],
  }
}
